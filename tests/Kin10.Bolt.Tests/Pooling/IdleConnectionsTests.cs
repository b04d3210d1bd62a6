using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.Pooling;

/// <summary>What becomes of connections that nobody uses: those that a firewall dropped without a word, and those of a burst.</summary>
public class IdleConnectionsTests
{
    private const string Used = BoltServerMock.Login + "C: BEGIN\nS: SUCCESS {}\nC: ROLLBACK\nS: SUCCESS {}\n";
    private const string Dropped = Used + "S: {silence}";
    private readonly ManualTime _time = new();

    private BoltDriverOptions Options => new()
    {
        TimeProvider = _time,
        IdleLivenessCheck = TimeSpan.FromSeconds(10),
        LivenessCheckTimeout = TimeSpan.FromSeconds(1),
        ConnectionAcquisitionTimeout = TimeSpan.FromSeconds(5),
    };

    [Fact]
    public async Task Acquire_IdleOnesWereDroppedSilently_OneCallerIsLateOnceAndNoOtherIsTried()
    {
        await using var server = new BoltServerMock(
            Dropped, Dropped, Dropped, Used + "C: BEGIN\nS: SUCCESS {}\nC: ROLLBACK\nS: SUCCESS {}");
        await using var driver = server.Driver(Options);
        await BurstAsync(driver, 3);
        _time.Advance(TimeSpan.FromSeconds(10));
        var checking = _time.WhenScheduled(TimeSpan.FromSeconds(1));
        var late = BurstAsync(driver, 1);
        await checking;
        _time.Advance(TimeSpan.FromSeconds(1));
        await late;
        AssertPool(driver, idle: 1, opened: 4, closed: 3);
        await BurstAsync(driver, 1);
        AssertPool(driver, idle: 1, opened: 4, closed: 3);
        Assert.Single(server.Received, "RESET");
    }

    [Fact]
    public async Task Acquire_TrialTakesLong_LeavesTheTimeToOpenAnother()
    {
        await using var server = new BoltServerMock(Dropped, Used);
        await using var driver = server.Driver(Options with { LivenessCheckTimeout = TimeSpan.FromSeconds(10) });
        await BurstAsync(driver, 1);
        _time.Advance(TimeSpan.FromSeconds(10));
        var checking = _time.WhenScheduled(TimeSpan.FromSeconds(2.5));
        var late = BurstAsync(driver, 1);
        await checking;
        _time.Advance(TimeSpan.FromSeconds(2.5));
        await late;
        AssertPool(driver, idle: 1, opened: 2, closed: 1);
    }

    [Fact]
    public async Task Acquire_AnotherUserOverALostConnection_LeavesTheTimeToOpenAnother()
    {
        await using var server = new BoltServerMock(Dropped, Used);
        var user = AuthToken.Basic("alice", "a");
        await using var driver = BoltDriver.Create($"bolt://{server.Address}", _ => new(user), Options);
        await BurstAsync(driver, 1);
        user = AuthToken.Basic("bob", "b");
        var checking = _time.WhenScheduled(TimeSpan.FromSeconds(2.5));
        var late = BurstAsync(driver, 1);
        await checking;
        _time.Advance(TimeSpan.FromSeconds(2.5));
        await late;
        AssertPool(driver, idle: 1, opened: 2, closed: 1);
    }

    [Fact]
    public async Task Acquire_TriedInVain_OnesUsedSinceAreTrusted()
    {
        await using var server = new BoltServerMock(Used, Dropped, Used);
        await using var driver = server.Driver(Options);
        await using var session = driver.Session();
        var transaction = await session.BeginTransactionAsync();
        await BurstAsync(driver, 1);
        _time.Advance(TimeSpan.FromSeconds(10));
        var checking = _time.WhenScheduled(TimeSpan.FromSeconds(1));
        var late = BurstAsync(driver, 1);
        await checking;
        await transaction.RollbackAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        await late;
        AssertPool(driver, idle: 2, opened: 3, closed: 1);
    }

    [Fact]
    public async Task Sweep_AfterABurst_ClosesThoseThatNobodyNeeded()
    {
        await using var server = new BoltServerMock(Used, Used, Used + "C: BEGIN\nS: SUCCESS {}\nC: ROLLBACK\nS: SUCCESS {}");
        await using var driver = server.Driver(
            Options with { MaxIdleTime = TimeSpan.FromMinutes(5), IdleLivenessCheck = TimeSpan.FromHours(1) });
        await BurstAsync(driver, 3);
        _time.Advance(TimeSpan.FromMinutes(4));
        await BurstAsync(driver, 1);
        AssertPool(driver, idle: 3, opened: 3, closed: 0);
        _time.Advance(TimeSpan.FromMinutes(1));
        AssertPool(driver, idle: 1, opened: 3, closed: 2);
        _time.Advance(TimeSpan.FromMinutes(4));
        AssertPool(driver, idle: 0, opened: 3, closed: 3);
    }

    // The last to come back is the last that was opened.
    private static async Task BurstAsync(BoltDriver driver, int connections)
    {
        var transactions = new List<BoltTransaction>();
        for (var i = 0; i < connections; i++)
        {
            transactions.Add(await driver.Session().BeginTransactionAsync());
        }

        foreach (var transaction in transactions)
        {
            await transaction.RollbackAsync();
        }
    }

    private static void AssertPool(BoltDriver driver, int idle, long opened, long closed)
    {
        var statistics = Assert.Single(driver.PoolStatistics);
        Assert.Equal((0, idle, opened, closed), (statistics.InUse, statistics.Idle, statistics.Opened, statistics.Closed));
    }
}
