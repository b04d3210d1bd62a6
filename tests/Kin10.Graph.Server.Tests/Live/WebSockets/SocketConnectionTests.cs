using System.Net.WebSockets;
using Kin10.Graph.Server.Live;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Graph.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Kin10.Graph.Server.Tests.Live.WebSockets;

public sealed class SocketConnectionTests
{
    private const string Subscription = "subscription { rootCauses { totalCount } }";

    [Fact]
    public async Task Subscription_GraphChanges_IsToldTheAnswerAtOnceAndWheneverItDiffers()
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.BeginAsync(server);

        await client.SubscribeAsync("a", Subscription);
        Assert.Equal(Next("a", 1), await client.ReceiveAsync());
        server.Store.Change("version-2", Json(1));
        await Eventually.TrueAsync(() => server.Store is { Reads: 2, Waiting: 1 });
        server.Store.Change("version-3", Json(3));

        Assert.Equal(Next("a", 3), await client.ReceiveAsync());
        Assert.Equal(3, server.Store.Reads);
    }

    [Fact]
    public async Task Subscription_OfManySubscribers_IsExecutedOnceForEachVersion()
    {
        await using var server = await StartAsync();
        var clients = new List<SocketClient>();
        for (var i = 0; i < 20; i++)
        {
            var client = await SocketClient.BeginAsync(server);
            await client.SubscribeAsync($"{i}", Subscription);
            Assert.Equal(Next($"{i}", 1), await client.ReceiveAsync());
            clients.Add(client);
        }

        server.Store.Change("version-2", Json(2));
        for (var i = 0; i < clients.Count; i++)
        {
            Assert.Equal(Next($"{i}", 2), await clients[i].ReceiveAsync());
            clients[i].Dispose();
        }

        Assert.Equal(2, server.Store.Reads);
        await IsForgottenAsync(server);
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("close")]
    [InlineData("abort")]
    public async Task Subscription_SubscriberLeaves_IsForgottenAtOnce(string how)
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.BeginAsync(server);
        await client.SubscribeAsync("a", Subscription);
        await client.ReceiveAsync();

        await LeaveAsync(client, how);

        await IsForgottenAsync(server);
        Assert.Equal(0, server.Store.Waiting);
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("close")]
    [InlineData("abort")]
    public async Task Subscription_SubscriberLeavesBeforeTheFirstAnswer_EndsItsExecution(string how)
    {
        await using var server = await StartAsync();
        var ended = new TaskCompletionSource();
        server.Store.OnRead = async token =>
        {
            using var registration = token.Register(ended.SetResult);
            await Task.Delay(Timeout.Infinite, token);
        };
        using var client = await SocketClient.BeginAsync(server);
        await client.SubscribeAsync("a", Subscription);
        await Eventually.TrueAsync(() => server.Store.Reads == 1);

        await LeaveAsync(client, how);

        await ended.Task;
        await IsForgottenAsync(server);
    }

    [Fact]
    public async Task Query_OverASocket_IsAnsweredOnceAndComplete()
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.BeginAsync(server);

        for (var i = 0; i < 2; i++)
        {
            // An id is free again when its operation is complete.
            await client.SubscribeAsync("q", TestServer.Query);
            Assert.Equal(Next("q", 1), await client.ReceiveAsync());
            Assert.Equal("""{"id":"q","type":"complete"}""", await client.ReceiveAsync());
        }
    }

    [Fact]
    public async Task Subscribe_ManyOperationsOnOneConnection_AreToldApart()
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.BeginAsync(server);
        await client.SubscribeAsync("1", Subscription);
        await client.SubscribeAsync("2", "subscription Other { a: rootCauses { totalCount } }");

        var told = new[] { await client.ReceiveAsync(), await client.ReceiveAsync() }.Order();

        Assert.Equal([Next("1", 1), """{"id":"2","type":"next","payload":{"data":{"a":{"totalCount":1}}}}"""], told);
        Assert.Equal(2, Queries(server).Count);
    }

    [Theory]
    [InlineData("subscription { rootCauses", "GRAPHQL_PARSE_FAILED")]
    [InlineData("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription { graph { name } rootCauses { totalCount } }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription { rootCauses(first: 501) { totalCount } }", "PAGE_SIZE_EXCEEDED")]
    [InlineData("{ rootCauses(first: 501) { totalCount } }", "PAGE_SIZE_EXCEEDED")]
    public async Task Subscribe_WrongOperation_GetsOnlyAnError(string query, string code)
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.BeginAsync(server);

        await client.SubscribeAsync("w", query);

        var told = await client.ReceiveAsync();
        Assert.StartsWith("""{"id":"w","type":"error","payload":[{"message":""", told, StringComparison.Ordinal);
        Assert.Contains($"\"code\":\"{code}\"", told, StringComparison.Ordinal);
        await client.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.ReceiveAsync());
        await IsForgottenAsync(server);
        Assert.Equal(0, server.Store.Reads);
    }

    [Fact]
    public async Task Subscription_StoreDoesNotAnswer_EndsNothing()
    {
        await using var server = await StartAsync();
        var isDown = true;
        server.Store.OnRead = _ => isDown ? throw new GraphStoreException("down", isTransient: true) : default;
        using var client = await SocketClient.BeginAsync(server);

        await client.SubscribeAsync("a", Subscription);
        var first = await client.ReceiveAsync();
        isDown = false;
        var second = await client.ReceiveAsync();
        isDown = true;
        server.Store.Change("version-2", Json(2));
        await Eventually.TrueAsync(() => server.Store.Reads > 3);
        isDown = false;
        var third = await client.ReceiveAsync();

        Assert.Contains("\"type\":\"next\",\"payload\":{\"errors\"", first, StringComparison.Ordinal);
        Assert.Contains("STORE_UNAVAILABLE", first, StringComparison.Ordinal);
        Assert.Equal(Next("a", 1), second);
        Assert.Equal(Next("a", 2), third);
    }

    [Fact]
    public async Task Subscription_AnswerHasErrors_IsToldAsAnAnswer()
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.BeginAsync(server);
        await client.SubscribeAsync("a", Subscription);
        await client.ReceiveAsync();

        server.Store.OnRead = _ => throw new InvalidOperationException("A fault.");
        server.Store.Change("version-2", Json(2));
        Assert.Contains("\"type\":\"next\",\"payload\":{\"errors\"", await client.ReceiveAsync(), StringComparison.Ordinal);
        server.Store.OnRead = _ => default;
        server.Store.Change("version-3", Json(3));

        Assert.Equal(Next("a", 3), await client.ReceiveAsync());
    }

    [Fact]
    public async Task Subscription_SlowReader_SkipsVersions()
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.BeginAsync(server);
        var text = new string('x', 1 << 19);
        server.Store.Json = Json(0, text);
        await client.SubscribeAsync("a", Subscription);
        for (var i = 1; i <= 50; i++)
        {
            await Eventually.TrueAsync(() => server.Store.Waiting == 1);
            server.Store.Change($"version-{i + 1}", Json(i, text));
            var reads = i + 1;
            await Eventually.TrueAsync(() => server.Store.Reads == reads);
        }

        var told = new List<string>();
        do
        {
            told.Add(await client.ReceiveAsync());
        }
        while (!told[^1].Contains("\"totalCount\":50", StringComparison.Ordinal));

        Assert.InRange(told.Count, 2, 45);
    }

    [Theory]
    [InlineData("""{"type":"ping"}""", """{"type":"pong"}""")]
    [InlineData("""{"type":"ping","payload":{"a":[1,"b"]}}""", """{"type":"pong","payload":{"a":[1,"b"]}}""")]
    public async Task Ping_EvenBeforeInit_IsAnswered(string ping, string pong)
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.OpenAsync(server);

        await client.SendAsync(ping);
        await client.SendAsync("""{"type":"pong"}""");

        Assert.Equal(pong, await client.ReceiveAsync());
    }

    [Theory]
    [InlineData("""{"type":"subscribe","id":"a","payload":{"query":"{ a }"}}""", "4401 Unauthorized")]
    [InlineData("""{"type":"connection_ack"}""", "4400 The message connection_ack is the server's to send.")]
    [InlineData("""{"type":"next","id":"a","payload":{}}""", "4400 The message next is the server's to send.")]
    [InlineData("""{"type":"error","id":"a","payload":[]}""", "4400 The entry payload must be an object.")]
    [InlineData("""{"type":"start"}""", "4400 There is no such type of message in graphql-transport-ws.")]
    [InlineData("""{"id":"a"}""", "4400 A message needs the entry type.")]
    [InlineData("""{"type":1}""", "4400 The entry type must be a string.")]
    [InlineData("[]", "4400 A message is a JSON object with an entry type.")]
    [InlineData("hello", "4400 The message is not JSON, or is nested deeper than 128 levels.")]
    [InlineData("", "4400 The message is not JSON, or is nested deeper than 128 levels.")]
    public async Task Message_Wrong_ClosesTheConnection(string message, string close)
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.OpenAsync(server);

        await client.SendAsync(message);

        Assert.Equal(close, await client.ReceiveAsync());
        await IsForgottenAsync(server);
    }

    [Theory]
    [InlineData("""{"type":"connection_init"}""", "4429 Too many initialisation requests")]
    [InlineData("""{"type":"subscribe","id":"a"}""", "4400 The message subscribe needs a payload with the entry query.")]
    [InlineData("""{"type":"subscribe","id":"a","payload":{}}""", "4400 The payload of subscribe needs the entry query, the GraphQL document.")]
    [InlineData("""{"type":"subscribe","id":"a","payload":{"query":1}}""", "4400 The parameter query must be a string: the GraphQL document.")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ a }"}}""", "4400 The entry id must be a string of 1 to 128 characters.")]
    [InlineData("""{"type":"complete"}""", "4400 The entry id must be a string of 1 to 128 characters.")]
    public async Task Message_WrongAfterInit_ClosesTheConnection(string message, string close)
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.BeginAsync(server);

        await client.SendAsync(message);

        Assert.Equal(close, await client.ReceiveAsync());
    }

    [Fact]
    public async Task Subscribe_IdInUse_ClosesTheConnection()
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.BeginAsync(server);
        await client.SubscribeAsync("a", Subscription);
        await client.ReceiveAsync();

        await client.SubscribeAsync("a", TestServer.Query);

        Assert.Equal("4409 Subscriber for a already exists", await client.ReceiveAsync());
        await IsForgottenAsync(server);
    }

    [Fact]
    public async Task Complete_UnknownId_IsIgnored()
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.BeginAsync(server);

        await client.SendAsync("""{"type":"complete","id":"a"}""");
        await client.SubscribeAsync("a", TestServer.Query);

        Assert.Equal(Next("a", 1), await client.ReceiveAsync());
    }

    [Fact]
    public async Task Message_Binary_ClosesTheConnection()
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.OpenAsync(server);

        await client.SendAsync("""{"type":"ping"}""", WebSocketMessageType.Binary);

        Assert.Equal("4400 Messages are text.", await client.ReceiveAsync());
    }

    [Fact]
    public async Task Message_InParts_IsOneMessage()
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.OpenAsync(server);

        await client.SendPartAsync("{\"type\":");
        await client.SendPartAsync("\"pi");
        await client.SendAsync("ng\"}");

        Assert.Equal("""{"type":"pong"}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task Message_TooLong_ClosesTheConnection()
    {
        await using var server = await StartAsync("--Live:MaxMessageBytes=1024");
        using var client = await SocketClient.OpenAsync(server);

        await client.SendAsync($$"""{"type":"ping","x":"{{new string('x', 5000)}}"}""");

        Assert.Equal("1009 The message has more than 1024 bytes (setting Live:MaxMessageBytes).", await client.ReceiveAsync());
    }

    [Fact]
    public async Task Init_DoesNotCome_ClosesTheConnection()
    {
        await using var server = await StartAsync("--Live:InitTimeout=00:00:00.05");
        using var client = await SocketClient.OpenAsync(server);

        Assert.Equal("4408 Connection initialisation timeout", await client.ReceiveAsync());
    }

    [Fact]
    public async Task Subscribe_TooMany_IsRefusedAlone()
    {
        await using var server = await StartAsync("--Live:MaxSubscriptions=1");
        using var client = await SocketClient.BeginAsync(server);
        await client.SubscribeAsync("a", Subscription);
        await client.ReceiveAsync();

        await client.SubscribeAsync("b", TestServer.Query);
        var refused = await client.ReceiveAsync();
        server.Store.Change("version-2", Json(2));

        Assert.Contains("Live:MaxSubscriptions", refused, StringComparison.Ordinal);
        Assert.StartsWith("""{"id":"b","type":"error","payload":[""", refused, StringComparison.Ordinal);
        Assert.Equal(Next("a", 2), await client.ReceiveAsync());
    }

    [Fact]
    public async Task Server_Stops_ClosesTheConnection()
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.BeginAsync(server);
        await client.SubscribeAsync("a", Subscription);
        await client.ReceiveAsync();

        var stopped = server.App.StopAsync();

        Assert.Equal("1001 The server stops; connect again.", await client.ReceiveAsync());
        await stopped;
    }

    private static Task<TestServer> StartAsync(params string[] settings) =>
        TestServer.StartAsync(["--Live:Interval=00:00:00.01", .. settings]);

    private static LiveQueries Queries(TestServer server) => server.App.Services.GetRequiredService<LiveQueries>();

    private static Task IsForgottenAsync(TestServer server) => Eventually.TrueAsync(() => Queries(server).Count == 0);

    private static async Task LeaveAsync(SocketClient client, string how)
    {
        switch (how)
        {
            case "complete":
                await client.SendAsync("""{"id":"a","type":"complete"}""");
                break;
            case "close":
                await client.CloseAsync();
                break;
            default:
                client.Abort();
                break;
        }
    }

    private static string Json(int count, string text = "") =>
        text.Length == 0 ? $$"""{"totalCount":{{count}}}""" : $$"""{"totalCount":{{count}},"text":"{{text}}"}""";

    private static string Next(string id, int count) =>
        $$"""{"id":"{{id}}","type":"next","payload":{"data":{"rootCauses":{{Json(count)}} } } }""".Replace(" ", "", StringComparison.Ordinal);
}
