using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.Sessions;

public class BoltTransactionTests
{
    private const string TwoResults = BoltServerMock.Login + """
        C: BEGIN
        S: SUCCESS {}
        C: RUN
        S: SUCCESS {"fields": ["x"], "qid": 0}
        C: PULL {"n": 1}
        S: RECORD [1]
        S: SUCCESS {"has_more": true}
        C: RUN
        S: SUCCESS {"fields": ["y"], "qid": 1}
        C: PULL {"n": 1}
        S: RECORD [10]
        S: SUCCESS {"has_more": true}

        """;

    [Fact]
    public async Task RunAsync_TwoResults_AreReadAlternately()
    {
        await using var server = new BoltServerMock(TwoResults + """
            C: PULL {"n": 1, "qid": 0}
            S: RECORD [2]
            S: SUCCESS {}
            C: PULL {"n": 1, "qid": 1}
            S: RECORD [20]
            S: SUCCESS {}
            C: COMMIT
            S: SUCCESS {"bookmark": "b"}
            """);
        await using var driver = server.Driver();
        await using var session = driver.Session(new SessionOptions { FetchSize = 1 });
        await using var transaction = await session.BeginTransactionAsync();
        var first = await transaction.RunAsync("RETURN 1");
        var second = await transaction.RunAsync("RETURN 2");
        var values = new List<object?>();
        while (await first.FetchAsync() && await second.FetchAsync())
        {
            values.AddRange([first.Current[0], second.Current[0]]);
        }

        Assert.Equal([1L, 10L, 2L, 20L], values);
        await second.ConsumeAsync();
        await transaction.CommitAsync();
        Assert.Equal(["b"], session.LastBookmarks);
    }

    [Fact]
    public async Task CommitAsync_ResultsAreOpen_ThrowsTheirRecordsAway()
    {
        await using var server = new BoltServerMock(TwoResults + """
            C: DISCARD {"n": -1, "qid": 1}
            S: SUCCESS {}
            C: DISCARD {"n": -1, "qid": 0}
            S: SUCCESS {}
            C: COMMIT
            S: SUCCESS {"bookmark": "b"}
            """);
        await using var driver = server.Driver();
        await using var session = driver.Session(new SessionOptions { FetchSize = 1 });
        await using var transaction = await session.BeginTransactionAsync();
        var first = await transaction.RunAsync("RETURN 1");
        var second = await transaction.RunAsync("RETURN 2");
        await transaction.CommitAsync();
        Assert.False(transaction.IsOpen);
        foreach (var result in new[] { first, second })
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await result.FetchAsync());
            Assert.Contains("committed or rolled back", error.Message, StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.CommitAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.RunAsync("RETURN 1"));
    }

    [Fact]
    public async Task RollbackAsync_ResultsAreOpen_ResetsTheConnection()
    {
        await using var server = new BoltServerMock(TwoResults + "C: RESET\nS: SUCCESS {}");
        await using var driver = server.Driver();
        await using var session = driver.Session(new SessionOptions { FetchSize = 1 });
        var transaction = await session.BeginTransactionAsync();
        var first = await transaction.RunAsync("RETURN 1");
        await transaction.RunAsync("RETURN 2");
        await transaction.RollbackAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await first.ConsumeAsync());
        Assert.Equal(1, driver.PoolStatistics[0].Idle);
    }

    [Fact]
    public async Task RunAsync_StatementFailed_AllButRollbackSaysThatTheTransactionWasTerminated()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + """
            C: BEGIN
            S: SUCCESS {}
            C: RUN
            S: SUCCESS {"fields": ["x"], "qid": 0}
            C: PULL
            S: RECORD [1]
            S: SUCCESS {}
            C: RUN
            S: FAILURE {"neo4j_code": "Neo.ClientError.Statement.SyntaxError", "message": "what?"}
            C: PULL
            S: IGNORED
            """);
        await using var driver = server.Driver();
        await using var session = driver.Session();
        await using var transaction = await session.BeginTransactionAsync();
        var read = await transaction.RunAsync("RETURN 1");
        var error = await Assert.ThrowsAsync<BoltServerException>(() => transaction.RunAsync("RETRUN 1"));
        await transaction.RollbackAsync();
        foreach (var call in new Func<Task>[]
        {
            () => transaction.CommitAsync(),
            () => transaction.RunAsync("RETURN 1"),
            async () => await read.FetchAsync(),
        })
        {
            var terminated = await Assert.ThrowsAsync<TransactionTerminatedException>(call);
            Assert.Same(error, terminated.InnerException);
            Assert.Equal("The transaction was terminated by an earlier error: what?", terminated.Message);
            Assert.False(terminated.IsRetryable);
        }

        await transaction.RollbackAsync();
    }

    [Fact]
    public async Task ExecuteWriteAsync_WorkHidesATransientError_IsDoneAgain()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + """
            C: BEGIN
            S: SUCCESS {}
            C: RUN
            S: FAILURE {"neo4j_code": "Neo.TransientError.Transaction.DeadlockDetected", "message": "deadlock"}
            C: PULL
            S: IGNORED
            C: RESET
            S: SUCCESS {}
            C: BEGIN
            S: SUCCESS {}
            C: COMMIT
            S: SUCCESS {}
            """);
        await using var driver = server.Driver(new BoltDriverOptions { InitialRetryDelay = TimeSpan.Zero, MaxConnectionPoolSize = 1 });
        await using var session = driver.Session();
        var attempts = 0;
        await session.ExecuteWriteAsync(async (runner, token) =>
        {
            if (++attempts == 1)
            {
                await Assert.ThrowsAsync<BoltServerException>(() => runner.RunAsync("CREATE (n)", null, token));
            }

            return 0;
        });
        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task FetchAsync_ResultOutlivesItsManagedTransaction_Throws()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + """
            C: BEGIN
            S: SUCCESS {}
            C: RUN
            S: SUCCESS {"fields": ["x"], "qid": 0}
            C: PULL
            S: RECORD [1]
            S: SUCCESS {}
            C: RUN
            S: SUCCESS {"fields": ["x"], "qid": 1}
            C: PULL
            S: RECORD [2]
            S: SUCCESS {}
            C: COMMIT
            S: SUCCESS {}
            """);
        await using var driver = server.Driver();
        await using var session = driver.Session();

        // The first has arrived as a whole; the second has not.
        var results = await session.ExecuteReadAsync(async (runner, token) =>
            new[] { await runner.RunAsync("RETURN 1", null, token), await runner.RunAsync("RETURN 2", null, token) });
        foreach (var result in results)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await result.ToListAsync());
        }
    }

    [Fact]
    public async Task CommitAsync_ConnectionLost_OutcomeIsUnknownForWritesOnly()
    {
        foreach (var mode in new[] { AccessMode.Write, AccessMode.Read })
        {
            await using var server = new BoltServerMock(BoltServerMock.Login + "C: BEGIN\nS: SUCCESS {}\nC: COMMIT\nS: {close}");
            await using var driver = server.Driver();
            await using var session = driver.Session(new SessionOptions { AccessMode = mode });
            var transaction = await session.BeginTransactionAsync();
            var error = await Assert.ThrowsAnyAsync<BoltConnectivityException>(() => transaction.CommitAsync());
            Assert.Equal(mode == AccessMode.Write, error is CommitOutcomeUnknownException);
            Assert.Equal(mode == AccessMode.Read, error.IsRetryable);
        }
    }

    [Fact]
    public async Task FetchAsync_CallerGivesUp_EndsTheTransaction()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + """
            C: BEGIN
            S: SUCCESS {}
            C: RUN
            S: SUCCESS {"fields": ["x"], "qid": 0}
            C: PULL
            C: RESET
            S: IGNORED
            S: SUCCESS {}
            """);
        await using var driver = server.Driver();
        await using var session = driver.Session();
        await using var transaction = await session.BeginTransactionAsync();
        using var cancellation = new CancellationTokenSource();
        var result = await transaction.RunAsync("RETURN 1");
        var fetching = result.FetchAsync(cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await fetching);
        Assert.False(transaction.IsOpen);
        var error = await Assert.ThrowsAsync<TransactionTerminatedException>(() => transaction.CommitAsync());
        Assert.False(error.IsRetryable);
    }
}
