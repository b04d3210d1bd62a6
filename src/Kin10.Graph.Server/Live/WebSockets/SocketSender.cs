using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using Kin10.Graph.Server.Http;

namespace Kin10.Graph.Server.Live.WebSockets;

/// <summary>Sends whole messages over a WebSocket, one after the other; whoever comes meanwhile waits.</summary>
/// <param name="socket">The WebSocket.</param>
/// <param name="limits">How long one message may take.</param>
internal sealed class SocketSender(WebSocket socket, RequestTimeouts limits) : IDisposable
{
    // A slow reader holds no more of an answer than that, beside the buffer of its connection.
    private const int PieceBytes = 16 * 1024;

    // RFC 6455, section 5.5: a control frame has at most 125 bytes, and a close frame begins with the code.
    private const int MaxReasonBytes = 123;

    // How long the client may take to answer a close frame.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private volatile bool _isClosing;

    /// <summary>Whether the server has begun to close the connection: nothing is sent or taken any more.</summary>
    public bool IsClosing => _isClosing;

    /// <summary>How many bytes of messages have been sent.</summary>
    public long Bytes { get; private set; }

    /// <summary>Sends a message of three parts.</summary>
    /// <param name="operation">The operation that it belongs to; if it is over when its turn comes, nothing is sent. Null for none.</param>
    /// <param name="head">The beginning.</param>
    /// <param name="body">What it carries.</param>
    /// <param name="tail">The end.</param>
    /// <exception cref="WebSocketException">The connection is lost.</exception>
    /// <exception cref="OperationCanceledException">The client does not take it in time; the connection is lost.</exception>
    public async Task SendAsync(
        SocketOperation? operation, ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> body = default, ReadOnlyMemory<byte> tail = default)
    {
        await _turn.WaitAsync();
        try
        {
            if (!_isClosing && operation is not { IsOver: true })
            {
                using var limit = limits.Start(CancellationToken.None);
                await SendPiecesAsync(head, body, tail, limit.Token);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Begins to close the connection, once; a client that does not answer is cut off.</summary>
    public async Task CloseAsync(WebSocketCloseStatus code, string reason)
    {
        if (_isClosing)
        {
            return;
        }

        _isClosing = true;
        try
        {
            using var limit = new CancellationTokenSource(CloseTimeout);
            await _turn.WaitAsync(limit.Token);
            try
            {
                await socket.CloseOutputAsync(code, Cut(reason), limit.Token);
            }
            finally
            {
                _turn.Release();
            }

            await Task.Delay(CloseTimeout, limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client has gone, or takes nothing.
        }

        socket.Abort();
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async ValueTask SendPiecesAsync(
        ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> body, ReadOnlyMemory<byte> tail, CancellationToken cancellationToken)
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            var used = 0;
            for (var part = 0; part < 3; part++)
            {
                for (var rest = part switch { 0 => head, 1 => body, _ => tail }; !rest.IsEmpty;)
                {
                    if (used == PieceBytes)
                    {
                        await socket.SendAsync(piece.AsMemory(0, used), WebSocketMessageType.Text, endOfMessage: false, cancellationToken);
                        used = 0;
                    }

                    var count = Math.Min(PieceBytes - used, rest.Length);
                    rest.Span[..count].CopyTo(piece.AsSpan(used));
                    used += count;
                    rest = rest[count..];
                }
            }

            await socket.SendAsync(piece.AsMemory(0, used), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            Bytes += head.Length + body.Length + tail.Length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private static string Cut(string reason)
    {
        while (Encoding.UTF8.GetByteCount(reason) > MaxReasonBytes)
        {
            reason = reason[..^1];
        }

        return reason;
    }
}
