using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.RealServer;

[Collection(Neo4jCollection.Name)]
public class Neo4jTransactionTests(Neo4jServer server)
{
    [Neo4jFact]
    public async Task Transactions_CommitAndRollback_DoWhatTheySay()
    {
        await using var driver = server.Driver();
        await using var session = driver.Session(server.Session);
        await (await session.RunAsync("MATCH (n:Commit) DELETE n")).ConsumeAsync();
        await using (var transaction = await session.BeginTransactionAsync())
        {
            await transaction.RunAsync("CREATE (:Commit {x: 1})");
        }

        Assert.Equal(0L, await CountAsync(session));
        await using (var transaction = await session.BeginTransactionAsync())
        {
            await transaction.RunAsync("CREATE (:Commit {x: 1})");
            await transaction.CommitAsync();
        }

        Assert.Equal(1L, await CountAsync(session));
        await Assert.ThrowsAsync<FormatException>(() => session.ExecuteWriteAsync<int>(async (runner, token) =>
        {
            await (await runner.RunAsync("CREATE (:Commit)", null, token)).ConsumeAsync(token);
            throw new FormatException();
        }));
        Assert.Equal(1L, await CountAsync(session));
    }

    [Neo4jFact]
    public async Task LastBookmarks_OfAnotherSession_AreUnderstood()
    {
        await using var driver = server.Driver();
        await using var writing = driver.Session(server.Session);
        await (await writing.RunAsync("CREATE (:Bookmarked)")).ConsumeAsync();
        var bookmark = Assert.Single(writing.LastBookmarks);
        await using var reading = driver.Session(server.Session with { Bookmarks = [bookmark], AccessMode = AccessMode.Read });
        Assert.True((await (await reading.RunAsync("MATCH (n:Bookmarked) RETURN count(n) AS n")).SingleAsync()).Get<long>("n") > 0);
        await using var wrong = driver.Session(server.Session with { Bookmarks = ["nonsense"] });
        var error = await Assert.ThrowsAsync<BoltServerException>(() => wrong.RunAsync("RETURN 1"));
        Assert.Equal("Neo.ClientError.Transaction.InvalidBookmark", error.Code);
    }

    [Neo4jFact]
    public async Task RunAsync_AccessModeRead_RefusesWrites()
    {
        await using var driver = server.Driver();
        await using var session = driver.Session(server.Session with { AccessMode = AccessMode.Read });
        var error = await Assert.ThrowsAsync<BoltServerException>(
            async () => await (await session.RunAsync("CREATE (n)")).ConsumeAsync());
        Assert.False(error.IsRetryable);
    }

    [Neo4jFact]
    public async Task RunAsync_TransactionTimeout_EndsTheStatement()
    {
        await using var driver = server.Driver();
        await using var session = driver.Session(server.Session);
        var error = await Assert.ThrowsAsync<BoltServerException>(async () =>
        {
            var options = new TransactionOptions { Timeout = TimeSpan.FromMilliseconds(100) };
            await (await session.RunAsync("UNWIND range(1, 1000000000) AS x RETURN sum(x)", null, options)).ConsumeAsync();
        });
        Assert.Contains("TransactionTimedOut", error.Code, StringComparison.Ordinal);
        Assert.NotNull(error.GqlStatus);
    }

    [Neo4jFact]
    public async Task Cancel_AThousandStatementsMidway_EveryConnectionBecomesClean()
    {
        await using var driver = server.Driver(new BoltDriverOptions { MaxConnectionPoolSize = 8 });
        var cancelled = 0;
        await Parallel.ForAsync(0, 1000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            using var cancellation = new CancellationTokenSource();
            await using var session = driver.Session(server.Session with { FetchSize = 100 });
            try
            {
                var result = await session.RunAsync("UNWIND range(1, 10000000) AS x RETURN x", null, cancellation.Token);
                for (var record = 0; record < i % 250; record++)
                {
                    await result.FetchAsync(cancellation.Token);
                }

                var fetching = Task.Run(async () => await result.ConsumeAsync(cancellation.Token), CancellationToken.None);
                await cancellation.CancelAsync();
                await fetching;
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref cancelled);
            }
        });
        Assert.Equal(1000, cancelled);

        // All of them together, so that each connection is used once more.
        var sessions = Enumerable.Range(0, 8).Select(_ => driver.Session(server.Session)).ToArray();
        var transactions = await Task.WhenAll(sessions.Select(session => session.BeginTransactionAsync()));
        foreach (var transaction in transactions)
        {
            Assert.Equal(1L, (await (await transaction.RunAsync("RETURN 1 AS one")).SingleAsync())["one"]);
            await transaction.RollbackAsync();
        }

        var statistics = Assert.Single(driver.PoolStatistics);
        Assert.Equal((0, 8, 8L, 0L), (statistics.InUse, statistics.Idle, statistics.Opened, statistics.Closed));
    }

    [Neo4jFact]
    public async Task Pool_Exhausted_EveryCallerGetsItsTurn()
    {
        await using var driver = server.Driver(new BoltDriverOptions { MaxConnectionPoolSize = 3 });
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            await using var session = driver.Session(server.Session);
            return await session.ExecuteReadAsync(async (runner, token) => (await (await runner.RunAsync(
                "RETURN $i AS i", new Dictionary<string, object?> { ["i"] = i }, token)).SingleAsync(token)).Get<long>("i"));
        }));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (long)i), answers);
        Assert.True(driver.PoolStatistics.Sum(pool => pool.Opened) <= 3);
    }

    [Neo4jFact]
    public async Task Pipeline_ProbeAndRead_HaveTheSameBookmarkUntilSomebodyWrites()
    {
        await using var driver = server.Driver();
        var (probe, end) = await ProbeAndReadAsync(driver);
        Assert.NotNull(probe);
        Assert.Equal(probe, end);
        await using var session = driver.Session(server.Session);
        await (await session.RunAsync("CREATE (:Written)")).ConsumeAsync();
        var (later, _) = await ProbeAndReadAsync(driver);
        Assert.NotEqual(probe, later);
    }

    private Task<(string? Probe, string? End)> ProbeAndReadAsync(BoltDriver driver) => driver.ExecutePipelineAsync(
        async (pipeline, token) =>
        {
            pipeline.Begin();
            pipeline.Commit();
            pipeline.Begin();
            pipeline.Run("RETURN 1");
            pipeline.Run("UNWIND range(1, 5000) AS x RETURN x");
            pipeline.Commit();
            await pipeline.SendAsync(token);
            var probe = await pipeline.NextCommitAsync(token);
            await pipeline.NextResultAsync(token);
            Assert.True(await pipeline.FetchAsync(token));
            await pipeline.NextResultAsync(token);
            var records = 0;
            while (await pipeline.FetchAsync(token))
            {
                records++;
            }

            Assert.Equal(5000, records);
            return (probe, await pipeline.NextCommitAsync(token));
        },
        server.Session with { AccessMode = AccessMode.Read });

    private static async Task<long> CountAsync(BoltSession session) =>
        (await (await session.RunAsync("MATCH (n:Commit) RETURN count(n) AS n")).SingleAsync()).Get<long>("n");
}
