using Kin10.Graph.Server.Tests.Support;
using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>Queries that are followed.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PlaygroundLiveTests(ServerFixture server, BrowserFixture browser)
{
    [BrowserFact]
    public async Task FollowLive_GraphChanges_ShowsEachAnswerUntilItIsStopped()
    {
        await using var over = await TestServer.StartAsync();
        await using var watched = await browser.OpenAsync(over.Client.BaseAddress!);
        var page = watched.Page;
        await page.AnswerAsync(
            "Followed", () => page.GotoAsync("/graphql#query=%23+Mine%0Aquery+Followed+%7B+rootCauses+%7B+totalCount+%7D+%7D"));

        await page.GetByLabel("Follow live").ClickAsync();
        await Assertions.Expect(page.Locator(".live")).ToContainTextAsync("Live: answer 1, at");
        over.Store.Change("version-2", """{"totalCount":77}""");
        await Assertions.Expect(page.Locator(".live")).ToContainTextAsync("Live: answer 2, at");
        await Assertions.Expect(page.Locator(".result-window")).ToContainTextAsync("77");

        await page.GetByLabel("Stop following").ClickAsync();
        await Assertions.Expect(page.GetByLabel("Follow live")).ToBeVisibleAsync();
        await Eventually.TrueAsync(() => over.Store.Waiting == 0);

        // The query is still one.
        Assert.Contains("query Followed {", await page.ReadQueryAsync(), StringComparison.Ordinal);
        await page.AnswerAsync("query Followed", () => page.GetByLabel("Execute query").ClickAsync());
        await Assertions.Expect(page.Locator(".live")).ToHaveCountAsync(0);
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task FollowLive_SeveralRootFields_SaysWhatWouldBeRight()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.GotoAsync("/graphql#query=query+Two+%7B+graph+%7B+name+%7D+metrics+%7B+totalCount+%7D+%7D");
        await Assertions.Expect(page.Locator(".making")).ToBeVisibleAsync();

        await page.GetByLabel("Follow live").ClickAsync();

        await Assertions.Expect(page.Locator(".result-window")).ToContainTextAsync("A live query follows one root field");
        await Assertions.Expect(page.GetByLabel("Follow live")).ToBeVisibleAsync();
        watched.AssertNothingWentWrong();
    }
}
