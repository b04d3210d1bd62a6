using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Kin10.Graph.Benchmarks.Http;

/// <summary>A subscriber over graphql-transport-ws, as small as can be: ten thousand of them share the machine with the server.</summary>
internal sealed class LiveClient : IDisposable
{
    private const byte Text = 0x81;
    private const byte Ping = 0x89;
    private const byte Pong = 0x8A;
    private const int ShortLength = 125;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Action _told;
    private readonly Action _lost;
    private bool _isDisposed;

    private LiveClient(Action told, Action lost) => (_told, _lost) = (told, lost);

    /// <summary>Subscribes.</summary>
    /// <param name="port">Where the server listens on this machine.</param>
    /// <param name="query">The subscription.</param>
    /// <param name="told">Called for each answer.</param>
    /// <param name="lost">Called when the server ends the connection.</param>
    public static async Task<LiveClient> OpenAsync(int port, string query, Action told, Action lost)
    {
        var client = new LiveClient(told, lost);
        await client._socket.ConnectAsync("127.0.0.1", port);
        await client.SendAsync(Encoding.ASCII.GetBytes(
            "GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"));
        await client.SendAsync(Frame(Text, """{"type":"connection_init"}"""u8));
        await client.SendAsync(Frame(
            Text, Encoding.UTF8.GetBytes($$$"""{"type":"subscribe","id":"1","payload":{"query":"{{{query}}}"}}""")));
        _ = client.ReceiveAsync();
        return client;
    }

    public void Dispose()
    {
        _isDisposed = true;
        _socket.Dispose();
    }

    private async Task SendAsync(byte[] bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await _socket.SendAsync(bytes)..];
        }
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[2048];
        var (start, end) = (0, 0);
        var isOpen = false;
        try
        {
            while (await _socket.ReceiveAsync(buffer.AsMemory(end)) is > 0 and var count)
            {
                end += count;
                if (!isOpen && buffer.AsSpan(start, end - start).IndexOf("\r\n\r\n"u8) is >= 0 and var head)
                {
                    (isOpen, start) = (true, start + head + 4);
                }

                while (isOpen && TryRead(buffer.AsMemory(start, end - start)) is { } frame)
                {
                    start += frame.Length;
                    await TakeAsync(frame);
                }

                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Closed.
        }

        if (!_isDisposed)
        {
            _lost();
        }
    }

    private async ValueTask TakeAsync(ReadOnlyMemory<byte> frame)
    {
        if (frame.Span[0] == Ping)
        {
            await SendAsync(Frame(Pong, []));
        }
        else if (frame.Span.IndexOf("\"type\":\"next\""u8) >= 0)
        {
            _told();
        }
    }

    // A whole frame, or null. Those of a server are not masked (RFC 6455, section 5.2).
    private static ReadOnlyMemory<byte>? TryRead(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < 2)
        {
            return null;
        }

        var span = bytes.Span;
        var length = span[1] <= ShortLength ? 2 + span[1]
            : bytes.Length < 4 ? int.MaxValue
            : 4 + BinaryPrimitives.ReadUInt16BigEndian(span[2..]);
        return bytes.Length < length ? null : bytes[..length];
    }

    // Masked by zeros, which leaves the payload as it is.
    private static byte[] Frame(byte type, ReadOnlySpan<byte> payload)
    {
        const byte Masked = 0x80;
        const byte LongLength = 126;
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)payload.Length);
        return payload.Length <= ShortLength
            ? [type, (byte)(Masked | payload.Length), 0, 0, 0, 0, .. payload]
            : [type, Masked | LongLength, .. length, 0, 0, 0, 0, .. payload];
    }
}
