using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class LandingPageTests(ServerFixture server, BrowserFixture browser)
{
    [BrowserFact]
    public async Task LandingPage_QuestionFollowed_OpensItInThePlayground()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;

        await page.GotoAsync("/");
        await watched.SaveScreenshotAsync("landing");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "How many teachers are promised" }).ClickAsync();

        await Assertions.Expect(page.Locator(".graphiql-query-editor .view-lines")).ToContainTextAsync("TeachersPromised");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task LandingPage_NarrowAndDark_FitsWithoutScrollingSideways()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress, ColorScheme.Dark, width: 360);
        var page = watched.Page;

        await page.GotoAsync("/");
        await watched.SaveScreenshotAsync("landing-narrow-dark");

        Assert.Equal(360, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Equal("rgb(15, 22, 18)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task LandingPage_EveryLink_LeadsSomewhere()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.GotoAsync("/");

        var targets = await page.Locator("a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");

        Assert.NotEmpty(targets);
        foreach (var target in targets.Distinct())
        {
            var answer = await page.APIRequest.GetAsync(target, new APIRequestContextOptions
            {
                Headers = [new("accept", "text/html,*/*;q=0.8")],
            });
            Assert.True(answer.Ok, $"{target} answers {answer.Status}");
        }
    }
}
