using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.Sessions;

public class BoltSessionTests
{
    [Fact]
    public async Task RunAsync_AllSettings_AreSent()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + """
            C: RUN "RETURN $x" {"x": [1, null]} {"mode": "r", "db": "movies", "bookmarks": ["b1", "b2"], "tx_timeout": 1501, "tx_metadata": {"app": "test"}}
            S: SUCCESS {"fields": ["x"], "t_first": 7}
            C: PULL {"n": 7}
            S: RECORD [1]
            S: SUCCESS {"bookmark": "b3", "type": "r", "db": "movies", "t_last": 12, "stats": {"nodes-created": 1}}
            C: RUN "RETURN 2" {} {"mode": "r", "db": "movies", "bookmarks": ["b3"]}
            S: SUCCESS {"fields": ["x"]}
            C: PULL {"n": 7}
            S: SUCCESS {}
            """);
        await using var driver = server.Driver();
        await using var session = driver.Session(new SessionOptions
        {
            Database = "movies",
            AccessMode = AccessMode.Read,
            Bookmarks = ["b1", "b2"],
            FetchSize = 7,
        });
        var result = await session.RunAsync(
            "RETURN $x",
            new Dictionary<string, object?> { ["x"] = new object?[] { 1, null } },
            new TransactionOptions
            {
                Timeout = TimeSpan.FromMilliseconds(1500.2),
                Metadata = new Dictionary<string, object?> { ["app"] = "test" },
            });
        Assert.Equal(["x"], result.Keys);
        var summary = await result.ConsumeAsync();
        Assert.Equal(("RETURN $x", "movies", "r", "b3"), (summary.Query, summary.Database, summary.QueryType, summary.Bookmark));
        Assert.Equal(TimeSpan.FromMilliseconds(7), summary.ResultAvailableAfter);
        Assert.Equal(TimeSpan.FromMilliseconds(12), summary.ResultConsumedAfter);
        Assert.Equal((server.Port, "Neo4j/5.26.0", "5.8"), (summary.Server.Port, summary.ServerAgent, summary.ProtocolVersion));
        Assert.Equal(1L, summary.Counters["nodes-created"]);
        Assert.Equal(["b3"], session.LastBookmarks);
        await (await session.RunAsync("RETURN 2")).ConsumeAsync();
        Assert.Equal(["b3"], session.LastBookmarks);
    }

    [Fact]
    public async Task RunAsync_WhileAResultIsOpen_KeepsItsRecords()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + """
            C: RUN
            S: SUCCESS {"fields": ["x"]}
            C: PULL {"n": 1}
            S: RECORD [1]
            S: SUCCESS {"has_more": true}
            C: PULL {"n": 1}
            S: RECORD [2]
            S: SUCCESS {}
            C: RUN
            S: SUCCESS {"fields": ["x"]}
            C: PULL {"n": 1}
            S: RECORD [3]
            S: SUCCESS {}
            """);
        await using var driver = server.Driver();
        await using var session = driver.Session(new SessionOptions { FetchSize = 1 });
        var first = await session.RunAsync("RETURN 1");
        var second = await session.RunAsync("RETURN 2");
        Assert.Equal([3L], (await second.ToListAsync()).Select(record => record["x"]));
        Assert.Equal([1L, 2L], (await first.ToListAsync()).Select(record => record.Get<long>("x")));
    }

    [Theory]
    [InlineData("S: {close}")]
    [InlineData("S: SUCCESS {\"fields\": [\"x\"]}\nC: PULL\nS: {close}")]
    [InlineData("S: SUCCESS {\"fields\": [\"x\"]}\nC: PULL\nS: RECORD [1]\nS: SUCCESS {\"has_more\": true}\nC: PULL\nS: {close}")]
    [InlineData("S: SUCCESS {\"fields\": [\"x\"]}\nC: PULL\nS: RECORD [1]\nS: SUCCESS {\"has_more\": true}\nC: DISCARD\nS: {close}")]
    public async Task RunAsync_ConnectionLost_OutcomeIsUnknownForWritesOnly(string answers)
    {
        foreach (var mode in new[] { AccessMode.Write, AccessMode.Read })
        {
            await using var server = new BoltServerMock(BoltServerMock.Login + "C: RUN\n" + answers);
            await using var driver = server.Driver();
            await using var session = driver.Session(new SessionOptions { AccessMode = mode, FetchSize = 1 });
            var error = await Assert.ThrowsAnyAsync<BoltConnectivityException>(async () =>
            {
                var result = await session.RunAsync("CREATE (n) RETURN 1");
                await result.FetchAsync();
                if (answers.Contains("DISCARD", StringComparison.Ordinal))
                {
                    await result.ConsumeAsync();
                }

                await result.FetchAsync();
            });
            Assert.Equal(mode == AccessMode.Write, error is CommitOutcomeUnknownException);
            Assert.Equal(mode == AccessMode.Read, error.IsRetryable);
        }
    }

    [Fact]
    public async Task FetchAsync_SessionWasClosed_Throws()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + """
            C: RUN
            S: SUCCESS {"fields": ["x"]}
            C: PULL
            S: RECORD [1]
            S: SUCCESS {}
            """);
        await using var driver = server.Driver();
        var session = driver.Session();
        var result = await session.RunAsync("RETURN 1");
        await session.DisposeAsync();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await result.FetchAsync());
        Assert.Contains("session has been closed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteWriteAsync_TransientError_DoesTheWorkAgain()
    {
        await using var server = new BoltServerMock(
            BoltServerMock.Login + """
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
            S: SUCCESS {"bookmark": "done"}
            """);
        await using var driver = server.Driver(new BoltDriverOptions { InitialRetryDelay = TimeSpan.Zero, MaxConnectionPoolSize = 1 });
        await using var session = driver.Session();
        var attempts = 0;
        var value = await session.ExecuteWriteAsync(async (runner, token) =>
        {
            if (++attempts == 1)
            {
                await runner.RunAsync("CREATE (n)", null, token);
            }

            return attempts;
        });
        Assert.Equal(2, value);
        Assert.Equal(["done"], session.LastBookmarks);
    }

    [Fact]
    public async Task ExecuteReadAsync_WorkThrows_TakesTheTransactionBack()
    {
        await using var server = new BoltServerMock(
            BoltServerMock.Login + "C: BEGIN {\"mode\": \"r\"}\nS: SUCCESS {}\nC: ROLLBACK\nS: SUCCESS {}");
        await using var driver = server.Driver();
        await using var session = driver.Session();
        await Assert.ThrowsAsync<FormatException>(() => session.ExecuteReadAsync<int>((_, _) => throw new FormatException()));
        Assert.Equal(0, driver.PoolStatistics[0].InUse);
    }

    [Fact]
    public async Task RunAsync_ServerAsksForTelemetry_TellsIt()
    {
        await using var server = new BoltServerMock("""
            C: HELLO
            S: SUCCESS {"hints": {"telemetry.enabled": true}}
            C: LOGON
            S: SUCCESS {}
            C: TELEMETRY 2
            S: SUCCESS {}
            C: RUN
            S: SUCCESS {"fields": []}
            C: PULL
            S: SUCCESS {}
            C: TELEMETRY 1
            S: SUCCESS {}
            C: BEGIN
            S: SUCCESS {}
            C: ROLLBACK
            S: SUCCESS {}
            """);
        await using var driver = server.Driver();
        await using var session = driver.Session();
        await (await session.RunAsync("RETURN 1")).ConsumeAsync();
        await (await session.BeginTransactionAsync()).RollbackAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ExecuteReadAsync_Retries_AreCountedOnce(bool isAnswered)
    {
        const string Hello = """
            C: HELLO
            S: SUCCESS {"hints": {"telemetry.enabled": true}}
            C: LOGON
            S: SUCCESS {}

            """;
        const string Telemetry = "C: TELEMETRY 0\nS: SUCCESS {}\n";
        await using var server = new BoltServerMock(
            Hello + (isAnswered ? Telemetry + "C: BEGIN\nS: {close}" : "C: TELEMETRY 0\nS: {close}"),
            Hello + (isAnswered ? "" : Telemetry) + "C: BEGIN\nS: SUCCESS {}\nC: RUN\n"
                + "S: FAILURE {\"neo4j_code\": \"Neo.TransientError.General.TransactionMemoryLimit\", \"message\": \"full\"}\n"
                + "C: PULL\nS: IGNORED\nC: RESET\nS: SUCCESS {}\nC: BEGIN\nS: SUCCESS {}\nC: RUN\nS: SUCCESS {\"fields\": []}\n"
                + "C: PULL\nS: SUCCESS {}\nC: COMMIT\nS: SUCCESS {}");
        await using var driver = server.Driver(new BoltDriverOptions { InitialRetryDelay = TimeSpan.Zero, MaxConnectionPoolSize = 1 });
        await using var session = driver.Session();
        await session.ExecuteReadAsync(
            async (runner, token) => await (await runner.RunAsync("RETURN 1", null, token)).ConsumeAsync(token));
    }

    [Fact]
    public async Task RunAsync_MisusedSession_SaysSo()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + "C: BEGIN\nS: SUCCESS {}\nC: ROLLBACK\nS: SUCCESS {}");
        await using var driver = server.Driver();
        var session = driver.Session();
        await using (await session.BeginTransactionAsync())
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => session.RunAsync("RETURN 1"));
        }

        await session.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => session.RunAsync("RETURN 1"));
        Assert.Throws<ArgumentException>(() => driver.Session(new SessionOptions { FetchSize = 0 }));
    }
}
