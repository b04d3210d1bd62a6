using System.Net.Sockets;
using Kin10.Bolt.Connections;
using Kin10.Bolt.Handshake;
using Kin10.Bolt.Messages;
using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.Connections;

public class BoltConnectionTests
{
    private const string Streaming = """
        C: RUN
        S: SUCCESS {"fields": ["x"]}
        C: PULL
        S: RECORD [1]

        """;

    // More than the buffers of a socket hold.
    private static readonly Dictionary<string, object?> TooMuch = new() { ["x"] = new byte[32 * 1024 * 1024] };

    [Fact]
    public async Task Read_FailureInTheMiddleOfAStream_LeavesTheConnectionUsable()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + Streaming + """
            S: FAILURE {"neo4j_code": "Neo.ClientError.Statement.ArithmeticError", "message": "/ by zero", "gql_status": "22012", "description": "d", "diagnostic_record": {}, "cause": {"message": "deeper", "gql_status": "22000", "description": "c", "diagnostic_record": {}}}
            C: RESET
            S: SUCCESS {}
            """ + "\n" + Streaming + "S: SUCCESS {\"bookmark\": \"b\"}");
        await using var driver = server.Driver(new BoltDriverOptions { MaxConnectionPoolSize = 1 });
        await using var session = driver.Session();
        var result = await session.RunAsync("RETURN 1");
        Assert.True(await result.FetchAsync());
        var error = await Assert.ThrowsAsync<BoltServerException>(async () => await result.FetchAsync());
        Assert.Equal("22012", error.GqlStatus);
        Assert.Equal("deeper", error.Cause!.Message);
        Assert.True(error.ConnectionSurvives);
        Assert.Same(error, await Assert.ThrowsAsync<BoltServerException>(async () => await result.FetchAsync()));

        var again = await session.RunAsync("RETURN 1");
        Assert.Equal(1L, (await again.SingleAsync())[0]);
        Assert.Equal(["b"], session.LastBookmarks);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Read_CallerGivesUp_StopsTheStatementAndKeepsTheConnection()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + Streaming + """
            C: RESET
            S: RECORD [2]
            S: IGNORED
            S: SUCCESS {}
            """ + "\n" + Streaming + "S: SUCCESS {}");
        await using var driver = server.Driver(new BoltDriverOptions { MaxConnectionPoolSize = 1 });
        await using var session = driver.Session();
        using var cancellation = new CancellationTokenSource();
        var result = await session.RunAsync("RETURN 1", null, cancellation.Token);
        Assert.True(await result.FetchAsync(cancellation.Token));
        var fetching = result.FetchAsync(cancellation.Token);
        await cancellation.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await fetching);
        Assert.Equal(cancellation.Token, error.CancellationToken);

        // The pool has one connection only: it must have become clean.
        var again = await session.RunAsync("RETURN 1");
        Assert.Single(await again.ToListAsync());
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Read_SilentServer_EndsAfterTheHintedTimeout()
    {
        var time = new ManualTime();
        await using var server = new BoltServerMock("""
            C: HELLO
            S: SUCCESS {"hints": {"connection.recv_timeout_seconds": 5}}
            C: LOGON
            S: SUCCESS {}

            """ + Streaming + "S: SUCCESS {}\nC: RUN\nS: {silence}");
        await using var driver = server.Driver(new BoltDriverOptions { TimeProvider = time, ReadTimeout = TimeSpan.FromSeconds(60) });
        await using var session = driver.Session(new SessionOptions { AccessMode = AccessMode.Read });
        await (await session.RunAsync("RETURN 1")).ConsumeAsync();
        var scheduled = time.WhenScheduled(TimeSpan.FromSeconds(5));
        var running = session.RunAsync("RETURN 1");
        await scheduled;
        time.Advance(TimeSpan.FromSeconds(5));
        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => running);
        Assert.Contains("which owes an answer to RUN, was lost: it has been silent for 5 s", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsRetryable);
    }

    [Fact]
    public async Task Read_MessageLargerThanAllowed_IsAProtocolError()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + $"""
            C: RUN
            S: {"{"}hex 07 FF {string.Join(' ', Enumerable.Repeat("00", 2047))}{"}"}
            C: {"{"}closed{"}"}
            """);
        await using var driver = server.Driver(new BoltDriverOptions { MaxMessageSize = 1024 });
        await using var session = driver.Session();
        await Assert.ThrowsAsync<BoltProtocolException>(() => session.RunAsync("RETURN 1"));
    }

    [Fact]
    public async Task Flush_CallerGivesUp_OnlyThatConnectionIsClosed()
    {
        const string Transaction = BoltServerMock.Login + "C: BEGIN\nS: SUCCESS {}\nC: ROLLBACK\nS: SUCCESS {}\n";
        await using var server = new BoltServerMock(Transaction, Transaction + "S: {deaf}");
        await using var driver = server.Driver();
        await using var first = driver.Session();
        await using var second = driver.Session();
        var transaction = await first.BeginTransactionAsync();
        await (await second.BeginTransactionAsync()).DisposeAsync();
        using var cancellation = new CancellationTokenSource();

        // The connection idles, so that the call comes back only when the server takes no more.
        var running = second.RunAsync("RETURN $x", TooMuch, cancellation.Token);
        await cancellation.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(cancellation.Token, error.CancellationToken);
        Assert.Equal((1, 0, 1), (driver.PoolStatistics[0].InUse, driver.PoolStatistics[0].Idle, driver.PoolStatistics[0].Closed));
        await transaction.RollbackAsync();
        Assert.Equal((0, 1, 1), (driver.PoolStatistics[0].InUse, driver.PoolStatistics[0].Idle, driver.PoolStatistics[0].Closed));
        await driver.VerifyConnectivityAsync();
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task Reset_ServerTakesNothing_TheServerCountsAsLost()
    {
        var time = new ManualTime();
        var options = new BoltDriverOptions { TimeProvider = time, ResetTimeout = TimeSpan.FromSeconds(3) };
        using var stream = new FullStream();
        using var connection = new BoltConnection(
            new BoltTransport(new Socket(SocketType.Stream, ProtocolType.Tcp), stream, options),
            new BoltAddress("db", 7687), new BoltVersion(5, 0), options, isRouted: false);
        connection.Send(new HelloMessage("Test/1", AuthToken.None, null, NotificationSeverity.ServerDefault));
        await connection.ReadSuccessAsync(default);
        var scheduled = time.WhenScheduled(TimeSpan.FromSeconds(3));
        var resetting = connection.ResetAsync(default).AsTask();
        await scheduled;
        time.Advance(TimeSpan.FromSeconds(3));
        await Assert.ThrowsAsync<ServiceUnavailableException>(() => resetting);
        Assert.IsType<ServiceUnavailableException>(connection.DeathCause);
    }

    [Fact]
    public async Task Send_ParameterThatCannotBeSent_LeavesTheConnectionUsable()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + Streaming + "S: SUCCESS {}");
        await using var driver = server.Driver();
        await using var session = driver.Session();
        await Assert.ThrowsAsync<ArgumentException>(() => session.RunAsync("RETURN $x", new Dictionary<string, object?> { ["x"] = 1m }));
        var result = await session.RunAsync("RETURN 1");
        Assert.Single(await result.ToListAsync());
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Reset_IsRefused_TheConnectionIsReplaced()
    {
        const string Failing = BoltServerMock.Login + """
            C: RUN
            S: FAILURE {"neo4j_code": "Neo.ClientError.Statement.SyntaxError", "message": "what?"}
            C: PULL
            S: IGNORED
            C: RESET
            S: FAILURE {"neo4j_code": "Neo.DatabaseError.General.UnknownError", "message": "no"}
            C: {closed}
            """;
        await using var server = new BoltServerMock(Failing, BoltServerMock.Login + Streaming + "S: SUCCESS {}");
        await using var driver = server.Driver(new BoltDriverOptions { MaxConnectionPoolSize = 1 });
        await using var session = driver.Session();
        Assert.Equal("what?", (await Assert.ThrowsAsync<BoltServerException>(() => session.RunAsync("RETRUN 1"))).Message);
        var result = await session.RunAsync("RETURN 1");
        Assert.Single(await result.ToListAsync());
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task Reset_SilentServer_TheConnectionIsReplacedAfterTheResetTimeout()
    {
        var time = new ManualTime();
        const string Silent = BoltServerMock.Login + """
            C: RUN
            S: FAILURE {"neo4j_code": "Neo.ClientError.Statement.SyntaxError", "message": "what?"}
            C: PULL
            S: IGNORED
            S: {silence}
            """;
        await using var server = new BoltServerMock(Silent, BoltServerMock.Login + Streaming + "S: SUCCESS {}");
        await using var driver = server.Driver(new BoltDriverOptions
        {
            TimeProvider = time,
            MaxConnectionPoolSize = 1,
            ResetTimeout = TimeSpan.FromSeconds(3),
        });
        await using var session = driver.Session();
        var scheduled = time.WhenScheduled(TimeSpan.FromSeconds(3));
        await Assert.ThrowsAsync<BoltServerException>(() => session.RunAsync("RETRUN 1"));
        await scheduled;
        var running = session.RunAsync("RETURN 1");
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Single(await (await running).ToListAsync());
    }

    /// <summary>Takes one write, answers SUCCESS, and takes no more.</summary>
    private sealed class FullStream : MemoryStream
    {
        private int _writes;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            byte[] success = [0, 3, 0xB1, 0x70, 0xA0, 0, 0];
            success.CopyTo(buffer);
            return new(success.Length);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_writes++ > 0)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
        }
    }
}
