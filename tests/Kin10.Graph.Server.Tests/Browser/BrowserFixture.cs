using Kin10.Testing;
using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>One browser for all tests; each opens a fresh profile in it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // The browser itself must stay silent too, or "no request left this machine" would depend on its moods.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();

        // How long a page may take is measured elsewhere.
        Assertions.SetDefaultExpectTimeout(30_000);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            Headless = true,
            Args = Arguments,
        });
    }

    /// <summary>A page of a new profile that knows only this server.</summary>
    public async Task<WatchedPage> OpenAsync(Uri server, ColorScheme colours = ColorScheme.Light, int width = 1400)
    {
        if (_browser is null)
        {
            throw new InvalidOperationException(Chromium.Missing);
        }

        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.ToString(),
            ColorScheme = colours,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        return new WatchedPage(context, await context.NewPageAsync(), server);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
