using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>Answers as graphs.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PlaygroundGraphTests(ServerFixture server, BrowserFixture browser)
{
    private const string Many =
        "#query=query+Many+%7B+partners(first:+100)+%7B+nodes+%7B+id+name+rootCauses+%7B+nodes+%7B+id+name+%7D+%7D+%7D+%7D+%7D";

    [BrowserFact]
    public async Task Graph_OfASubgraph_HasItsNodesAndLinksAndStandsStill()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        var data = await page.AskByLinkAsync("InfluenceGraph");
        await page.Button("Graph").ClickAsync();

        var subgraph = data.GetProperty("subgraph");
        await Assertions.Expect(Nodes(page)).ToHaveCountAsync(subgraph.GetProperty("nodes").GetArrayLength());
        await Assertions.Expect(page.Locator(".drawing line")).ToHaveCountAsync(subgraph.GetProperty("links").GetArrayLength());
        var before = await PlacesAsync(page);
        await page.Button("JSON").ClickAsync();
        await page.Button("Graph").ClickAsync();
        Assert.Equal(before, await PlacesAsync(page));
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Graph_OfConnections_LinksWhatWasAskedForInEachOther()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress, ColorScheme.Dark);
        var page = watched.Page;
        var data = await page.AskByLinkAsync("MostWorkedOn");
        await page.Button("Graph").ClickAsync();

        var node = data.GetProperty("rootCauses").GetProperty("nodes")[0];
        var name = node.GetProperty("name").GetString();
        var partner = node.GetProperty("partners").GetProperty("nodes")[0].GetProperty("name").GetString();
        await page.GetByText("As text:").ClickAsync();
        await Assertions.Expect(page.Locator(".graph-text")).ToContainTextAsync($"{name} → partners → {partner}");
        await Assertions.Expect(page.GetByLabel("Types")).ToContainTextAsync("Partner");
        await watched.SaveScreenshotAsync("playground-graph-dark");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Graph_ByKeyboard_WalksAlongLinksAndSaysWhereItIs()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress, width: 390);
        var page = watched.Page;
        await page.AskByLinkAsync("Neighbourhood");
        await page.Button("Graph").ClickAsync();
        await page.Button("Larger").FocusAsync();
        await page.Keyboard.PressAsync("Tab");

        var detail = page.Locator(".node-detail");
        var first = await Nodes(page).First.Locator("title").TextContentAsync();
        await Assertions.Expect(detail).ToContainTextAsync(first!);

        // Of the four arrows at least one leads somewhere.
        var seen = new HashSet<string?> { first };
        foreach (var key in (string[])["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"])
        {
            await page.Keyboard.PressAsync("Home");
            await page.Keyboard.PressAsync(key);
            seen.Add(await detail.Locator("strong").TextContentAsync());
        }

        Assert.True(seen.Count > 1, "no arrow led along a link");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Graph_OfRowsWithoutLinks_CannotBeChosenAndSaysWhy()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.AskByLinkAsync("PartnersBySector");

        await Assertions.Expect(page.Button("Graph")).ToBeDisabledAsync();
        await Assertions.Expect(page.Button("Graph")).ToHaveAttributeAsync(
            "title", "The answer holds no linked nodes: ask for nodes and what is in them, or a subgraph.");
        watched.AssertNothingWentWrong();
    }

    [BrowserTheory]
    [InlineData("#question=MostWorkedOn", 1440)]
    [InlineData("#question=MostWorkedOn", 390)]
    [InlineData(Many, 1440)]
    [InlineData(Many, 390)]
    public async Task Graph_Opened_FitsItsFrameAndNoNameCoversAnother(string link, int width)
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress, width: width);
        var page = watched.Page;
        var operation = link == Many ? "Many" : "MostWorkedOn";
        await page.AnswerAsync(operation, () => page.GotoAsync($"/graphql{link}"));
        await page.Button("Graph").ClickAsync();
        await Assertions.Expect(Nodes(page).First).ToBeVisibleAsync();
        await watched.SaveScreenshotAsync($"playground-graph-{operation}-{width}");

        Assert.Empty(await FaultsAsync());
        var before = await page.Locator(".drawing text").CountAsync();
        Assert.InRange(before, 5, await Nodes(page).CountAsync());

        // Where there is more room, more have their names, and the frame scrolls.
        for (var click = 0; click < 4; click++)
        {
            await page.Button("Larger").ClickAsync();
        }

        Assert.True(await page.Locator(".drawing").EvaluateAsync<bool>("frame => frame.scrollWidth > frame.clientWidth"));
        Assert.InRange(await page.Locator(".drawing text").CountAsync(), before, int.MaxValue);
        watched.AssertNothingWentWrong();

        Task<string[]> FaultsAsync() => page.EvaluateAsync<string[]>("""
            () => {
              const frame = document.querySelector('.drawing').getBoundingClientRect();
              const boxesOf = selector => [...document.querySelectorAll(selector)]
                .map(element => ({ name: element.textContent || 'a node', box: element.getBoundingClientRect() }));
              const names = boxesOf('.drawing text');
              const all = [...boxesOf('.drawing svg'), ...boxesOf('.drawing circle'), ...names];
              const meet = (one, other) => one.left < other.right - 0.5 && other.left < one.right - 0.5
                && one.top < other.bottom - 0.5 && other.top < one.bottom - 0.5;
              const cut = all.filter(({ box }) => box.left < frame.left - 0.5 || box.right > frame.right + 0.5
                || box.top < frame.top - 0.5 || box.bottom > frame.bottom + 0.5).map(({ name }) => `${name} is cut`);
              const met = names.flatMap((one, index) => names.slice(index + 1)
                .filter(other => meet(one.box, other.box)).map(other => `${one.name} covers ${other.name}`));
              return [...cut, ...met];
            }
            """);
    }

    private static ILocator Nodes(IPage page) => page.Locator(".drawing g[role=button]");

    private static Task<string[]> PlacesAsync(IPage page) =>
        page.Locator(".drawing .node").EvaluateAllAsync<string[]>("nodes => nodes.map(node => node.getAttribute('transform'))");
}
