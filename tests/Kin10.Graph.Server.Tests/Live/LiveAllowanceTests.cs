using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Live;

/// <summary>Rate limits of subscriptions. A request of the test costs 1 unit, each execution 2.</summary>
public sealed class LiveAllowanceTests
{
    private const string Subscription = "subscription { rootCauses { totalCount } }";

    [Fact]
    public async Task Execution_NobodyHasEnough_WaitsUntilSomebodyHas()
    {
        await using var server = await StartAsync("--RateLimit:Burst=5");
        using var first = await FollowAsync(server, "192.0.2.1");
        Assert.Equal(Data(1), await ReadAsync(first));
        server.Store.Change("version-2", Json(2));
        Assert.Equal(Data(2), await ReadAsync(first));

        await Eventually.TrueAsync(() => server.Store.Waiting == 1);
        server.Store.Change("version-3", Json(3));
        await Eventually.TrueAsync(() => server.Log.Entries.Any(entry => entry.Message.Contains("RATE_LIMITED", StringComparison.Ordinal)));
        Assert.Equal(2, server.Store.Reads);

        using var second = await FollowAsync(server, "192.0.2.2");
        Assert.Equal(Data(2), await ReadAsync(second));
        Assert.Equal(Data(3), await ReadAsync(second));
        Assert.Equal(Data(3), await ReadAsync(first));
        Assert.Equal(3, server.Store.Reads);
    }

    [Fact]
    public async Task Execution_SeveralFollow_ArePaidInTurn()
    {
        await using var server = await StartAsync("--RateLimit:Burst=7");
        using var first = await FollowAsync(server, "192.0.2.1");
        Assert.Equal(Data(1), await ReadAsync(first));
        using var second = await FollowAsync(server, "192.0.2.2");
        Assert.Equal(Data(1), await ReadAsync(second));

        // Each has 6 units, which are three executions.
        for (var i = 2; i <= 6; i++)
        {
            await Eventually.TrueAsync(() => server.Store.Waiting == 1);
            server.Store.Change($"version-{i}", Json(i));
            Assert.Equal(Data(i), await ReadAsync(first));
            Assert.Equal(Data(i), await ReadAsync(second));
        }

        await Eventually.TrueAsync(() => server.Store.Waiting == 1);
        server.Store.Change("version-7", Json(7));
        await Eventually.TrueAsync(() => server.Log.Entries.Any(entry => entry.Message.Contains("RATE_LIMITED", StringComparison.Ordinal)));
        Assert.Equal(6, server.Store.Reads);
    }

    [Fact]
    public async Task Execution_CostsMoreThanABurst_RefusesTheSubscription()
    {
        await using var server = await StartAsync("--RateLimit:Burst=1");
        using var events = await FollowAsync(server, "192.0.2.1");

        Assert.Contains("COST_LIMIT_EXCEEDED", await ReadAsync(events), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WebSocket_NothingIsLeft_RefusesOperationsAndConnections()
    {
        await using var server = await StartAsync("--RateLimit:Burst=4");
        using var client = await SocketClient.BeginAsync(server);
        await client.SubscribeAsync("a", "{ rootCauses { totalCount } }");
        Assert.StartsWith("""{"id":"a","type":"next",""", await client.ReceiveAsync(), StringComparison.Ordinal);
        Assert.Equal("""{"id":"a","type":"complete"}""", await client.ReceiveAsync());

        await client.SubscribeAsync("b", "{ rootCauses { totalCount } }");
        var refusal = await client.ReceiveAsync();

        Assert.StartsWith("""{"id":"b","type":"error",""", refusal, StringComparison.Ordinal);
        Assert.Contains("RATE_LIMITED", refusal, StringComparison.Ordinal);
        var exception = await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => SocketClient.OpenAsync(server));
        Assert.Contains("429", exception.Message, StringComparison.Ordinal);
    }

    private static Task<TestServer> StartAsync(string burst) => TestServer.StartAsync(
        "--RateLimit:CostPerMinute=1", burst, "--RateLimit:TrustedProxies=127.0.0.1", "--Live:Interval=00:00:00.01");

    private static async Task<StreamReader> FollowAsync(TestServer server, string client)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, TestServer.PathOf(Subscription));
        request.Headers.Add("Accept", "text/event-stream");
        request.Headers.Add("X-Forwarded-For", client);
        var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new StreamReader(await response.Content.ReadAsStreamAsync());
    }

    // The data of the next event.
    private static async Task<string> ReadAsync(StreamReader events)
    {
        while (true)
        {
            if (await events.ReadLineAsync() is { } line && line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return line["data: ".Length..];
            }
        }
    }

    private static string Json(int count) => $$"""{"totalCount":{{count}}}""";

    private static string Data(int count) => $$$"""{"data":{"rootCauses":{{{Json(count)}}}}}""";
}
