using Kin10.Bolt.PackStream;
using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.Pipelines;

public class BoltPipelineTests
{
    private const string Requests = """
        C: BEGIN {"mode": "r", "bookmarks": ["b0"]}
        C: COMMIT
        C: BEGIN {"mode": "r", "tx_timeout": 5000}
        C: RUN "RETURN $a" {"a": 1} {}
        C: PULL {"n": -1}
        C: RUN "RETURN $b" {"b": "two"} {}
        C: PULL {"n": -1}
        C: COMMIT

        """;

    [Fact]
    public async Task SendAsync_TwoTransactions_LeaveTogetherAndAreReadInOrder()
    {
        // The server answers nothing before it has everything.
        await using var server = new BoltServerMock(BoltServerMock.Login + Requests + """
            S: SUCCESS {}
            S: SUCCESS {"bookmark": "b1"}
            S: SUCCESS {}
            S: SUCCESS {"fields": ["a"], "qid": 0}
            S: RECORD [1]
            S: RECORD [2]
            S: SUCCESS {"t_last": 1}
            S: SUCCESS {"fields": ["b"], "qid": 1}
            S: RECORD ["two"]
            S: SUCCESS {}
            S: SUCCESS {"bookmark": "b2"}
            """);
        await using var driver = server.Driver();
        await using var pipeline = await CollectAsync(driver);
        await pipeline.SendAsync();
        Assert.Equal("b1", await pipeline.NextCommitAsync());
        Assert.Equal(["a"], await pipeline.NextResultAsync());
        Assert.True(await pipeline.FetchAsync());
        Assert.Equal("9101", Convert.ToHexString(pipeline.Current));
        Assert.True(await pipeline.FetchAsync());
        Assert.Equal("9102", Convert.ToHexString(pipeline.Current));
        Assert.False(await pipeline.FetchAsync());
        Assert.Equal("A186745F6C61737401", Convert.ToHexString(pipeline.LastMetadata));
        Assert.False(await pipeline.FetchAsync());
        Assert.Equal(["b"], await pipeline.NextResultAsync());
        Assert.Equal("b2", await pipeline.NextCommitAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await pipeline.NextResultAsync());
    }

    [Fact]
    public async Task Run_OutsideATransaction_IsOneByItself()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + """
            C: RUN "RETURN 1" {} {"mode": "r", "bookmarks": ["b0"], "tx_timeout": 5000}
            C: PULL {"n": -1}
            S: SUCCESS {"fields": ["1"]}
            S: RECORD [1]
            S: SUCCESS {"bookmark": "b1"}
            """);
        await using var driver = server.Driver();
        await using var pipeline = await driver.PipelineAsync(new SessionOptions { AccessMode = AccessMode.Read, Bookmarks = ["b0"] });

        pipeline.Run("RETURN 1", null, new TransactionOptions { Timeout = TimeSpan.FromSeconds(5) });
        await pipeline.SendAsync();
        await pipeline.NextResultAsync();

        Assert.True(await pipeline.FetchAsync());
        Assert.Null(pipeline.LastBookmark);
        Assert.False(await pipeline.FetchAsync());
        Assert.Equal("b1", pipeline.LastBookmark);
    }

    [Fact]
    public async Task NextResultAsync_StatementFailed_GivesItsErrorAndCleansUp()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + Requests + """
            S: SUCCESS {}
            S: SUCCESS {"bookmark": "b1"}
            S: SUCCESS {}
            S: FAILURE {"neo4j_code": "Neo.TransientError.General.MemoryPoolOutOfMemoryError", "message": "full"}
            S: IGNORED
            S: IGNORED
            S: IGNORED
            S: IGNORED
            C: RESET
            S: SUCCESS {}
            """);
        await using var driver = server.Driver(new BoltDriverOptions { MaxConnectionPoolSize = 1 });
        await using (var pipeline = await CollectAsync(driver))
        {
            await pipeline.SendAsync();
            var error = await Assert.ThrowsAsync<BoltServerException>(async () => await pipeline.NextResultAsync());
            Assert.True(error.IsTransient);
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await pipeline.FetchAsync());
        }

        await driver.VerifyConnectivityAsync();
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task DisposeAsync_BeforeTheEnd_StopsTheStatements()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + Requests + """
            S: SUCCESS {}
            S: SUCCESS {"bookmark": "b1"}
            C: RESET
            S: IGNORED
            S: IGNORED
            S: IGNORED
            S: IGNORED
            S: IGNORED
            S: IGNORED
            S: SUCCESS {}
            """);
        await using var driver = server.Driver(new BoltDriverOptions { MaxConnectionPoolSize = 1 });
        await using (var pipeline = await CollectAsync(driver))
        {
            await pipeline.SendAsync();
            await pipeline.NextCommitAsync();
        }

        await driver.VerifyConnectivityAsync();
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("C: RESET\nS: IGNORED\nS: IGNORED\nS: SUCCESS {}", true)]
    [InlineData("S: {silence}", false)]
    public async Task StopAsync_CallerGaveUp_SaysWhetherTheServerStillAnswers(string rest, bool answers)
    {
        var time = new ManualTime();
        await using var server = new BoltServerMock(BoltServerMock.Login + "C: RUN\nC: PULL\n" + rest);
        await using var driver = server.Driver(
            new BoltDriverOptions { TimeProvider = time, LivenessCheckTimeout = TimeSpan.FromSeconds(3) });
        await using var pipeline = await driver.PipelineAsync(new SessionOptions { AccessMode = AccessMode.Read });
        pipeline.Run("RETURN 1");
        using var cancellation = new CancellationTokenSource();
        var reading = pipeline.NextResultAsync(cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reading);
        var scheduled = time.WhenScheduled(TimeSpan.FromSeconds(3));
        var stopping = pipeline.StopAsync();
        await scheduled;
        if (!answers)
        {
            time.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.Equal(answers, await stopping);
        Assert.Equal((0, answers ? 1 : 0), (driver.PoolStatistics[0].InUse, driver.PoolStatistics[0].Idle));
    }

    [Fact]
    public async Task SendAsync_ServerAsksForTelemetry_GetsNone()
    {
        await using var server = new BoltServerMock("""
            C: HELLO
            S: SUCCESS {"hints": {"telemetry.enabled": true}}
            C: LOGON
            S: SUCCESS {}
            C: BEGIN
            C: COMMIT
            S: SUCCESS {}
            S: SUCCESS {}
            """);
        await using var driver = server.Driver();
        await using var pipeline = await driver.PipelineAsync();
        pipeline.Begin();
        pipeline.Commit();
        await pipeline.SendAsync();
        await pipeline.NextCommitAsync();
    }

    [Fact]
    public async Task Run_ParametersAreNotOneMap_IsRefusedAndNothingIsSent()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login);
        await using var driver = server.Driver();
        await using var pipeline = await driver.PipelineAsync();
        foreach (var write in new Action<PackStreamWriter, int>[]
        {
            (_, _) => { },
            (writer, _) => writer.Write(1L),
            (writer, _) => writer.WriteMapHeader(1),
            (writer, _) =>
            {
                writer.WriteMapHeader(0);
                writer.WriteNull();
            },
        })
        {
            Assert.Throws<ArgumentException>(() => pipeline.Run("RETURN 1", 0, write));
        }

        Assert.Throws<InvalidOperationException>(pipeline.Commit);
    }

    [Fact]
    public async Task ExecutePipelineAsync_ConnectionLost_ReadsAgainOnAnother()
    {
        await using var server = new BoltServerMock(
            BoltServerMock.Login + "C: BEGIN\nC: COMMIT\nS: SUCCESS {}\nS: {close}",
            BoltServerMock.Login + "C: BEGIN\nC: COMMIT\nS: SUCCESS {}\nS: SUCCESS {\"bookmark\": \"b\"}");
        await using var driver = server.Driver(new BoltDriverOptions { InitialRetryDelay = TimeSpan.Zero });
        var bookmark = await driver.ExecutePipelineAsync(CommitAsync, new SessionOptions { AccessMode = AccessMode.Read });
        Assert.Equal("b", bookmark);
    }

    [Fact]
    public async Task ExecutePipelineAsync_ConnectionLostWhileWritesByThemselvesWereUnderWay_AreNotSentAgain()
    {
        const string Writes = "C: RUN \"CREATE (:A)\"\nC: PULL\nC: RUN \"CREATE (:B)\"\nC: PULL\n";
        const string FirstIsDone = "S: SUCCESS {\"fields\": []}\nS: SUCCESS {\"bookmark\": \"b\"}\n";
        foreach (var answers in new[] { "", "S: SUCCESS {\"fields\": []}\n", FirstIsDone, FirstIsDone + "S: SUCCESS {\"fields\": []}\n" })
        {
            await using var server = new BoltServerMock(BoltServerMock.Login + Writes + answers + "S: {close}");
            await using var driver = server.Driver(new BoltDriverOptions { InitialRetryDelay = TimeSpan.Zero });
            var error = await Assert.ThrowsAsync<CommitOutcomeUnknownException>(() => driver.ExecutePipelineAsync(WriteAsync));
            Assert.False(error.IsRetryable);
            Assert.Equal(1, server.Connections);
        }
    }

    [Fact]
    public async Task ExecutePipelineAsync_WriteByItselfFailsTransiently_IsNotSentAgain()
    {
        // The first is done; the second, were it CALL { } IN TRANSACTIONS, may be done in part.
        await using var server = new BoltServerMock(BoltServerMock.Login + """
            C: RUN "CREATE (:A)"
            C: PULL
            C: RUN "CREATE (:B)"
            C: PULL
            S: SUCCESS {"fields": []}
            S: SUCCESS {"bookmark": "b"}
            S: FAILURE {"neo4j_code": "Neo.TransientError.Transaction.DeadlockDetected", "message": "deadlock"}
            S: IGNORED
            """);
        await using var driver = server.Driver(new BoltDriverOptions { InitialRetryDelay = TimeSpan.Zero });
        var error = await Assert.ThrowsAsync<BoltServerException>(() => driver.ExecutePipelineAsync(WriteAsync));
        Assert.Equal("deadlock", error.Message);
        Assert.Single(server.Received, message => message.StartsWith("RUN \"CREATE (:A)\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(AccessMode.Write, false)]
    [InlineData(AccessMode.Read, true)]
    public async Task ExecutePipelineAsync_SecondTransactionFailsTransiently_IsRepeatedUnlessTheFirstChangedSomething(
        AccessMode mode, bool isRepeated)
    {
        const string Requests = "C: BEGIN\nC: COMMIT\nC: BEGIN\nC: COMMIT\nS: SUCCESS {}\nS: SUCCESS {\"bookmark\": \"b\"}\n";
        await using var server = new BoltServerMock(BoltServerMock.Login + Requests
            + "S: FAILURE {\"neo4j_code\": \"Neo.TransientError.General.TransactionMemoryLimit\", \"message\": \"full\"}\nS: IGNORED\n"
            + "C: RESET\nS: SUCCESS {}\n" + (isRepeated ? Requests + "S: SUCCESS {}\nS: SUCCESS {\"bookmark\": \"c\"}" : ""));
        await using var driver = server.Driver(new BoltDriverOptions { InitialRetryDelay = TimeSpan.Zero, MaxConnectionPoolSize = 1 });
        var working = driver.ExecutePipelineAsync(
            async (pipeline, token) =>
            {
                pipeline.Begin();
                pipeline.Commit();
                pipeline.Begin();
                pipeline.Commit();
                await pipeline.SendAsync(token);
                await pipeline.NextCommitAsync(token);
                return await pipeline.NextCommitAsync(token);
            },
            new SessionOptions { AccessMode = mode });
        if (isRepeated)
        {
            Assert.Equal("c", await working);
        }
        else
        {
            Assert.Equal("full", (await Assert.ThrowsAsync<BoltServerException>(() => working)).Message);
        }
    }

    [Fact]
    public async Task ExecutePipelineAsync_TransactionFailsTransientlyBeforeItsCommit_IsRepeated()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + """
            C: BEGIN
            C: COMMIT
            S: FAILURE {"neo4j_code": "Neo.TransientError.General.TransactionMemoryLimit", "message": "full"}
            S: IGNORED
            C: RESET
            S: SUCCESS {}
            C: BEGIN
            C: COMMIT
            S: SUCCESS {}
            S: SUCCESS {"bookmark": "b"}
            """);
        await using var driver = server.Driver(new BoltDriverOptions { InitialRetryDelay = TimeSpan.Zero, MaxConnectionPoolSize = 1 });
        Assert.Equal("b", await driver.ExecutePipelineAsync(CommitAsync));
    }

    [Fact]
    public async Task ExecutePipelineAsync_WorkFailsOtherwiseWhileACommitIsUnderWay_IsNotRepeated()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + "C: BEGIN\nC: COMMIT\nC: RESET\nS: IGNORED\nS: IGNORED\nS: SUCCESS {}");
        await using var driver = server.Driver(new BoltDriverOptions { InitialRetryDelay = TimeSpan.Zero });
        var attempts = 0;
        await Assert.ThrowsAsync<ServiceUnavailableException>(() => driver.ExecutePipelineAsync<int>(async (pipeline, token) =>
        {
            attempts++;
            pipeline.Begin();
            pipeline.Commit();
            await pipeline.SendAsync(token);
            throw new ServiceUnavailableException("another server");
        }));
        Assert.Equal(1, attempts);
    }

    private static async Task<string?> CommitAsync(BoltPipeline pipeline, CancellationToken cancellationToken)
    {
        pipeline.Begin();
        pipeline.Commit();
        await pipeline.SendAsync(cancellationToken);
        return await pipeline.NextCommitAsync(cancellationToken);
    }

    private static async Task<string?> WriteAsync(BoltPipeline pipeline, CancellationToken cancellationToken)
    {
        pipeline.Run("CREATE (:A)");
        pipeline.Run("CREATE (:B)");
        await pipeline.SendAsync(cancellationToken);
        await pipeline.NextResultAsync(cancellationToken);
        await pipeline.NextResultAsync(cancellationToken);
        await pipeline.FetchAsync(cancellationToken);
        return pipeline.LastBookmark;
    }

    private static async Task<BoltPipeline> CollectAsync(BoltDriver driver)
    {
        var pipeline = await driver.PipelineAsync(new SessionOptions { AccessMode = AccessMode.Read, Bookmarks = ["b0"] });
        pipeline.Begin();
        pipeline.Commit();
        pipeline.Begin(new TransactionOptions { Timeout = TimeSpan.FromSeconds(5) });
        pipeline.Run("RETURN $a", new Dictionary<string, object?> { ["a"] = 1 });
        pipeline.Run("RETURN $b", "two", static (writer, value) =>
        {
            writer.WriteMapHeader(1);
            writer.Write("b");
            writer.Write(value);
        });
        pipeline.Commit();
        return pipeline;
    }
}
