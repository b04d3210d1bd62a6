using Kin10.Bolt.Tests.Support;
using static Kin10.Bolt.Tests.Support.RoutingScript;

namespace Kin10.Bolt.Tests.Routing;

/// <summary>What becomes of members that refuse work, are lost, or leave the cluster.</summary>
public class RoutedMembersTests
{
    private readonly ManualTime _time = new();

    // One connection to each member, so that the next work waits until the last one has been cleaned up.
    private BoltDriverOptions Options => new()
    {
        TimeProvider = _time,
        MaxConnectionPoolSize = 1,
        IdleLivenessCheck = TimeSpan.FromHours(1),
        InitialRetryDelay = TimeSpan.Zero,
    };

    [Fact]
    public async Task Refresh_MemberHasLeft_ItsIdleConnectionIsClosedAndItsPoolForgotten()
    {
        await using var gone = new BoltServerMock(BoltServerMock.Login + Statement);
        await using var member = new BoltServerMock(BoltServerMock.Login + Statement);
        await using var router = new BoltServerMock(BoltServerMock.Login
            + Route(60, gone.Address, Nobody) + Route(60, member.Address, Nobody));
        await using var driver = Driver(router, Options);
        await RunAsync(driver, AccessMode.Read);
        AssertPools(driver, router, gone);
        _time.Advance(TimeSpan.FromSeconds(60));
        await RunAsync(driver, AccessMode.Read);
        AssertPools(driver, router, member);
        await EndedAsync(gone);
    }

    [Fact]
    public async Task Refresh_MemberHasLeftWhileInUse_ItsWorkEndsFirst()
    {
        await using var gone = new BoltServerMock(BoltServerMock.Login + Transaction);
        await using var member = new BoltServerMock(BoltServerMock.Login + Statement + Statement);
        await using var router = new BoltServerMock(BoltServerMock.Login
            + Route(60, gone.Address, Nobody) + Route(60, member.Address, Nobody));
        await using var driver = Driver(router, Options);
        await using var session = driver.Session(new SessionOptions { AccessMode = AccessMode.Read, Database = "home" });
        var transaction = await session.BeginTransactionAsync();
        _time.Advance(TimeSpan.FromSeconds(60));
        await RunAsync(driver, AccessMode.Read);
        Assert.Equal(1L, (await (await transaction.RunAsync("RETURN 1")).SingleAsync())[0]);
        await transaction.CommitAsync();
        Assert.Equal(["b"], session.LastBookmarks);
        AssertPools(driver, router, member);
        await EndedAsync(gone);
        await RunAsync(driver, AccessMode.Read);
    }

    [Fact]
    public async Task Refresh_MemberComesBackBeforeItsOldWorkHasEnded_HasANewPool()
    {
        await using var restless = new BoltServerMock(
            BoltServerMock.Login + Transaction, BoltServerMock.Login + Statement + Statement);
        await using var member = new BoltServerMock(BoltServerMock.Login + Statement);
        await using var router = new BoltServerMock(BoltServerMock.Login
            + Route(60, restless.Address, Nobody) + Route(60, member.Address, Nobody) + Route(60, restless.Address, Nobody));
        await using var driver = Driver(router, Options);
        await using var session = driver.Session(new SessionOptions { AccessMode = AccessMode.Read, Database = "home" });
        var transaction = await session.BeginTransactionAsync();
        for (var i = 0; i < 2; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(60));
            await RunAsync(driver, AccessMode.Read);
        }

        await transaction.RunAsync("RETURN 1");
        await transaction.CommitAsync();
        await RunAsync(driver, AccessMode.Read);
        AssertPools(driver, router, restless);
        var pool = driver.PoolStatistics.Single(statistics => statistics.Address.Port == restless.Port);
        Assert.Equal((0, 1, 1, 0), (pool.InUse, pool.Idle, pool.Opened, pool.Closed));
    }

    [Fact]
    public async Task Release_DatabaseIsUnavailableOnAMember_OnlyThatDatabaseGoesElsewhere()
    {
        await using var lacking = new BoltServerMock(
            BoltServerMock.Login + Statement + Failing("Neo.TransientError.General.DatabaseUnavailable") + Statement);
        await using var other = new BoltServerMock(BoltServerMock.Login + Transaction);
        await using var router = new BoltServerMock(BoltServerMock.Login
            + Route(60, lacking.Address, Nobody, database: "music")
            + Route(60, lacking.Address, Nobody, database: "movies")
            + Route(60, other.Address, Nobody, database: "movies"));
        await using var driver = Driver(router, Options);
        await RunAsync(driver, AccessMode.Read, "music");
        await using var session = driver.Session(new SessionOptions { Database = "movies" });
        Assert.Equal(1L, await session.ExecuteReadAsync(OneAsync));
        await RunAsync(driver, AccessMode.Read, "music");
        AssertPools(driver, router, lacking, other);
        Assert.Equal(1, lacking.Connections);
    }

    [Fact]
    public async Task Release_DatabaseIsReadOnlyOnAMember_ItReadsOnAndAnotherWrites()
    {
        await using var follower = new BoltServerMock(
            BoltServerMock.Login + Failing("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase") + Statement);
        await using var leader = new BoltServerMock(BoltServerMock.Login + Transaction);
        await using var router = new BoltServerMock(BoltServerMock.Login
            + Route(60, follower.Address, follower.Address) + Route(60, follower.Address, leader.Address));
        await using var driver = Driver(router, Options with { MaxTransactionRetryTime = TimeSpan.Zero });
        await using var session = driver.Session(new SessionOptions { Database = "home" });
        var error = await Assert.ThrowsAsync<BoltServerException>(() => session.ExecuteWriteAsync(OneAsync));
        Assert.True(error.IsRetryable);
        await RunAsync(driver, AccessMode.Read);
        Assert.Single(router.Received, message => message.StartsWith("ROUTE", StringComparison.Ordinal));
        Assert.Equal(1L, await session.ExecuteWriteAsync(OneAsync));
        Assert.Equal(1, follower.Connections);
    }

    [Fact]
    public async Task Release_MemberLeadsOneDatabaseNoMore_ItTakesTheWritesOfOthers()
    {
        await using var member = new BoltServerMock(
            BoltServerMock.Login + Statement + Failing("Neo.ClientError.Cluster.NotALeader") + Statement);
        await using var leader = new BoltServerMock(BoltServerMock.Login + Transaction);
        await using var router = new BoltServerMock(BoltServerMock.Login
            + Route(60, Nobody, member.Address, database: "music")
            + Route(60, Nobody, member.Address, database: "movies")
            + Route(60, Nobody, leader.Address, database: "movies"));
        await using var driver = Driver(router, Options);
        await RunAsync(driver, AccessMode.Write, "music");
        await using var session = driver.Session(new SessionOptions { Database = "Movies" });
        Assert.Equal(1L, await session.ExecuteWriteAsync(OneAsync));
        await RunAsync(driver, AccessMode.Write, "music");
        Assert.Equal(3, router.Received.Count(message => message.StartsWith("ROUTE", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("READ")]
    [InlineData("ROUTE")]
    public async Task Acquire_TableLacksReadersOrRouters_IsAskedForAgain(string role)
    {
        await using var member = new BoltServerMock(BoltServerMock.Login + Transaction);
        var table = Route(60, member.Address, member.Address, Nobody);
        var start = table.IndexOf($"{{\"role\": \"{role}\"", StringComparison.Ordinal);
        var lacking = table.Remove(start, table.IndexOf('}', start) + 3 - start);
        await using var router = new BoltServerMock(BoltServerMock.Login + lacking + table);
        await using var driver = Driver(router, Options);
        await using var session = driver.Session(new SessionOptions { Database = "home" });
        Assert.Equal(1L, await session.ExecuteReadAsync(OneAsync));
    }

    [Fact]
    public async Task Fetch_MemberIsLostInTheMiddleOfAStream_TheNextAttemptGoesElsewhere()
    {
        await using var lost = new BoltServerMock(BoltServerMock.Login + """
            C: BEGIN
            S: SUCCESS {}
            C: RUN
            S: SUCCESS {"fields": ["x"], "qid": 0}
            C: PULL
            S: RECORD [1]
            S: {close}
            """);
        await using var alive = new BoltServerMock(BoltServerMock.Login + Transaction + Transaction);
        await using var router = new BoltServerMock(
            BoltServerMock.Login + Route(60, $"{lost.Address}\", \"{alive.Address}", Nobody));
        await using var driver = Driver(router, Options);

        // Of two attempts one at least goes to each: they take turns.
        for (var i = 0; i < 2; i++)
        {
            await using var session = driver.Session(new SessionOptions { Database = "home" });
            Assert.Equal(1L, await session.ExecuteReadAsync(OneAsync));
        }

        Assert.Equal((1, 1), (lost.Connections, alive.Connections));
    }

    [Fact]
    public async Task Release_AuthorizationHasExpiredOnAMember_ItsOtherConnectionsAreNotUsedAgain()
    {
        const string Expired = BoltServerMock.Login + """
            C: BEGIN
            S: SUCCESS {}
            C: RUN
            S: FAILURE {"neo4j_code": "Neo.ClientError.Security.AuthorizationExpired", "message": "log on again"}
            C: PULL
            S: IGNORED
            C: {closed}
            """;
        await using var member = new BoltServerMock(
            Expired, BoltServerMock.Login + Statement, BoltServerMock.Login + Transaction);
        await using var router = new BoltServerMock(BoltServerMock.Login + Route(60, member.Address, Nobody));
        await using var driver = Driver(router, Options with { MaxConnectionPoolSize = 2 });
        await using var session = driver.Session(new SessionOptions { AccessMode = AccessMode.Read, Database = "home" });
        var attempts = 0;
        Assert.Equal(1L, await session.ExecuteReadAsync(async (runner, token) =>
        {
            Assert.InRange(++attempts, 1, 2);
            if (attempts == 1)
            {
                await RunAsync(driver, AccessMode.Read);
            }

            return await OneAsync(runner, token);
        }));
        Assert.Equal((2, 3), (attempts, member.Connections));
    }

    private static string Failing(string code) => $$"""
        C: BEGIN
        S: SUCCESS {}
        C: RUN
        S: FAILURE {"neo4j_code": "{{code}}", "message": "not here"}
        C: PULL
        S: IGNORED
        C: RESET
        S: SUCCESS {}

        """;

    private static async Task<object?> OneAsync(IQueryRunner runner, CancellationToken cancellationToken) =>
        (await (await runner.RunAsync("RETURN 1", null, cancellationToken)).SingleAsync(cancellationToken))[0];

    private static void AssertPools(BoltDriver driver, params BoltServerMock[] members) => Assert.Equal(
        members.Select(member => member.Port).Order(), driver.PoolStatistics.Select(pool => pool.Address.Port).Order());

    private static Task EndedAsync(BoltServerMock member) => member.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
}
