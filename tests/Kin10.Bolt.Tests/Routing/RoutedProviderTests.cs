using Kin10.Bolt.Tests.Support;
using static Kin10.Bolt.Tests.Support.RoutingScript;

namespace Kin10.Bolt.Tests.Routing;

public class RoutedProviderTests
{
    private static readonly TimeSpan SafetyNet = TimeSpan.FromSeconds(30);
    private static readonly BoltDriverOptions OneRetry = new() { InitialRetryDelay = TimeSpan.Zero };

    [Fact]
    public async Task Acquire_ReadsAndWrites_GoWhereTheTableSays()
    {
        await using var reader = new BoltServerMock(BoltServerMock.Login + Statement);
        await using var writer = new BoltServerMock(BoltServerMock.Login + Statement);
        await using var router = new BoltServerMock(BoltServerMock.Login + RouteByNobody(300, reader.Address, writer.Address));
        await using var driver = Driver(router, OneRetry, "?region=eu");
        await RunAsync(driver, AccessMode.Read);
        await RunAsync(driver, AccessMode.Write);
        Assert.Contains($"ROUTE {{\"address\":\"{router.Address}\",\"region\":\"eu\"}} [] {{\"db\":\"home\"}}", router.Received);
        Assert.Contains("""RUN "RETURN 1" {} {"mode":"r","db":"home"}""", reader.Received);
        Assert.Contains("""RUN "RETURN 1" {} {"db":"home"}""", writer.Received);
        Assert.Contains("\"routing\":{\"address\":", reader.Received[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acquire_TableIsStale_AsksAgain()
    {
        var time = new ManualTime();
        await using var first = new BoltServerMock(BoltServerMock.Login + Statement + Statement);
        await using var second = new BoltServerMock(BoltServerMock.Login + Statement);
        await using var router = new BoltServerMock(BoltServerMock.Login
            + RouteByNobody(60, first.Address, first.Address) + "C: RESET\nS: SUCCESS {}\n" + RouteByNobody(
                60, second.Address, second.Address));
        await using var driver = Driver(router, new BoltDriverOptions { TimeProvider = time });
        await RunAsync(driver, AccessMode.Read);
        time.Advance(TimeSpan.FromSeconds(29));
        await RunAsync(driver, AccessMode.Read);
        time.Advance(TimeSpan.FromSeconds(31));
        await RunAsync(driver, AccessMode.Read);
        Assert.Equal((1, 1), (first.Connections, second.Connections));
    }

    [Fact]
    public async Task ExecuteWrite_LeaderHasSwitched_GoesToTheNewOne()
    {
        const string NotALeader = """
            C: BEGIN
            S: SUCCESS {}
            C: RUN
            S: FAILURE {"neo4j_code": "Neo.ClientError.Cluster.NotALeader", "message": "not me"}
            C: PULL
            S: IGNORED
            """;
        await using var old = new BoltServerMock(BoltServerMock.Login + NotALeader);
        await using var leader = new BoltServerMock(BoltServerMock.Login + Transaction);
        await using var router = new BoltServerMock(BoltServerMock.Login
            + RouteByNobody(300, old.Address, old.Address) + RouteByNobody(300, old.Address, leader.Address));
        await using var driver = Driver(router, OneRetry);
        await using var session = driver.Session(new SessionOptions { Database = "home" });
        var value = await session.ExecuteWriteAsync(async (runner, token) =>
            (await (await runner.RunAsync("CREATE (n)", null, token)).SingleAsync(token))[0]);
        Assert.Equal(1L, value);
        Assert.Equal(["b"], session.LastBookmarks);
    }

    [Fact]
    public async Task Acquire_AReaderIsDown_TheOtherTakesOver()
    {
        await using var alive = new BoltServerMock(BoltServerMock.Login + Statement + Statement + Statement);
        var down = new BoltServerMock("");
        var deadAddress = down.Address;
        await down.DisposeAsync();
        await using var router = new BoltServerMock(
            BoltServerMock.Login + RouteByNobody(300, $"{deadAddress}\", \"{alive.Address}", alive.Address));
        await using var driver = Driver(router, OneRetry);
        for (var i = 0; i < 3; i++)
        {
            await RunAsync(driver, AccessMode.Read);
        }
    }

    [Fact]
    public async Task Release_CallerGaveUpWhileSending_TheMemberIsNotForgotten()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + Statement + "S: {deaf}", BoltServerMock.Login + Statement);
        await using var router = new BoltServerMock(BoltServerMock.Login + RouteByNobody(300, server.Address, server.Address));
        await using var driver = Driver(router, OneRetry);
        await RunAsync(driver, AccessMode.Write);
        using var cancellation = new CancellationTokenSource();
        await using var session = driver.Session(new SessionOptions { Database = "home" });
        var tooMuch = new Dictionary<string, object?> { ["x"] = new byte[32 * 1024 * 1024] };
        var running = session.RunAsync("RETURN $x", tooMuch, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await RunAsync(driver, AccessMode.Write);
        Assert.Equal((2, 1), (server.Connections, router.Connections));
    }

    [Fact]
    public async Task Acquire_SilentRouter_IsGivenUpAfterTheConnectTimeout()
    {
        var time = new ManualTime();
        await using var server = new BoltServerMock(BoltServerMock.Login + Statement);
        await using var router = new BoltServerMock(BoltServerMock.Login
            + Route(60, server.Address, server.Address) + "C: ROUTE\nS: {silence}");
        await using var driver = Driver(router, new BoltDriverOptions
        {
            TimeProvider = time,
            ConnectTimeout = TimeSpan.FromSeconds(7),
            MaxTransactionRetryTime = TimeSpan.Zero,
            IdleLivenessCheck = TimeSpan.FromHours(1),
        });
        await RunAsync(driver, AccessMode.Read);
        time.Advance(TimeSpan.FromSeconds(60));
        var scheduled = time.WhenScheduled(TimeSpan.FromSeconds(7));
        var running = RunAsync(driver, AccessMode.Read);
        await scheduled.WaitAsync(SafetyNet);
        time.Advance(TimeSpan.FromSeconds(7));
        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => running);
        Assert.Contains($"{router.Address} did not answer ROUTE within 7 s (ConnectTimeout)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acquire_SomebodyElseAsksForTheTableForLong_EndsAfterTheAcquisitionTimeout()
    {
        var time = new ManualTime();
        var tokens = new TaskCompletionSource<AuthToken>();
        await using var driver = BoltDriver.Create(
            $"neo4j://{Nobody}",
            _ => new ValueTask<AuthToken>(tokens.Task),
            new BoltDriverOptions { TimeProvider = time, ConnectionAcquisitionTimeout = TimeSpan.FromSeconds(4) });
        var asking = RunAsync(driver, AccessMode.Read);
        var waiting = RunAsync(driver, AccessMode.Read);
        time.Advance(TimeSpan.FromSeconds(4));
        var error = await Assert.ThrowsAsync<ConnectionAcquisitionTimeoutException>(() => waiting.WaitAsync(SafetyNet));
        Assert.Equal("No routing table within 4 s (ConnectionAcquisitionTimeout).", error.Message);
        tokens.SetResult(AuthToken.None);
        await Assert.ThrowsAsync<ConnectionAcquisitionTimeoutException>(() => asking);
    }

    [Fact]
    public async Task Acquire_NoWriterAtTheMoment_IsSessionExpiredAfterOneRefresh()
    {
        await using var router = new BoltServerMock(BoltServerMock.Login + """
            C: ROUTE
            S: SUCCESS {"rt": {"ttl": 300, "db": "home", "servers": [{"role": "ROUTE", "addresses": ["127.0.0.1:1"]}, {"role": "READ", "addresses": ["127.0.0.1:1"]}, {"role": "WRITE", "addresses": []}]}}
            """);
        await using var driver = Driver(router, OneRetry);
        var error = await Assert.ThrowsAsync<SessionExpiredException>(() => RunAsync(driver, AccessMode.Write));
        Assert.Equal("No member of the cluster takes writes for database home at the moment.", error.Message);
        Assert.True(error.IsRetryable);
    }

    [Fact]
    public async Task Acquire_UnknownDatabase_IsTheServersErrorAtOnce()
    {
        await using var router = new BoltServerMock(BoltServerMock.Login + """
            C: ROUTE
            S: FAILURE {"neo4j_code": "Neo.ClientError.Database.DatabaseNotFound", "message": "no such database"}
            """);
        await using var driver = Driver(router, OneRetry);
        await using var session = driver.Session(new SessionOptions { Database = "nope" });
        var error = await Assert.ThrowsAsync<BoltServerException>(() => session.RunAsync("RETURN 1"));
        Assert.Equal("no such database", error.Message);
        Assert.EndsWith(
            """[] {"db":"nope"}""",
            router.Received.Single(message => message.StartsWith("ROUTE", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acquire_GarbageInsteadOfATable_IsAProtocolError()
    {
        await using var router = new BoltServerMock(BoltServerMock.Login + "C: ROUTE\nS: SUCCESS {\"rt\": {\"ttl\": \"soon\"}}");
        await using var driver = Driver(router, OneRetry);
        await Assert.ThrowsAsync<BoltProtocolException>(() => RunAsync(driver, AccessMode.Read));
    }

    [Fact]
    public async Task Acquire_ManyAtOnce_AskForTheTableOnce()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + string.Concat(Enumerable.Repeat(Statement, 20)));
        await using var router = new BoltServerMock(BoltServerMock.Login + RouteByNobody(300, server.Address, server.Address));
        await using var driver = Driver(router, OneRetry with { MaxConnectionPoolSize = 1 });
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RunAsync(driver, AccessMode.Read)));
        Assert.Single(router.Received, message => message.StartsWith("ROUTE", StringComparison.Ordinal));
    }

    // The table names a router that does not exist; the address of the URI stays a way in.
    private static string RouteByNobody(int ttl, string reader, string writer) => Route(ttl, reader, writer, Nobody);
}
