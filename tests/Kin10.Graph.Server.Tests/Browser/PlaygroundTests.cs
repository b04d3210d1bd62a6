using System.Text.Json;
using Kin10.Graph.Server.Tests.Support;
using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class PlaygroundTests(ServerFixture server, BrowserFixture browser)
{
    private const string QueryEditor = ".graphiql-query-editor .view-lines";

    [BrowserFact]
    public async Task Playground_DefaultQueryRun_ShowsTheAnswerOfThisServer()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;

        await page.GotoAsync("/graphql");
        var name = await AskAsync(page, "LonelyCatalysts", static page => page.GetByLabel("Execute query").ClickAsync());

        Assert.NotEmpty(name);
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

        await page.GotoAsync("/graphql#question=WhoAddresses");
        await page.Locator(QueryEditor).ClickAsync();
        var name = await AskAsync(page, "WhoAddresses", static page => page.Keyboard.PressAsync("Control+Enter"));

        Assert.NotEmpty(name);
        await Assertions.Expect(page.Locator(".result-window")).ToContainTextAsync(name);
        await watched.SaveScreenshotAsync("playground-dark");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Playground_EachTab_HoldsAQuestionThatTheSchemaKnows()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.GotoAsync("/graphql");
        await Assertions.Expect(page.Locator(QueryEditor)).ToContainTextAsync("LonelyCatalysts");

        foreach (var question in (string[])["WhoAddresses", "TeachersPromised", "LonelyCatalysts"])
        {
            await page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = question }).ClickAsync();

            // The editor notices a moment later what its operation is called, and then keeps the text.
            await page.WaitForFunctionAsync("name => localStorage.getItem('graphiql:query')?.includes(name)", question);
            await AskAsync(page, question, static page => page.GetByLabel("Execute query").ClickAsync());
        }

        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Playground_Subscription_ShowsItsAnswersUntilItIsStopped()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.GotoAsync("/graphql#query=subscription+Live+%7B+graph+%7B+name+%7D+%7D");
        await Assertions.Expect(page.Locator(QueryEditor)).ToContainTextAsync("Live");

        var socket = await page.RunAndWaitForWebSocketAsync(() => page.GetByLabel("Execute query").ClickAsync());
        await Assertions.Expect(page.Locator(".result-window")).ToContainTextAsync("kin10");
        await page.GetByLabel("Stop query").ClickAsync();
        await Assertions.Expect(page.GetByLabel("Execute query")).ToBeVisibleAsync();

        Assert.Equal($"ws://{server.BaseAddress.Authority}/graphql", socket.Url);
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
        var editor = page.Locator(QueryEditor);

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
        await Assertions.Expect(watched.Page.Locator(QueryEditor)).ToContainTextAsync("query Shared { __typename }");

        await watched.Page.GetByLabel("Copy a link to this query").ClickAsync();
        await Assertions.Expect(watched.Page.GetByLabel("Copied")).ToBeVisibleAsync();
        var link = await watched.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        await using var elsewhere = await browser.OpenAsync(server.BaseAddress);
        await elsewhere.Page.GotoAsync(link);

        await Assertions.Expect(elsewhere.Page.Locator(QueryEditor)).ToContainTextAsync("query Shared { __typename }");
        await Assertions.Expect(elsewhere.Page.Locator(".graphiql-editor-tool .view-lines").First).ToContainTextAsync("\"a\":1");
        watched.AssertNothingWentWrong();
        elsewhere.AssertNothingWentWrong();
    }

    /// <summary>Runs what is in the editor; returns the first name of the answer, or "" where it has no nodes.</summary>
    private static async Task<string> AskAsync(IPage page, string operation, Func<IPage, Task> run)
    {
        await Assertions.Expect(page.Locator(QueryEditor)).ToContainTextAsync(operation);
        var response = await page.RunAndWaitForResponseAsync(
            () => run(page),
            response => response.Request.PostData?.Contains(operation, StringComparison.Ordinal) == true);
        using var answer = JsonDocument.Parse(await response.TextAsync());
        Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), errors.ToString());
        var field = answer.RootElement.GetProperty("data").EnumerateObject().First().Value;
        return field.TryGetProperty("nodes", out var nodes) ? nodes[0].GetProperty("name").GetString()! : "";
    }
}
