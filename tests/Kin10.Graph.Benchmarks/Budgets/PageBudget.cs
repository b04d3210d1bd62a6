using System.Globalization;
using Kin10.Graph.Benchmarks.Http;
using Kin10.Graph.Benchmarks.Synthetic;
using Kin10.Graph.Bundles;
using Kin10.Testing;
using Microsoft.Playwright;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>
/// The challenge map in a real browser: how soon a first visit of the seed's map shows something and can be used, and how many frames a
/// second a map of 5,000 root causes has while it is dragged.
/// </summary>
internal sealed class PageBudget : IBudget
{
    private const int Visits = 7;
    private const int RootCauses = 5_000;
    private const int Moves = 120;

    // The list is made last, after the picture.
    private const string LastPart = "#list section";

    public string Name => "page";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        if (Chromium.Path is null)
        {
            return [new("the challenge map in a browser", "skipped", "", true, Chromium.Missing)];
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            Args = ["--no-sandbox", "--disable-gpu"],
        });
        return [.. await VisitAsync(browser), await DragAsync(browser)];
    }

    private static async Task<IReadOnlyList<Measurement>> VisitAsync(IBrowser browser)
    {
        using var folder = new TemporaryFolder();
        using var server = await ServerProcess.StartGraphAsync(folder.PathOf("graph.db"), seed: null);
        var (painted, usable) = (new List<double>(), new List<double>());
        for (var visit = 0; visit < Visits; visit++)
        {
            await using var context = await browser.NewContextAsync();
            var page = await OpenAsync(context, server);
            usable.Add(await page.EvaluateAsync<double>("() => performance.now()"));
            painted.Add(await page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime"));
        }

        return [Milliseconds("ms to the first contentful paint of /", painted, 1_000), Milliseconds("ms until / can be used", usable, 1_500)];
    }

    private static async Task<Measurement> DragAsync(IBrowser browser)
    {
        using var folder = new TemporaryFolder();
        var bundle = folder.PathOf("bundle");
        BundleWriter.Write(
            SyntheticGraph.Generate(Kin10Model.Model, type => type.Name switch { "RootCause" => RootCauses, "GrandChallenge" => 7, _ => 20 }),
            bundle);
        using var server = await ServerProcess.StartGraphAsync(folder.PathOf("graph.db"), bundle);
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
        });
        var page = await OpenAsync(context, server);
        var box = (await page.Locator("#picture").BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));

        // The frames that were drawn, from the first move to the last.
        await page.EvaluateAsync("""
            () => {
              window.frames = [];
              const note = time => { window.frames.push(time); requestAnimationFrame(note); };
              requestAnimationFrame(note);
            }
            """);
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.EvaluateAsync("() => { window.frames.length = 0; }");
        for (var move = 0; move < Moves; move++)
        {
            await page.Mouse.MoveAsync(x + (move % 60), y + (move / 2));
        }

        var perSecond = await page.EvaluateAsync<double>(
            "() => 1000 * (window.frames.length - 1) / (window.frames.at(-1) - window.frames[0])");
        await page.Mouse.UpAsync();
        return new(
            $"frames a second while a map of {RootCauses:N0} root causes is dragged",
            perSecond.ToString("0", CultureInfo.InvariantCulture),
            ">= 30",
            perSecond >= 30,
            "");
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context, ServerProcess server)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(120_000);
        await page.GotoAsync($"http://127.0.0.1:{server.Port}/");
        await page.WaitForSelectorAsync(LastPart, new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        return page;
    }

    private static Measurement Milliseconds(string what, List<double> milliseconds, int most)
    {
        milliseconds.Sort();
        var median = milliseconds[milliseconds.Count / 2];
        return new(
            what,
            median.ToString("0", CultureInfo.InvariantCulture),
            $"< {most}",
            median < most,
            string.Create(CultureInfo.InvariantCulture, $"{milliseconds[0]:0} to {milliseconds[^1]:0}"));
    }
}
