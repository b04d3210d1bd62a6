using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>What axe finds in the playground, in all its states, light and dark, on a desk and on a phone.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PlaygroundAccessibilityTests(ServerFixture server, BrowserFixture browser)
{
    /// <summary>Inside GraphiQL and its editor: what cannot be mended from outside.</summary>
    private static readonly (string Rule, string Element, string Reason)[] Known =
    [
        ("color-contrast", "class=\"mtk", "The colours of what is written in the editors are those of GraphiQL's themes for Monaco."),
        ("color-contrast", "line-numbers", "So are those of the line numbers."),
        ("nested-interactive", "graphiql-tab", "GraphiQL's tab is an item with role tab around the button that chooses it."),
    ];

    [BrowserTheory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Playground_InEachState_HasNothingThatAxeFinds(ColorScheme colours, int width)
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress, colours, width);
        var page = watched.Page;
        var shot = $"playground-{colours}-{width}-".ToLowerInvariant();
        var found = new List<string>();
        await page.AskByLinkAsync("MostWorkedOn");
        await CheckAsync("json");
        await page.Button("Table").ClickAsync();
        await CheckAsync("table");
        await page.Button("Graph").ClickAsync();
        await page.Locator(".drawing g[role=button]").First.FocusAsync();
        await page.GetByText("As text:").ClickAsync();
        await CheckAsync("graph");
        await page.Button("JSON").ClickAsync();
        await page.GetByLabel("Show Questions").ClickAsync();
        await Assertions.Expect(page.Locator(".questions")).ToBeVisibleAsync();
        await CheckAsync("questions");
        await page.GetByLabel("Show Query builder").ClickAsync();
        await Assertions.Expect(page.Locator(".explorer .tree").First).ToBeVisibleAsync();
        await CheckAsync("builder");
        await page.GetByLabel("Hide Query builder").ClickAsync();
        await page.GetByLabel("Copy as code").ClickAsync();
        await CheckAsync("code");

        Assert.True(found.Count == 0, string.Join('\n', found.Distinct()));

        async Task CheckAsync(string state)
        {
            await watched.SaveScreenshotAsync(shot + state);
            var result = await page.RunAxe();
            found.AddRange(
                from violation in result.Violations
                from node in violation.Nodes
                where !Known.Any(known => known.Rule == violation.Id && node.Html.Contains(known.Element, StringComparison.Ordinal))
                select $"{state}: {violation.Id}: {violation.Help}: {node.Target} {node.Html}");
        }
    }
}
