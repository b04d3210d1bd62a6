using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Kin10.Graph.Benchmarks.Http;

/// <summary>
/// Sends one request over and over on a few kept connections, each waiting for its answer. As little work as can be, since it shares the
/// machine with the server. Where the request holds <see cref="Number"/>, each has another number there.
/// </summary>
internal sealed class LoadClient : IDisposable
{
    /// <summary>The place of a number.</summary>
    public const string Number = "0000000000";

    private const int Connections = 8;
    private readonly Socket[] _sockets;
    private readonly byte[] _request;
    private readonly int _numberAt;
    private long _number;

    public LoadClient(int port, string body)
    {
        _request = Encoding.UTF8.GetBytes(
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: "
            + $"{Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        _numberAt = _request.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Number));
        _sockets = [.. Enumerable.Range(0, Connections).Select(_ =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Connect("127.0.0.1", port);
            return socket;
        })];
    }

    /// <summary>Sends for that long and returns requests per second.</summary>
    public async Task<double> RunAsync(TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(_sockets.Select(socket => Task.Run(() => SendAsync(socket, clock, duration))));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Sends once and returns the body of the answer.</summary>
    public async Task<byte[]> SendOnceAsync()
    {
        var buffer = new byte[4 << 20];
        await _sockets[0].SendAsync(_request);
        var (head, length) = await ReceiveAsync(_sockets[0], buffer);
        return buffer[head..(head + length)];
    }

    public void Dispose()
    {
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }
    }

    private async Task<long> SendAsync(Socket socket, Stopwatch clock, TimeSpan duration)
    {
        var buffer = new byte[1 << 20];
        var request = _request.ToArray();
        long count = 0;
        for (; clock.Elapsed < duration; count++)
        {
            if (_numberAt >= 0)
            {
                Interlocked.Increment(ref _number).TryFormat(
                    request.AsSpan(_numberAt, Number.Length), out _, "D10", System.Globalization.CultureInfo.InvariantCulture);
            }

            await socket.SendAsync(request);
            await ReceiveAsync(socket, buffer);
        }

        return count;
    }

    private static async ValueTask<(int Head, int Length)> ReceiveAsync(Socket socket, byte[] buffer)
    {
        var received = 0;
        var (head, length) = (0, 0);
        while (head == 0 || received < head + length)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(received));
            if (count == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            received += count;
            if (head == 0 && buffer.AsSpan(0, received).IndexOf("\r\n\r\n"u8) is var end and >= 0)
            {
                head = end + 4;
                length = ContentLength(buffer.AsSpan(0, end));
            }
        }

        return (head, length);
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 200"u8))
        {
            throw new IOException(Encoding.ASCII.GetString(head));
        }

        var at = head.IndexOf("Content-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(head[(at + 16)..], out int length, out _)
            ? length
            : throw new IOException("The answer has no Content-Length.");
    }
}
