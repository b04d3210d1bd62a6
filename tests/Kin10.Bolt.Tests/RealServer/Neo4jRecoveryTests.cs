using System.Diagnostics;
using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.RealServer;

[Collection(Neo4jCollection.Name)]
public class Neo4jRecoveryTests(Neo4jServer server)
{
    [Neo4jInstanceFact]
    public async Task KillAndRestart_UnderLoad_FailsClearlyAndRecovers()
    {
        var instance = await server.InstanceAsync();
        await using var driver = Neo4jServer.Driver(instance, new BoltDriverOptions
        {
            MaxConnectionPoolSize = 8,
            MaxTransactionRetryTime = TimeSpan.FromSeconds(1),
            InitialRetryDelay = TimeSpan.FromMilliseconds(200),
        });
        using var end = new CancellationTokenSource();
        var wrong = 0;
        var failures = 0;
        var isReady = false;
        var recovered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var load = Enumerable.Range(0, 16).Select(worker => Task.Run(async () =>
        {
            for (var i = 0L; !end.IsCancellationRequested; i++)
            {
                try
                {
                    await using var session = driver.Session();
                    var startedReady = Volatile.Read(ref isReady);
                    var answer = await session.ExecuteReadAsync(async (runner, token) => await (await runner.RunAsync(
                        "UNWIND range(1, 100) AS x RETURN $i + x AS y", new Dictionary<string, object?> { ["i"] = i },
                        token)).ToListAsync(token));
                    if (answer.Count != 100 || answer[99].Get<long>("y") != i + 100)
                    {
                        Interlocked.Increment(ref wrong);
                    }

                    if (startedReady)
                    {
                        recovered.TrySetResult();
                    }
                }
                catch (BoltConnectivityException)
                {
                    Interlocked.Increment(ref failures);
                }
                catch (BoltServerException error) when (error.IsTransient)
                {
                    Interlocked.Increment(ref failures);
                }
            }
        })).ToArray();
        await instance.KillAsync();
        await instance.StartAsync();

        // Ready is a server that answers a client that has just come.
        await using var newcomer = Neo4jServer.Driver(instance);
        await using var fresh = newcomer.Session();
        await fresh.ExecuteReadAsync(async (runner, token) => await (await runner.RunAsync("RETURN 1", null, token)).ConsumeAsync(token));
        var ready = Stopwatch.GetTimestamp();
        Volatile.Write(ref isReady, true);
        await recovered.Task;
        var recovery = Stopwatch.GetElapsedTime(ready);
        await end.CancelAsync();
        await Task.WhenAll(load);
        Assert.True(failures > 0, "the kill was not noticed");
        Assert.Equal(0, wrong);
        Assert.True(recovery < TimeSpan.FromSeconds(5), $"first answer {recovery} after the server was ready");
    }
}
