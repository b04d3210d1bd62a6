using System.Text.Json;
using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>The questions that come with the playground.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PlaygroundQuestionsTests(ServerFixture server, BrowserFixture browser)
{
    private static readonly string[] Lists = ["nodes", "edges", "groupBy"];

    [BrowserFact]
    public async Task Questions_EachOfThem_HasAnAnswerThatIsNotEmpty()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.GotoAsync("/graphql");
        var names = await page.Locator("[data-question]").EvaluateAllAsync<string[]>(
            "buttons => buttons.map(each => each.dataset.question)");

        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.True(names.Length >= 30, $"{names.Length} questions");
        foreach (var name in names)
        {
            var data = await page.AnswerAsync($"query {name}", () => page.Locator($"[data-question='{name}']").ClickAsync());
            Assert.False(IsEmpty(data.EnumerateObject().First().Value), $"{name}: {data}");
        }

        // None was changed, so that one tab was enough.
        Assert.Equal(1, await page.GetByRole(AriaRole.Tab).CountAsync());
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Questions_Searched_AreThoseWithAllWords()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.GotoAsync("/graphql");
        var search = page.GetByRole(AriaRole.Searchbox, new PageGetByRoleOptions { Name = "Search the questions" });

        await search.FillAsync("funder CONNECTED");
        await Assertions.Expect(page.Locator("[data-question]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".questions [role=status]")).ToContainTextAsync("1 question.");
        await Assertions.Expect(page.Locator("[data-question]")).ToBeEnabledAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.AnswerAsync("query Ways", () => page.Keyboard.PressAsync("Enter"));

        await search.FillAsync("nothing has these words");
        await Assertions.Expect(page.Locator("[data-question]")).ToHaveCountAsync(0);
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Question_WhileTheEditorHoldsWorkOfOnesOwn_OpensATab()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.GotoAsync("/graphql");
        await page.WriteAsync("query Mine { __typename }");
        await Assertions.Expect(page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = "Mine" })).ToBeVisibleAsync();
        await page.AnswerAsync("query Brokers", () => page.Locator("[data-question=Brokers]").ClickAsync());

        await page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = "Mine" }).ClickAsync();
        Assert.Contains("query Mine { __typename }", await page.ReadQueryAsync(), StringComparison.Ordinal);
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Question_OnAPhone_ShowsItsAnswerInThePlaceOfTheList()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress, width: 390);
        var page = watched.Page;
        await page.GotoAsync("/graphql");
        await page.GetByLabel("Show Questions").ClickAsync();
        await page.AnswerAsync("query Brokers", () => page.Locator("[data-question=Brokers]").ClickAsync());

        await Assertions.Expect(page.Locator(".questions")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".result-window"))
            .ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 1 });
        Assert.Equal(390, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await watched.SaveScreenshotAsync("playground-phone");
        watched.AssertNothingWentWrong();
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => Lists.Any(list => value.TryGetProperty(list, out var rows) && IsEmpty(rows))
            || value.EnumerateObject().All(member => IsEmpty(member.Value)),
        _ => false,
    };
}
