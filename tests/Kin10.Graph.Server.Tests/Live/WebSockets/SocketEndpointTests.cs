using System.Net.WebSockets;
using Kin10.Graph.Server.Live;
using Kin10.Graph.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kin10.Graph.Server.Tests.Live.WebSockets;

public sealed class SocketEndpointTests
{
    private const string Accepted = """{"type":"pong"}""";
    private const string Forbidden = "4403 Pages of this origin may not connect (setting Cors:Origins).";

    [Theory]
    [InlineData("*", "https://evil.example", Accepted)]
    [InlineData("https://map.example", "https://map.example", Accepted)]
    [InlineData("https://map.example", null, Accepted)]
    [InlineData("https://map.example", "https://HOST", Accepted)]
    [InlineData("https://map.example", "https://evil.example", Forbidden)]
    [InlineData("https://map.example", "http://map.example", Forbidden)]
    [InlineData("https://map.example", "https://map.example.evil.example", Forbidden)]
    [InlineData("https://map.example", "null", Forbidden)]
    [InlineData("", "https://map.example", Forbidden)]
    public async Task Handshake_Origin_IsThatOfASiteThatMayReadAnswers(string allowed, string? origin, string told)
    {
        await using var server = await TestServer.StartAsync($"--Cors:Origins={allowed}");
        origin = origin?.Replace("HOST", server.Client.BaseAddress!.Authority, StringComparison.Ordinal);
        using var client = await SocketClient.OpenAsync(server, origin: origin);

        await client.SendAsync("""{"type":"ping"}""");

        Assert.Equal(told, await client.ReceiveAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task Handshake_OtherSubprotocol_ClosesTheConnection(string? subprotocol)
    {
        await using var server = await TestServer.StartAsync();
        try
        {
            using var client = await SocketClient.OpenAsync(server, subprotocol);
            Assert.Equal("4406 Subprotocol not acceptable: this server speaks graphql-transport-ws.", await client.ReceiveAsync());
        }
        catch (WebSocketException) when (subprotocol is not null)
        {
            // This client does not go on where its protocol is not chosen.
        }

        await Eventually.TrueAsync(() => server.App.Services.GetRequiredService<LiveConnections>().Count == 0);
    }

    [Fact]
    public async Task Handshake_TooManyConnections_IsRefusedUntilOneEnds()
    {
        await using var server = await TestServer.StartAsync("--Live:MaxConnections=1");
        var first = await SocketClient.BeginAsync(server);
        Assert.Equal("graphql-transport-ws", first.Subprotocol);

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.OpenAsync(server));
        using var stream = await server.GetAsync(TestServer.PathOf("subscription { graph { name } }"), "text/event-stream");
        await first.CloseAsync();
        first.Dispose();
        await Eventually.TrueAsync(() => server.App.Services.GetRequiredService<LiveConnections>().Count == 0);
        using var second = await SocketClient.BeginAsync(server);

        Assert.Contains("503", refused.Message, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, stream.StatusCode);
        Assert.Contains("Live:MaxConnections", await stream.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
