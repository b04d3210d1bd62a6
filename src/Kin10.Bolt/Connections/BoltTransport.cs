using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Kin10.Bolt.Connections;

/// <summary>
/// The bytes of one connection: a socket, perhaps below TLS, with time limits. Everything that loses the connection, a limit too, is an
/// <see cref="IOException"/> whose message says what happened.
/// </summary>
internal sealed class BoltTransport(Socket socket, Stream stream, BoltDriverOptions options)
{
    // GOODBYE is a courtesy; its sending is not waited for.
    private const int GoodbyeMilliseconds = 100;

    private readonly IoDeadline _readDeadline = new(options.TimeProvider);
    private readonly IoDeadline _writeDeadline = new(options.TimeProvider);

    /// <summary>The longest silence of a server that owes an answer.</summary>
    public TimeSpan ReadTimeout { get; set; } = options.ReadTimeout ?? Timeout.InfiniteTimeSpan;

    /// <summary>Writes all; if the caller gives up meanwhile, a part of it may have left.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var token = _writeDeadline.Start(options.WriteTimeout, CancellationToken.None);
        try
        {
            // Requests are small and leave at once; only a server that does not read makes the caller wait.
            var writing = stream.WriteAsync(bytes, token);
            if (!writing.IsCompleted)
            {
                _writeDeadline.Follow(cancellationToken);
            }

            await writing;
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"it took no data for {options.WriteTimeout.TotalSeconds:0.###} s (WriteTimeout).", error);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            throw new IOException(error.Message, error);
        }
        finally
        {
            _writeDeadline.Stop();
        }
    }

    /// <summary>Reads some bytes, 0 at the end; if the caller gives up meanwhile, nothing is lost.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var token = _readDeadline.Start(ReadTimeout, cancellationToken);
        try
        {
            return await stream.ReadAsync(buffer, token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException error)
        {
            throw new IOException(
                $"it has been silent for {ReadTimeout.TotalSeconds:0.###} s (ReadTimeout, or the server's own hint).", error);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            throw new IOException(error.Message, error);
        }
        finally
        {
            _readDeadline.Stop();
        }
    }

    /// <summary>Whether the operating system knows already that the other side has closed.</summary>
    public bool IsKnownClosed()
    {
        try
        {
            return socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return true;
        }
    }

    /// <summary>Writes the last message, if that is possible without waiting, and closes.</summary>
    public void Close(ReadOnlySpan<byte> goodbye)
    {
        try
        {
            if (!goodbye.IsEmpty)
            {
                socket.Blocking = true;
                socket.SendTimeout = GoodbyeMilliseconds;
                stream.Write(goodbye);
            }
        }
        catch (Exception error) when (error is IOException or SocketException or InvalidOperationException or NotSupportedException)
        {
            // The server notices that the connection is closed.
        }

        stream.Dispose();
        socket.Dispose();
    }
}
