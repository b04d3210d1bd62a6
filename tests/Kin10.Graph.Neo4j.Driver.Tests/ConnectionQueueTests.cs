using Kin10.Bolt;

namespace Kin10.Graph.Neo4j.Driver.Tests;

public sealed class ConnectionQueueTests
{
    [Fact]
    public async Task Enter_AllAreTaken_LetsThemInAsTheyCame()
    {
        var queue = Queue(connections: 2, TimeSpan.FromMinutes(5));
        await queue.EnterAsync(default);
        await queue.EnterAsync(default);
        var waiting = Enumerable.Range(0, 3).Select(_ => queue.EnterAsync(default).AsTask()).ToList();

        foreach (var next in waiting.ToList())
        {
            Assert.DoesNotContain(waiting, other => other.IsCompleted);
            queue.Leave();
            await next;
            waiting.Remove(next);
        }
    }

    [Fact]
    public async Task Enter_WhoGaveUp_TakesNobodysPlace()
    {
        var queue = Queue(connections: 1, TimeSpan.FromMinutes(5));
        await queue.EnterAsync(default);
        using var patience = new CancellationTokenSource();
        var impatient = queue.EnterAsync(patience.Token).AsTask();
        var next = queue.EnterAsync(default).AsTask();

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        queue.Leave();

        await next;
    }

    [Fact]
    public async Task Enter_NoneIsFreeInTime_SaysSo()
    {
        var queue = Queue(connections: 1, TimeSpan.FromMilliseconds(50));
        await queue.EnterAsync(default);

        var error = await Assert.ThrowsAsync<ConnectionAcquisitionTimeoutException>(() => queue.EnterAsync(default).AsTask());

        Assert.Contains("within 0.05 s", error.Message, StringComparison.Ordinal);
        Assert.Contains("all of 1 (MaxConnectionPoolSize)", error.Message, StringComparison.Ordinal);
    }

    private static ConnectionQueue Queue(int connections, TimeSpan patience) =>
        new(new Neo4jOptions { Uri = "bolt://nowhere", MaxConnections = connections, ConnectTimeout = patience });
}
