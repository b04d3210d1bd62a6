using System.Text.Json;
using Kin10.Graph.Server.Tests.Support;
using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class PlaygroundTests(ServerFixture server, BrowserFixture browser)
{
    [BrowserFact]
    public async Task Playground_DefaultQueryRun_ShowsTheAnswerOfThisServer()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;

        await page.GotoAsync("/graphql");
        await Assertions.Expect(page.Locator(PlaygroundPages.QueryEditor)).ToContainTextAsync("MostWorkedOn");
        var data = await page.AnswerAsync("MostWorkedOn", () => page.GetByLabel("Execute query").ClickAsync());

        var name = FirstName(data);
        await Assertions.Expect(page.Locator(".result-window")).ToContainTextAsync(name);
        await Assertions.Expect(page).ToHaveTitleAsync("Kin10.Graph playground");
        await watched.SaveScreenshotAsync("playground");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Playground_OnlyTrustedDocuments_SaysSo()
    {
        await using var only = await TestServer.StartAsync("--TrustedDocuments:Mode=only");
        await using var watched = await browser.OpenAsync(only.Client.BaseAddress!);
        await watched.Page.GotoAsync("/graphql");

        var result = watched.Page.Locator(".result-window");
        await Assertions.Expect(result).ToContainTextAsync("This server answers only documents that it knows");
        await watched.SaveScreenshotAsync("playground-only-trusted");
    }

    [BrowserFact]
    public async Task Playground_DarkAndCtrlEnter_ShowsTheAnswerOfThisServer()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress, ColorScheme.Dark);
        var page = watched.Page;

        await page.GotoAsync("/graphql");
        await page.Locator(PlaygroundPages.QueryEditor).ClickAsync();
        var data = await page.AnswerAsync("MostWorkedOn", () => page.Keyboard.PressAsync("Control+Enter"));

        var name = FirstName(data);
        await Assertions.Expect(page.Locator(".result-window")).ToContainTextAsync(name);
        await watched.SaveScreenshotAsync("playground-dark");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Playground_OpenedByALink_AsksIt()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;

        var data = await page.AskByLinkAsync("WhoAddresses");

        await Assertions.Expect(page.Locator(".result-window")).ToContainTextAsync(FirstName(data));
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Playground_OpenedByALinkWithASubscription_FollowsItUntilItIsStopped()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;

        var socket = await page.RunAndWaitForWebSocketAsync(
            () => page.GotoAsync("/graphql#query=subscription+Live+%7B+graph+%7B+name+%7D+%7D"));
        await Assertions.Expect(page.Locator(".result-window")).ToContainTextAsync("kin10");
        await page.GetByLabel("Stop query").ClickAsync();
        await Assertions.Expect(page.GetByLabel("Execute query")).ToBeVisibleAsync();

        Assert.Equal($"ws://{server.BaseAddress.Authority}/graphql", socket.Url);
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Playground_OpenedByALinkThatIsNoOperation_SaysWhy()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;

        await page.GotoAsync("/graphql#query=%7B");

        await Assertions.Expect(page.Locator(".result-window")).ToContainTextAsync("Syntax Error");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Playground_OnAPhone_HasRoomForVariables()
    {
        const string query = "query Counted($text: String!) { search(text: $text) { totalCount } }";
        await using var watched = await browser.OpenAsync(server.BaseAddress, width: 390);
        var page = watched.Page;
        await page.SetViewportSizeAsync(390, 844);
        await page.AnswerAsync("Counted", () => page.GotoAsync(
            $"/graphql#query={Uri.EscapeDataString(query)}&variables={Uri.EscapeDataString("""{"text":"STEM"}""")}"));
        var editor = page.Locator(".graphiql-editor-tool .monaco-editor").First;

        var box = await editor.BoundingBoxAsync();
        var editors = await page.Locator(".graphiql-editors").BoundingBoxAsync();
        Assert.InRange(box!.Y + box.Height, 1, editors!.Y + editors.Height);
        Assert.InRange(box.Height, 72, 400);

        await editor.ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync("""{"text":"residency"}""");

        // The editor closes what it saw opened.
        await page.Keyboard.PressAsync("Control+Shift+End");
        await page.Keyboard.PressAsync("Delete");
        var sent = await page.RunAndWaitForRequestAsync(
            () => page.GetByLabel("Execute query").ClickAsync(),
            request => request.PostData?.Contains("Counted", StringComparison.Ordinal) == true);
        Assert.Contains("residency", sent.PostData, StringComparison.Ordinal);
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Playground_DocumentationOpened_ListsRootFields()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;

        await page.GotoAsync("/graphql");
        await page.GetByLabel("Show Documentation Explorer").ClickAsync();
        var explorer = page.Locator(".graphiql-doc-explorer-content");
        await explorer.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Query", Exact = true }).ClickAsync();

        await Assertions.Expect(explorer).ToContainTextAsync("rootCauses");
        await watched.SaveScreenshotAsync("playground-documentation");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Playground_QueryEdited_IsThereAfterAReload()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.GotoAsync("/graphql");
        var editor = page.Locator(PlaygroundPages.QueryEditor);

        await editor.ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync("query Mine { __typename }");
        await Assertions.Expect(page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = "Mine" })).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => Object.values(localStorage).some(text => text.includes('query Mine'))");
        await page.ReloadAsync();

        await Assertions.Expect(editor).ToContainTextAsync("query Mine { __typename }");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Playground_LinkCopied_OpensTheSameQueryElsewhere()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        await watched.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await watched.Page.GotoAsync("/graphql#query=query+Shared+%7B+__typename+%7D&variables=%7B%22a%22:1%7D");
        await Assertions.Expect(watched.Page.Locator(PlaygroundPages.QueryEditor)).ToContainTextAsync("query Shared { __typename }");

        await watched.Page.GetByLabel("Copy a link to this query").ClickAsync();
        await Assertions.Expect(watched.Page.GetByLabel("Copied")).ToBeVisibleAsync();
        var link = await watched.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        await using var elsewhere = await browser.OpenAsync(server.BaseAddress);
        await elsewhere.Page.GotoAsync(link);

        await Assertions.Expect(elsewhere.Page.Locator(PlaygroundPages.QueryEditor)).ToContainTextAsync("query Shared { __typename }");
        await Assertions.Expect(elsewhere.Page.Locator(".graphiql-editor-tool .view-lines").First).ToContainTextAsync("\"a\":1");
        watched.AssertNothingWentWrong();
        elsewhere.AssertNothingWentWrong();
    }

    private static string FirstName(JsonElement data) =>
        data.GetProperty("rootCauses").GetProperty("nodes")[0].GetProperty("name").GetString()!;
}
