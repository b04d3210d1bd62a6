using Kin10.Bolt.Addresses;
using Kin10.Bolt.Connections;
using Kin10.Bolt.Pooling;
using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.Pooling;

public class BoltPoolTests
{
    private const string Begin = "C: BEGIN\nS: SUCCESS {}\n";
    private const string Rollback = "C: ROLLBACK\nS: SUCCESS {}\n";
    private const string Reset = "C: RESET\nS: SUCCESS {}\n";

    [Fact]
    public async Task Acquire_AllInUse_EndsAfterTheAcquisitionTimeout()
    {
        var time = new ManualTime();
        await using var server = new BoltServerMock(BoltServerMock.Login + Begin + Rollback);
        await using var driver = server.Driver(new BoltDriverOptions
        {
            TimeProvider = time,
            MaxConnectionPoolSize = 1,
            ConnectionAcquisitionTimeout = TimeSpan.FromSeconds(4),
        });
        await using var session = driver.Session();
        await using (await session.BeginTransactionAsync())
        {
            var scheduled = time.WhenScheduled(TimeSpan.FromSeconds(4));
            var waiting = driver.VerifyConnectivityAsync();
            await scheduled;
            time.Advance(TimeSpan.FromSeconds(4));
            var error = await Assert.ThrowsAsync<ConnectionAcquisitionTimeoutException>(() => waiting);
            Assert.Contains("within 4 s (ConnectionAcquisitionTimeout)", error.Message, StringComparison.Ordinal);
            Assert.Contains("at most 1 (MaxConnectionPoolSize)", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, driver.PoolStatistics[0].Timeouts);
        Assert.Equal((0, 1, 0), (driver.PoolStatistics[0].InUse, driver.PoolStatistics[0].Idle, driver.PoolStatistics[0].Waiting));
    }

    [Fact]
    public async Task Acquire_AllInUse_GetsTheNextThatComesBack()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + Begin + Rollback);
        await using var driver = server.Driver(new BoltDriverOptions { MaxConnectionPoolSize = 1 });
        await using var session = driver.Session();
        var transaction = await session.BeginTransactionAsync();
        var waiting = Enumerable.Range(0, 20).Select(_ => driver.VerifyConnectivityAsync()).ToArray();
        Assert.Equal(20, driver.PoolStatistics[0].Waiting);
        await transaction.RollbackAsync();
        await Task.WhenAll(waiting);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Acquire_CallerGivesUpWaiting_NoConnectionIsLost()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + Begin + Rollback);
        await using var driver = server.Driver(new BoltDriverOptions { MaxConnectionPoolSize = 1 });
        await using var session = driver.Session();
        var transaction = await session.BeginTransactionAsync();
        using var cancellation = new CancellationTokenSource();
        var waiting = driver.VerifyConnectivityAsync(cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await transaction.RollbackAsync();
        await driver.VerifyConnectivityAsync();
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Acquire_IdleForLong_IsTriedFirst()
    {
        var time = new ManualTime();
        await using var server = new BoltServerMock(
            BoltServerMock.Login + Begin + Rollback + Reset + Begin + Rollback + Begin + Rollback);
        await using var driver = server.Driver(new BoltDriverOptions { TimeProvider = time, IdleLivenessCheck = TimeSpan.FromSeconds(10) });
        await RollBackAsync(driver);
        time.Advance(TimeSpan.FromSeconds(10));
        await RollBackAsync(driver);
        time.Advance(TimeSpan.FromSeconds(9));
        await RollBackAsync(driver);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Acquire_TriedInVain_OpensAnother()
    {
        var time = new ManualTime();
        await using var server = new BoltServerMock(
            BoltServerMock.Login + Begin + Rollback + "C: RESET\nS: {close}", BoltServerMock.Login + Begin + Rollback);
        await using var driver = server.Driver(new BoltDriverOptions { TimeProvider = time, IdleLivenessCheck = TimeSpan.FromSeconds(10) });
        await RollBackAsync(driver);
        time.Advance(TimeSpan.FromSeconds(10));
        await RollBackAsync(driver);
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task Acquire_OlderThanItsLifetime_IsReplaced()
    {
        var time = new ManualTime();
        await using var server = new BoltServerMock(BoltServerMock.Login + Begin + Rollback);
        await using var driver = server.Driver(new BoltDriverOptions
        {
            TimeProvider = time,
            MaxConnectionLifetime = TimeSpan.FromMinutes(10),
            ConnectionLifetimeJitter = 0.1,
            IdleLivenessCheck = TimeSpan.FromHours(10),
        });
        await RollBackAsync(driver);
        time.Advance(TimeSpan.FromMinutes(11));
        await RollBackAsync(driver);
        Assert.Equal(2, server.Connections);
        Assert.Equal((2, 1), (driver.PoolStatistics[0].Opened, driver.PoolStatistics[0].Closed));
    }

    [Fact]
    public async Task Acquire_OpeningFails_TheSlotIsFreeAgain()
    {
        await using var server = new BoltServerMock("S: {close}", "S: {close}", BoltServerMock.Login);
        await using var driver = server.Driver(new BoltDriverOptions { MaxConnectionPoolSize = 1 });
        await Assert.ThrowsAsync<ServiceUnavailableException>(() => driver.VerifyConnectivityAsync());
        await Assert.ThrowsAsync<ServiceUnavailableException>(() => driver.VerifyConnectivityAsync());
        await driver.VerifyConnectivityAsync();
    }

    [Fact]
    public async Task Release_ConnectionWasLost_TheIdleOnesAreNotTrustedEither()
    {
        await using var server = new BoltServerMock(
            BoltServerMock.Login + Begin + "S: {close}",
            BoltServerMock.Login + Begin + Rollback + "C: {closed}",
            BoltServerMock.Login);
        await using var driver = server.Driver();
        await using var first = driver.Session();
        var lost = await first.BeginTransactionAsync();
        await RollBackAsync(driver);
        await Assert.ThrowsAsync<ServiceUnavailableException>(() => lost.RollbackAsync());
        Assert.Equal((0, 0), (driver.PoolStatistics[0].InUse, driver.PoolStatistics[0].Idle));
        await driver.VerifyConnectivityAsync();
        Assert.Equal(3, server.Connections);
    }

    [Fact]
    public async Task Dispose_InUseAndWaitedFor_WaitersAreRefusedAndTheRestEndsInPeace()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + Begin + Rollback);
        var driver = server.Driver(new BoltDriverOptions { MaxConnectionPoolSize = 1 });
        await using var session = driver.Session();
        var transaction = await session.BeginTransactionAsync();
        var waiting = driver.VerifyConnectivityAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await driver.DisposeAsync())));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => driver.VerifyConnectivityAsync());
        await transaction.RollbackAsync();
        Assert.Equal((0, 0), (driver.PoolStatistics[0].InUse, driver.PoolStatistics[0].Idle));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 4)]
    public async Task Acquire_ManyTimesAtOnce_NobodyWaitsBesideAnIdleConnection(int size, int callers)
    {
        const int Times = 100_000;
        await using var server = new BoltServerMock(BoltServerMock.Login);
        var connections = new BoltConnector(BoltUri.Parse($"bolt://{server.Address}"), new BoltDriverOptions());
        using var pool = new BoltPool(
            new BoltAddress("127.0.0.1", server.Port),
            (token, cancellation) => connections.ConnectAsync(new BoltAddress("127.0.0.1", server.Port), token, cancellation),
            new BoltDriverOptions
            {
                MaxConnectionPoolSize = size,
                ConnectionAcquisitionTimeout = TimeSpan.FromSeconds(30),
                IdleLivenessCheck = TimeSpan.FromHours(1),
            });
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (var i = 0; i < Times / callers; i++)
            {
                pool.Release(await pool.AcquireAsync(AuthToken.None, default));

                // Of callers that come back at once one always waits already; what is looked for happens when they meet.
                Thread.SpinWait(random.Next(500));
            }
        })));
        Assert.Equal((0, 0, 0), (pool.Statistics.InUse, pool.Statistics.Waiting, pool.Statistics.Timeouts));
        Assert.InRange(server.Connections, 1, size);
    }

    [Fact]
    public async Task Acquire_CallersGiveUpWaiting_TheyAreForgotten()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + Begin + Rollback);
        await using var driver = server.Driver(new BoltDriverOptions { MaxConnectionPoolSize = 1 });
        await using var session = driver.Session();
        var transaction = await session.BeginTransactionAsync();
        using var cancellation = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 10).Select(_ => driver.VerifyConnectivityAsync(cancellation.Token)).ToArray();
        Assert.Equal((1, 10), (driver.PoolStatistics[0].InUse, driver.PoolStatistics[0].Waiting));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waiting));
        Assert.Equal((1, 0), (driver.PoolStatistics[0].InUse, driver.PoolStatistics[0].Waiting));
        await transaction.RollbackAsync();
    }

    private static async Task RollBackAsync(BoltDriver driver)
    {
        await using var session = driver.Session();
        var transaction = await session.BeginTransactionAsync();
        await transaction.RollbackAsync();
    }
}
