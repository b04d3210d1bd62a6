using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Kin10.Graph.Server.Tests.Support;

/// <summary>A client that says over a WebSocket what a test tells it to.</summary>
internal sealed class SocketClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    /// <summary>The subprotocol on which both have agreed.</summary>
    public string? Subprotocol => _socket.SubProtocol;

    /// <summary>Connects.</summary>
    public static Task<SocketClient> OpenAsync(
        TestServer server, string? subprotocol = "graphql-transport-ws", string? origin = null) =>
        OpenAsync(server.Client.BaseAddress!, subprotocol, origin);

    /// <summary>Connects, and says what must come first.</summary>
    public static Task<SocketClient> BeginAsync(TestServer server) => BeginAsync(server.Client.BaseAddress!);

    /// <summary>Connects, and says what must come first.</summary>
    /// <param name="server">Where the server answers by HTTP.</param>
    public static async Task<SocketClient> BeginAsync(Uri server)
    {
        var client = await OpenAsync(server, "graphql-transport-ws", null);
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());
        return client;
    }

    private static async Task<SocketClient> OpenAsync(Uri server, string? subprotocol, string? origin)
    {
        var client = new SocketClient();
        if (subprotocol is not null)
        {
            client._socket.Options.AddSubProtocol(subprotocol);
        }

        if (origin is not null)
        {
            client._socket.Options.SetRequestHeader("Origin", origin);
        }

        client._socket.Options.CollectHttpResponseDetails = true;
        await client._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/graphql" }.Uri, default);
        return client;
    }

    public Task SendAsync(string message, WebSocketMessageType type = WebSocketMessageType.Text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message), type, endOfMessage: true, default);

    /// <summary>Sends a part of a message.</summary>
    public Task SendPartAsync(string part) => _socket.SendAsync(Encoding.UTF8.GetBytes(part), WebSocketMessageType.Text, false, default);

    /// <summary>Asks for an operation.</summary>
    public Task SubscribeAsync(string id, string query) =>
        SendAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query } }));

    /// <summary>The next message, or the code and the reason for which the server closes the connection.</summary>
    public async Task<string> ReceiveAsync()
    {
        var buffer = new byte[1 << 20];
        for (var length = 0; ;)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(length), default);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                var told = $"{(int)_socket.CloseStatus!} {_socket.CloseStatusDescription}";
                await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
                return told;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    public Task CloseAsync() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);

    /// <summary>Breaks the connection without a word.</summary>
    public void Abort() => _socket.Abort();

    public void Dispose() => _socket.Dispose();
}
