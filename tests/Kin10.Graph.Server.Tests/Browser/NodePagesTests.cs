using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>The pages of single nodes, and the lists of them.</summary>
[Collection(BrowserCollection.Name)]
public sealed class NodePagesTests(ServerFixture server, BrowserFixture browser)
{
    public static TheoryData<string> Paths { get; } =
    [
        "/root-causes/teaching-offers-few-leadership-opportunities", "/grand-challenges/preparation", "/partners/edc",
        "/practices/code-together", "/initiatives/summit-2013", "/funders/100kin10", "/partners", "/root-causes",
    ];

    [BrowserTheory]
    [MemberData(nameof(Paths))]
    public async Task NodePages_LightAndDarkWideAndNarrow_IsSoundAndFits(string path)
    {
        foreach (var (colours, width) in new[] { (ColorScheme.Light, 1440), (ColorScheme.Dark, 390) })
        {
            await using var watched = await browser.OpenAsync(server.BaseAddress, colours, width);
            await watched.Page.GotoAsync(path);
            await watched.SaveScreenshotAsync($"node{path.Replace('/', '-')}-{width}");

            Assert.Equal(width, await watched.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            await Accessibility.AssertSoundAsync(watched.Page);
            watched.AssertNothingWentWrong();
        }
    }

    [BrowserFact]
    public async Task NodePages_NameFollowed_LeadsOnAndBack()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.GotoAsync("/root-causes/teaching-offers-few-leadership-opportunities");

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "STEMteachersNYC" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync("STEMteachersNYC");
        await page.GetByRole(AriaRole.Navigation, new PageGetByRoleOptions { Name = "Breadcrumbs" })
            .GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Partners" }).ClickAsync();

        await Assertions.Expect(page).ToHaveTitleAsync("Partners · Kin10.Graph");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task NodePages_AskedInThePlayground_IsTheQuestionOfThePage()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.GotoAsync("/partners/edc");

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Ask this in the playground" }).ClickAsync();

        await Assertions.Expect(page.Locator(".graphiql-query-editor .view-lines")).ToContainTextAsync("PartnerPage");
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task NodePages_LinkedData_IsReadWithoutComplaint()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        await watched.Page.GotoAsync("/funders/100kin10");

        var type = await watched.Page.EvaluateAsync<string>(
            "() => JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)['@graph'][0]['@type']");

        Assert.Equal("Organization", type);
        watched.AssertNothingWentWrong();
    }
}
