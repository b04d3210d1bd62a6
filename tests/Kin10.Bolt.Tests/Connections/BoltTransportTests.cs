using System.Net.Sockets;
using Kin10.Bolt.Connections;
using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.Connections;

public class BoltTransportTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task WriteAsync_PeerDoesNotRead_EndsAfterTheWriteTimeout()
    {
        using var stream = new StuckStream();
        var transport = Transport(stream);
        var scheduled = _time.WhenScheduled(TimeSpan.FromSeconds(9));
        var writing = transport.WriteAsync(new byte[1], default).AsTask();
        await scheduled;
        _time.Advance(TimeSpan.FromSeconds(9));
        var error = await Assert.ThrowsAsync<IOException>(() => writing);
        Assert.Equal("it took no data for 9 s (WriteTimeout).", error.Message);
    }

    [Fact]
    public async Task ReadAsync_SilentPeer_EndsAfterTheReadTimeoutAndCanBeRepeated()
    {
        using var stream = new StuckStream();
        var transport = Transport(stream);
        for (var i = 0; i < 3; i++)
        {
            var scheduled = _time.WhenScheduled(TimeSpan.FromSeconds(4));
            var reading = transport.ReadAsync(new byte[1], default).AsTask();
            await scheduled;
            _time.Advance(TimeSpan.FromSeconds(4));
            Assert.StartsWith(
                "it has been silent for 4 s", (await Assert.ThrowsAsync<IOException>(() => reading)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ReadAndWrite_CallerGivesUp_EndAsCancelled()
    {
        using var stream = new StuckStream();
        var transport = Transport(stream);
        foreach (var start in new Func<CancellationToken, Task>[]
        {
            token => transport.ReadAsync(new byte[1], token).AsTask(),
            token => transport.WriteAsync(new byte[1], token).AsTask(),
        })
        {
            using var cancellation = new CancellationTokenSource();
            var running = start(cancellation.Token);
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        }
    }

    private BoltTransport Transport(Stream stream) => new(
        new Socket(SocketType.Stream, ProtocolType.Tcp),
        stream,
        new BoltDriverOptions { TimeProvider = _time, ReadTimeout = TimeSpan.FromSeconds(4), WriteTimeout = TimeSpan.FromSeconds(9) });

    /// <summary>Neither reads nor writes until it is cancelled.</summary>
    private sealed class StuckStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
