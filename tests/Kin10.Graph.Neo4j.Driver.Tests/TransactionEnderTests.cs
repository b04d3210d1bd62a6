using System.Diagnostics;
using Kin10.Bolt;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Driver.Tests.Support;
using TransactionOptions = Kin10.Bolt.TransactionOptions;

namespace Kin10.Graph.Neo4j.Driver.Tests;

/// <summary>What goes on in the database for callers who have gone.</summary>
public sealed class TransactionEnderTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const string Endless = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a WHERE a < 0 RETURN a";
    private const string Count = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND range' RETURN count(*)";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    // Two callers have them all.
    private Neo4jOptions Options { get; } = database.Options with { MaxConnections = 2 };

    [Neo4jFact]
    public async Task End_AllConnectionsAreAtWork_EndsThemAtOnce()
    {
        await using var client = DriverClient.Create(Options with { TransactionTimeout = TimeSpan.FromMinutes(5) }, null, null);

        await Task.WhenAll(GiveUpAsync(client, TimeSpan.FromMinutes(5)), GiveUpAsync(client, TimeSpan.FromMinutes(5)));

        await EndedAsync();
        await AnsweredAsync(client);
    }

    [Neo4jFact]
    public async Task End_TheServerRefusesIt_IsAskedOnceAndTheTimeoutEndsThem()
    {
        var refused = 0;
        await using var client = new DriverClient(
            Options,
            (options, log) => RefusingDriver.Around(
                DriverSettings.Open(options, log, null, null), () => Interlocked.Increment(ref refused)));

        await GiveUpAsync(client, TimeSpan.FromSeconds(2));

        await EndedAsync();
        await AnsweredAsync(client);
        Assert.Equal(1, refused);
    }

    [Neo4jFact]
    public async Task End_OfAResultThatIsNotReadToItsEnd_IsNotWaitedFor()
    {
        await using var client = DriverClient.Create(Options, null, null);
        var pipeline = await client.PipelineAsync([], default);
        pipeline.Run("UNWIND range(1, 1000000000) AS a RETURN a", null, new TransactionOptions { Timeout = TimeSpan.FromMinutes(2) });
        await pipeline.SendAsync(default);
        await pipeline.NextResultAsync(default);
        Assert.True(await pipeline.FetchAsync(default));
        var start = Stopwatch.GetTimestamp();

        await pipeline.DisposeAsync();

        Assert.True(Stopwatch.GetElapsedTime(start) < Soon);
        await EndedAsync();
    }

    private static async Task GiveUpAsync(DriverClient client, TimeSpan timeout)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await using var pipeline = await client.PipelineAsync([], default);
        pipeline.Run(Endless, null, new TransactionOptions { Timeout = timeout });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await pipeline.SendAsync(patience.Token);
            await pipeline.NextResultAsync(patience.Token);
            await pipeline.FetchAsync(patience.Token);
        });
    }

    private static async Task AnsweredAsync(DriverClient client)
    {
        await using var session = client.Session(new SessionOptions());
        var cursor = await session.RunAsync("RETURN 1", null, new TransactionOptions());
        Assert.Equal(1L, (await cursor.SingleAsync(default))[0]);
    }

    private async Task EndedAsync()
    {
        var start = Stopwatch.GetTimestamp();
        await using var watch = DriverClient.Create(Options, null, null);
        await using var session = watch.Session(new SessionOptions());
        while ((long)(await (await session.RunAsync(Count, null, new TransactionOptions())).SingleAsync(default))[0]! > 0)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Soon + Soon, "They go on.");
            await Task.Delay(50);
        }
    }
}
