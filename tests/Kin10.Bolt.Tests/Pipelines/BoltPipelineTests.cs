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
        var bookmark = await driver.ExecutePipelineAsync(
            async (pipeline, token) =>
            {
                pipeline.Begin();
                pipeline.Commit();
                await pipeline.SendAsync(token);
                return await pipeline.NextCommitAsync(token);
            },
            new SessionOptions { AccessMode = AccessMode.Read });
        Assert.Equal("b", bookmark);
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
