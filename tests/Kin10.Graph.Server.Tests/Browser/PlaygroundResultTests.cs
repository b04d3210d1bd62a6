using System.Text.Json;
using System.Text.RegularExpressions;
using Kin10.Graph.Server.Tests.Support;
using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>What the playground makes of an answer: a table, files, figures.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class PlaygroundResultTests(ServerFixture server, BrowserFixture browser)
{
    [BrowserFact]
    public async Task Table_OfNestedRows_HasAColumnForEachValue()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        var data = await page.AskByLinkAsync("MostWorkedOn");
        await page.Button("Table").ClickAsync();

        var columns = await page.Locator(".result-panel th").AllInnerTextsAsync();
        Assert.Equal(
            ["id", "name", "isCatalyst", "gap", "grandChallenges", "partners.totalCount", "partners", "influences"], columns);
        var first = await page.Locator(".result-panel tbody tr").First.Locator("td").AllInnerTextsAsync();
        var node = data.GetProperty("rootCauses").GetProperty("nodes")[0];
        var partners = node.GetProperty("partners").GetProperty("nodes").EnumerateArray().Select(Name);
        Assert.Equal(Name(node), first[1]);
        Assert.Equal(string.Join("; ", partners), first[6]);
        await Assertions.Expect(page.Locator(".result-window")).ToBeHiddenAsync();
        await watched.SaveScreenshotAsync("playground-table");

        await page.Button("JSON").ClickAsync();
        await Assertions.Expect(page.Locator(".result-window")).ToBeVisibleAsync();
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Table_OfSeveralLists_ShowsTheChosenOne()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        var data = await page.AskByLinkAsync("WhomToLearnFrom");
        await page.Button("Table").ClickAsync();

        await page.GetByLabel("Rows of").First.SelectOptionAsync("partner.similar");

        var similar = data.GetProperty("partner").GetProperty("similar").GetProperty("edges");
        await Assertions.Expect(page.Locator(".result-panel tbody tr")).ToHaveCountAsync(similar.GetArrayLength());
        await Assertions.Expect(page.Locator(".result-panel tbody")).ToContainTextAsync(Name(similar[0].GetProperty("node")));
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Files_OfAnAnswer_HaveItsRows()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        var data = await page.AskByLinkAsync("MostWorkedOn");
        var nodes = data.GetProperty("rootCauses").GetProperty("nodes");

        var lines = (await page.DownloadAsync("Download as JSON Lines", "rootCauses.jsonl")).TrimEnd('\n').Split('\n');
        Assert.Equal(nodes.EnumerateArray().Select(node => JsonSerializer.Serialize(node)), lines.Select(Normalise));

        var csv = await page.DownloadAsync("Download as CSV", "rootCauses.csv");
        Assert.StartsWith("id,name,isCatalyst,gap,grandChallenges,partners.totalCount,partners,influences\r\n", csv, StringComparison.Ordinal);
        Assert.Contains($"{nodes[0].GetProperty("id").GetString()},{Name(nodes[0])},", csv, StringComparison.Ordinal);
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Csv_OfTextsThatSpreadsheetsWouldRun_KeepsThemTexts()
    {
        await using var over = await TestServer.StartAsync();
        over.Store.Json = """
            {"nodes":[{"name":"=1+1"},{"name":"@x, \"y\""},{"name":"a\r\nb"},{"name":null},{"name":"-5"}],"totalCount":-5}
            """;
        await using var watched = await browser.OpenAsync(over.Client.BaseAddress!);
        var page = watched.Page;
        await page.AnswerAsync(
            "Texts", () => page.GotoAsync("/graphql#query=query+Texts+%7B+rootCauses+%7B+nodes+%7B+name+%7D+%7D+%7D"));

        Assert.Equal(
            "name\r\n'=1+1\r\n\"'@x, \"\"y\"\"\"\r\n\"a\r\nb\"\r\n\r\n'-5\r\n",
            await page.DownloadAsync("Download as CSV", "rootCauses.csv"));
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Figures_OfAnAnswer_SayTimeSizeCostRowsAndVersion()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.AskByLinkAsync("MostWorkedOn");

        var figures = await page.Locator(".making").InnerTextAsync();
        var version = await server.Store.ReadVersionAsync(CancellationToken.None);
        Assert.Matches(Figures(), figures.ReplaceLineEndings(" "));
        Assert.Contains(version[..10], figures, StringComparison.Ordinal);

        // The report is no part of the answer, and this server shows no plans.
        await Assertions.Expect(page.Locator(".result-window")).Not.ToContainTextAsync("operationCost");
        await Assertions.Expect(page.Locator(".plan")).ToHaveCountAsync(0);
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Plan_WhereTheServerShowsIt_StandsBelowTheAnswer()
    {
        await using var over = await TestServer.StartAsync("--Server:ShowPlans=true");
        await using var watched = await browser.OpenAsync(over.Client.BaseAddress!);
        var page = watched.Page;
        await page.AnswerAsync(
            "Planned", () => page.GotoAsync("/graphql#query=query+Planned+%7B+rootCauses+%7B+totalCount+%7D+%7D"));

        await page.GetByText("Plan", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Plan" }))
            .ToContainTextAsync("scan RootCause");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Views_BeforeAnAnswer_CannotBeChosen()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.GotoAsync("/graphql");

        foreach (var name in (string[])["Table", "Graph", "Download as CSV", "Download as JSON Lines"])
        {
            await Assertions.Expect(page.Button(name)).ToBeDisabledAsync();
        }

        await Assertions.Expect(page.Button("JSON")).ToBeEnabledAsync();
    }

    private static string Name(JsonElement node) => node.GetProperty("name").GetString()!;

    private static string Normalise(string line) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(line));

    [GeneratedRegex(@"Time\s+[\d,]+ ms\s+Size\s+[\d.]+ kB, [\d.]+ kB sent\s+Cost\s+\d+ of 1,000,000\s+Rows\s+8\s+Version")]
    private static partial Regex Figures();
}
