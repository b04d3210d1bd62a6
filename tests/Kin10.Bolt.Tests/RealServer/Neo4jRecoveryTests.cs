using System.Diagnostics;
using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.RealServer;

[Collection(Neo4jCollection.Name)]
public class Neo4jRecoveryTests(Neo4jServer server)
{
    [Neo4jFact]
    public async Task KillAndRestart_UnderLoad_FailsClearlyAndRecovers()
    {
        await using var driver = server.Driver(new BoltDriverOptions
        {
            MaxConnectionPoolSize = 8,
            ConnectTimeout = TimeSpan.FromSeconds(2),
            MaxTransactionRetryTime = TimeSpan.FromSeconds(1),
            InitialRetryDelay = TimeSpan.FromMilliseconds(200),
        });
        using var end = new CancellationTokenSource();
        var wrong = 0;
        var failures = 0;
        var lastAnswer = 0L;
        var load = Enumerable.Range(0, 16).Select(worker => Task.Run(async () =>
        {
            for (var i = 0L; !end.IsCancellationRequested; i++)
            {
                try
                {
                    await using var session = driver.Session();
                    var answer = await session.ExecuteReadAsync(async (runner, token) => await (await runner.RunAsync(
                        "UNWIND range(1, 100) AS x RETURN $i + x AS y", new Dictionary<string, object?> { ["i"] = i }, token)).ToListAsync(token));
                    if (answer.Count != 100 || answer[99].Get<long>("y") != i + 100)
                    {
                        Interlocked.Increment(ref wrong);
                    }

                    Volatile.Write(ref lastAnswer, Stopwatch.GetTimestamp());
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
        await server.KillAsync();
        await server.StartAsync();

        // The server is ready: an answer must come by itself, soon.
        var ready = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref lastAnswer) < ready && Stopwatch.GetElapsedTime(ready) < TimeSpan.FromSeconds(30))
        {
            await Task.Yield();
        }

        var recovery = Stopwatch.GetElapsedTime(ready, Volatile.Read(ref lastAnswer));
        await end.CancelAsync();
        await Task.WhenAll(load);
        Assert.True(failures > 0, "the kill was not noticed");
        Assert.Equal(0, wrong);
        Assert.True(recovery > TimeSpan.Zero && recovery < TimeSpan.FromSeconds(5), $"first answer {recovery} after the server was ready");
    }
}
