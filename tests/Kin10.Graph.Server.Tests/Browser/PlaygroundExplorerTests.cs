using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>Queries built by clicking.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PlaygroundExplorerTests(ServerFixture server, BrowserFixture browser)
{
    [BrowserFact]
    public async Task Explorer_FromNothing_BuildsAQueryThatIsAnswered()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = await OpenAsync(watched);
        await page.WriteAsync("# Mine");

        await page.GetByRole(AriaRole.Searchbox).FillAsync("partners");
        await Box(page, "partners").CheckAsync();
        await Box(page, "first").CheckAsync();
        await page.GetByLabel("Value of first").FillAsync("3");
        await Box(page, "totalCount").First.CheckAsync();

        await Assertions.Expect(page.Locator(PlaygroundPages.QueryEditor)).ToContainTextAsync("totalCount");
        Assert.Equal(
            [
                "# Mine", "query Built {", "  partners(first: 3) {", "    nodes {", "      id", "      name", "    }", "    totalCount", "  }", "}",
            ],
            (await page.ReadQueryAsync()).Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0));
        var data = await page.AnswerAsync("query Built", () => page.GetByLabel("Execute query").ClickAsync());
        Assert.Equal(3, data.GetProperty("partners").GetProperty("nodes").GetArrayLength());
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Explorer_FilterOpened_WritesItsObject()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = await OpenAsync(watched);
        await page.WriteAsync("query Filtered { partners { totalCount } }");

        await page.Button("Open partners").First.ClickAsync();
        await page.Button("Open where").First.ClickAsync();
        await page.Button("Open sector").First.ClickAsync();
        await Box(page, "eq").First.CheckAsync();
        await page.GetByLabel("Value of eq").SelectOptionAsync("COMPANY");

        await Assertions.Expect(page.Locator(PlaygroundPages.QueryEditor)).ToContainTextAsync("COMPANY");
        Assert.Contains("partners(where: {sector: {eq: COMPANY}})", await page.ReadQueryAsync(), StringComparison.Ordinal);
        var data = await page.AnswerAsync("query Filtered", () => page.GetByLabel("Execute query").ClickAsync());
        Assert.True(data.GetProperty("partners").GetProperty("totalCount").GetInt32() > 0);
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Explorer_ByKeyboard_TicksAndTakesAway()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = await OpenAsync(watched);
        await page.WriteAsync("query Keys { graph { name } }");
        await page.Button("Open graph").FocusAsync();

        await page.Keyboard.PressAsync("Enter");
        await Box(page, "version").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.Locator(PlaygroundPages.QueryEditor)).ToContainTextAsync("version");
        await Box(page, "graph").FocusAsync();
        await page.Keyboard.PressAsync("Space");

        // An operation without fields cannot be.
        await Assertions.Expect(page.Locator(PlaygroundPages.QueryEditor)).Not.ToContainTextAsync("graph");
        await Box(page, "graph").CheckAsync();
        await Assertions.Expect(page.Locator(PlaygroundPages.QueryEditor)).ToContainTextAsync("query Built");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Explorer_WhileTheQueryHasAMistake_SaysSo()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = await OpenAsync(watched);
        await page.WriteAsync("query Broken { graph { ");

        await Assertions.Expect(page.Locator(".explorer [role=status]")).ToContainTextAsync("The query has a mistake");
        watched.AssertNothingWentWrong();
    }

    private static async Task<IPage> OpenAsync(WatchedPage watched)
    {
        var page = watched.Page;
        await page.GotoAsync("/graphql");
        await page.GetByLabel("Show Query builder").ClickAsync();
        await Assertions.Expect(Box(page, "graph")).ToBeVisibleAsync();
        return page;
    }

    private static ILocator Box(IPage page, string name) =>
        page.Locator(".explorer").GetByRole(AriaRole.Checkbox, new LocatorGetByRoleOptions { Name = name, Exact = true });
}
