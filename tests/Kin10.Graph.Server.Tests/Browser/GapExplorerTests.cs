using System.Globalization;
using CsvHelper;
using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class GapExplorerTests(ServerFixture server, BrowserFixture browser)
{
    [BrowserFact]
    public async Task Gaps_EvenWeights_AreTheNumbersOfTheApiToTheLastDigit()
    {
        var graph = await GraphClient.AskAsync(
            server.BaseAddress, "{ rootCauses(first: 500, order: [{ gap: DESC }]) { nodes { id need supply gap } } }");
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);

        var rows = await DownloadAsync(page);

        Assert.Equal(
            graph["rootCauses"]!["nodes"]!.AsArray().Select(node =>
                ((string)node!["id"]!, (double)node["need"]!, (double)node["supply"]!, (double)node["gap"]!)),
            rows.Select(row => (row["id"], Parse(row["need"]), Parse(row["supply"]), Parse(row["gap"]))),
            (one, other) => one.Item1 == other.Item1
                && Near(one.Item2, other.Item2) && Near(one.Item3, other.Item3) && Near(one.Item4, other.Item4));
        watched.AssertNothingWentWrong();

        static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

        // Sums of three in another order may differ in the last bit.
        static bool Near(double one, double other) => Math.Abs(one - other) < 1e-12;
    }

    [BrowserFact]
    public async Task Gaps_HeadClicked_SortsByItsColumnEitherWay()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);
        var head = page.Locator("th[data-column=partners]");

        await head.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(head).ToHaveAttributeAsync("aria-sort", "descending");
        var most = await ColumnAsync(page, 7);
        Assert.Equal(most.OrderDescending(), most);
        Assert.EndsWith("/gaps?sort=-partners", page.Url, StringComparison.Ordinal);

        await head.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(head).ToHaveAttributeAsync("aria-sort", "ascending");
        var least = await ColumnAsync(page, 7);
        Assert.Equal(least.Order(), least);
        watched.AssertNothingWentWrong();
    }

    [BrowserTheory]
    [InlineData("challenge", "GrandChallenge:preparation", """{ grandChallenges: { some: { id: { eq: "GrandChallenge:preparation" } } } }""")]
    [InlineData("stage", "PREPARATION", "{ commitments: { some: { stages: { some: { eq: PREPARATION } } } } }")]
    [InlineData("state", "CA", """{ activePartners: { some: { states: { some: { eq: "CA" } } } } }""")]
    public async Task Gaps_Filter_LeavesInScatterAndTableWhatTheApiLeaves(string control, string choice, string where)
    {
        var expected = await GraphClient.AskAsync(server.BaseAddress, $"{{ rootCauses(where: {where}, first: 500) {{ nodes {{ name }} }} }}");
        var names = expected["rootCauses"]!["nodes"]!.AsArray().Select(node => (string)node!["name"]!).Order().ToList();
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);

        await page.Locator($"#{control}").SelectOptionAsync(choice);

        await Assertions.Expect(page.Locator("#status")).ToContainTextAsync($"{names.Count} of 32 root causes.");
        Assert.Equal(names, (await page.Locator("#rows th").AllTextContentsAsync()).Order());
        await Assertions.Expect(page.Locator(".point")).ToHaveCountAsync(names.Count);
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Gaps_SliderMoved_ChangesFormulaNumbersAndAddress()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);
        var formula = page.Locator("#formula");
        await Assertions.Expect(formula).ToHaveTextAsync(
            "gap = need × (1 − supply); need = (rank of leverage + rank of reach + 1 if a catalyst) / 3; "
            + "supply = (rank of active partners + rank of practices and initiatives + rank of known money) / 3");

        // Catalysts alone make the need.
        await page.GetByLabel("leverage").FillAsync("0");
        await page.GetByLabel("reach").FillAsync("0");

        await Assertions.Expect(formula).ToContainTextAsync("need = (1 if a catalyst) / 1");
        var graph = await GraphClient.AskAsync(
            server.BaseAddress, "{ rootCauses(where: { isCatalyst: { eq: true } }) { totalCount } }");
        var need = await ColumnAsync(page, 2);
        Assert.Equal((int)graph["rootCauses"]!["totalCount"]!, need.Count(value => value == 1));
        Assert.All(need, value => Assert.True(value is 0 or 1));
        Assert.EndsWith("/gaps?leverage=0&reach=0", page.Url, StringComparison.Ordinal);

        await page.ReloadAsync();
        await Assertions.Expect(formula).ToContainTextAsync("need = (1 if a catalyst) / 1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Even weights" }).ClickAsync();
        await Assertions.Expect(formula).ToContainTextAsync("need = (rank of leverage + rank of reach");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Gaps_RootCauseChosen_SaysWhoCouldBeFundedAndWhy()
    {
        const string name = "Teachers often lack access to quality STEM professional development";
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();

        var chosen = page.Locator("#chosen");
        await Assertions.Expect(chosen.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync($"Who could be funded: {name}");
        await Assertions.Expect(chosen).ToContainTextAsync("Could be funded by 100Kin10 (0.25): both are about this root cause and 2 more.");
        await Assertions.Expect(page.Locator(".point.chosen")).ToHaveCountAsync(1);
        await watched.SaveScreenshotAsync("gaps-chosen");
        Assert.Contains("?at=RootCause:", page.Url, StringComparison.Ordinal);

        await page.GoBackAsync();
        await Assertions.Expect(chosen).ToBeHiddenAsync();
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Gaps_RootCauseOfNobodyChosen_SaysWhoWorksNearBy()
    {
        const string name = "State tracking of STEM teacher supply and demand";
        var graph = await GraphClient.AskAsync(server.BaseAddress, $$"""
            {
              rootCauses(where: { name: { eq: "{{name}}" } }) {
                nodes { activePartners { totalCount } influences { nodes { name activePartners(first: 1, order: [{ name: ASC }]) { nodes { name } } } } }
              }
            }
            """);
        var cause = graph["rootCauses"]!["nodes"]![0]!;
        Assert.Equal(0, (int)cause["activePartners"]!["totalCount"]!);
        var eased = cause["influences"]!["nodes"]![0]!;
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();

        await Assertions.Expect(page.Locator("#chosen")).ToContainTextAsync("Nobody that is known: here a funder would have to find or found somebody.");
        await Assertions.Expect(page.Locator("#chosen")).ToContainTextAsync($"{eased["activePartners"]!["nodes"]![0]!["name"]} on {eased["name"]}");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Gaps_Csv_HasWhatIsShownAndNothingWhereMoneyIsUnknown()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);
        await page.Locator("#challenge").SelectOptionAsync("GrandChallenge:professional-growth");
        await Assertions.Expect(page.Locator("#rows tr")).ToHaveCountAsync(8);

        var rows = await DownloadAsync(page);

        Assert.Equal(await page.Locator("#rows th").AllTextContentsAsync(), rows.Select(row => row["name"]));
        Assert.Equal("980000", Assert.Single(rows, row => row["knownUsd"] != "")["knownUsd"]);
        Assert.All(rows, row => Assert.Contains("Professional Growth", row["grandChallenges"], StringComparison.Ordinal));
    }

    [BrowserTheory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Gaps_AnyWidthAndColours_FitAndAreAccessible(int width, ColorScheme colours)
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress, colours, width);
        var page = watched.Page;
        await OpenAsync(page);
        await page.Locator("#rows button").First.ClickAsync();
        await Assertions.Expect(page.Locator("#chosen")).ToContainTextAsync("Suggestions are computed");
        await watched.SaveScreenshotAsync($"gaps-{width}-{colours}");

        Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await Accessibility.AssertSoundAsync(page);
        watched.AssertNothingWentWrong();
    }

    [BrowserTheory]
    [InlineData(1440)]
    [InlineData(390)]
    [InlineData(320)]
    public async Task Gaps_WordsOfThePicture_AreWholeAndLieOnNothing(int width)
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress, width: width);
        var page = watched.Page;
        await OpenAsync(page);
        // With these weights many lie in the corners.
        await page.GotoAsync("/gaps?leverage=0&reach=0&practices=0&money=0");
        await Assertions.Expect(page.Locator(".point")).ToHaveCountAsync(32);

        var faults = await page.EvaluateAsync<string[]>("""
            () => {
              const frame = document.querySelector('#scatter svg').getBoundingClientRect();
              const boxesOf = selector => [...document.querySelectorAll(selector)]
                .map(element => ({ name: element.textContent || 'a point', box: element.getBoundingClientRect() }));
              const words = boxesOf('#scatter text');
              const points = boxesOf('.point circle');
              const meet = (one, other) => one.left < other.right - 0.5 && other.left < one.right - 0.5
                && one.top < other.bottom - 0.5 && other.top < one.bottom - 0.5;
              const cut = [...words, ...points].filter(({ box }) => box.left < frame.left || box.right > frame.right
                || box.top < frame.top || box.bottom > frame.bottom).map(({ name }) => `${name} is cut`);
              // The second line of a name is close to the first.
              const met = words.flatMap((word, index) => [...words.slice(index + 1), ...points]
                .filter(other => meet(word.box, other.box) && !(word.name.endsWith(',') && other.name.endsWith(' done')))
                .map(other => `${word.name} and ${other.name}`));
              return [...cut, ...met];
            }
            """);

        Assert.Empty(faults);
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Gaps_OnPaper_HaveTheWholeTableWhatWasChosenAndTheWeights()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await OpenAsync(page);
        await page.GotoAsync("/gaps?state=CA&leverage=2");
        await Assertions.Expect(page.Locator("#status")).ToContainTextAsync("of 32 root causes");

        // A4 less its margins.
        await page.SetViewportSizeAsync(718, 1000);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        var rights = await page.Locator("#table th, #table td").EvaluateAllAsync<double[]>(
            "cells => cells.map(cell => cell.getBoundingClientRect().right)");
        Assert.Equal(0, rights.Length % 10);
        Assert.All(rights, right => Assert.InRange(right, 1, 718));
        var frame = page.Locator(".table-frame");
        Assert.Equal("visible", await frame.EvaluateAsync<string>("frame => getComputedStyle(frame).overflowX"));
        await Assertions.Expect(page.Locator("#state")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#formula")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#formula")).ToContainTextAsync("2 × rank of leverage");
        await Assertions.Expect(page.Locator("#weight-leverage")).ToBeHiddenAsync();
        watched.AssertNothingWentWrong();
    }

    [BrowserTheory]
    [InlineData("stage=nope", "There is no stage nope: shown without it.")]
    [InlineData("challenge=nope", "There is no grand challenge nope: shown without it.")]
    [InlineData(
        "challenge=GrandChallenge:nope&state=ZZ",
        "There is no grand challenge GrandChallenge:nope and no state ZZ: shown without them.")]
    [InlineData("at=RootCause:nope", "There is no root cause RootCause:nope: shown without it.")]
    public async Task Gaps_AddressNamesWhatIsNotThere_AreShownWithoutItAndSaySo(string address, string expected)
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;

        await page.GotoAsync($"/gaps?{address}");

        await Assertions.Expect(page.Locator("#left-out")).ToHaveTextAsync(expected);
        await Assertions.Expect(page.Locator("#status")).ToHaveTextAsync("All 32 root causes.");
        foreach (var choice in (string[])["#challenge", "#stage", "#state"])
        {
            await Assertions.Expect(page.Locator(choice)).ToHaveValueAsync("");
        }

        await page.Locator("#state").SelectOptionAsync("CA");
        await Assertions.Expect(page.Locator("#left-out")).ToBeHiddenAsync();
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Gaps_NoPartHasAWeight_SaysThatAllCountAlike()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.GotoAsync("/gaps?leverage=0&reach=0&catalyst=0");

        await Assertions.Expect(page.Locator("#weights-note")).ToHaveTextAsync("No part of need has a weight: so all of them count alike.");
        await page.GetByLabel("reach").FillAsync("1");
        await Assertions.Expect(page.Locator("#weights-note")).ToBeEmptyAsync();
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Gaps_WithASlashBehindIt_AreFoundWithoutOne()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        await watched.Page.GotoAsync("/gaps/");

        Assert.Equal("/gaps", new Uri(watched.Page.Url).AbsolutePath);
        await Assertions.Expect(watched.Page.Locator("#rows tr").First).ToBeAttachedAsync();
        watched.AssertNothingWentWrong();
    }

    private static async Task OpenAsync(IPage page)
    {
        await page.GotoAsync("/gaps");
        await Assertions.Expect(page.Locator("#rows tr").First).ToBeAttachedAsync();
    }

    private static async Task<List<double>> ColumnAsync(IPage page, int column) =>
        [.. (await page.Locator($"#rows tr td:nth-of-type({column})").AllTextContentsAsync())
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    private static async Task<List<Dictionary<string, string>>> DownloadAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Download as CSV" }).ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        using var table = CsvReader.Create(content.ToArray(), CsvReaderOptions.Default with { Separator = ',', HasHeader = false });
        Assert.True(table.Read());
        var names = Enumerable.Range(0, table.FieldCount).Select(table.GetString).ToList();
        var rows = new List<Dictionary<string, string>>();
        while (table.Read())
        {
            rows.Add(Enumerable.Range(0, names.Count).ToDictionary(column => names[column], table.GetString));
        }

        return rows;
    }
}
