using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>What a visit costs over the wire, in bytes and requests: as the browser itself counts them.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PageWeightTests(ServerFixture server, BrowserFixture browser)
{
    private const int MostBytes = 150_000;
    private const int MostRequests = 8;

    [BrowserTheory]
    [InlineData("/", "#list section")]
    [InlineData("/gaps", "#rows tr")]
    public async Task Page_FirstVisit_IsLightAndARevisitOnlyAsksWhetherAllIsAsItWas(string path, string lastPart)
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        var statuses = new List<int>();
        var bytes = 0L;
        session.Event("Network.responseReceivedExtraInfo").OnEvent += (_, message) => statuses.Add(Number(message, "statusCode"));
        session.Event("Network.loadingFinished").OnEvent += (_, message) => bytes += Number(message, "encodedDataLength");

        await VisitAsync();

        Assert.All(statuses, status => Assert.Equal(200, status));
        Assert.InRange(statuses.Count, 3, MostRequests);
        Assert.True(bytes is > 10_000 and <= MostBytes, $"{bytes} bytes in {statuses.Count} requests");

        statuses.Clear();
        await page.GotoAsync("about:blank");
        await VisitAsync();

        Assert.NotEmpty(statuses);
        Assert.All(statuses, status => Assert.Equal(304, status));

        async Task VisitAsync()
        {
            await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            await Assertions.Expect(page.Locator(lastPart).First).ToBeAttachedAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }
    }

    private static int Number(JsonElement? message, string name) =>
        Convert.ToInt32(message!.Value.GetProperty(name).GetDouble(), CultureInfo.InvariantCulture);
}
