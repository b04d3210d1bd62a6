using Kin10.Bolt.Sessions;
using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.Sessions;

public class RetryPolicyTests
{
    private static readonly BoltException Transient = new ServiceUnavailableException("away");

    [Fact]
    public async Task ExecuteAsync_TransientErrors_AreTriedAgainAfterGrowingPauses()
    {
        var time = new ManualTime();
        var policy = new RetryPolicy(new BoltDriverOptions { TimeProvider = time, RetryDelayJitter = 0 });
        var attempts = 0;
        var first = time.WhenScheduled(TimeSpan.FromSeconds(1));
        var second = time.WhenScheduled(TimeSpan.FromSeconds(2));
        var executing = policy.ExecuteAsync(_ => ++attempts < 3 ? throw Transient : Task.FromResult(attempts), () => true, default);
        await first;
        Assert.Equal(1, attempts);
        time.Advance(TimeSpan.FromSeconds(1));
        await second;
        Assert.Equal(2, attempts);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(3, await executing);
    }

    [Fact]
    public async Task ExecuteAsync_RetryTimeIsOver_GivesTheLastError()
    {
        var time = new ManualTime();
        var policy = new RetryPolicy(new BoltDriverOptions { TimeProvider = time, MaxTransactionRetryTime = TimeSpan.FromSeconds(30) });
        var attempts = 0;
        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => policy.ExecuteAsync<int>(
            _ =>
            {
                attempts++;
                time.Advance(TimeSpan.FromSeconds(30));
                throw Transient;
            },
            () => true,
            default));
        Assert.Same(Transient, error);
        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task ExecuteAsync_OtherErrors_AreNotTriedAgain()
    {
        var policy = new RetryPolicy(new BoltDriverOptions());
        var attempts = 0;
        foreach (var error in new Exception[]
        {
            new BoltProtocolException("no"), new CommitOutcomeUnknownException("lost", Transient), new InvalidOperationException(),
            new ConnectionAcquisitionTimeoutException("full"),
        })
        {
            attempts = 0;
            Assert.Same(error, await Record.ExceptionAsync(() => policy.ExecuteAsync<int>(
                _ =>
                {
                    attempts++;
                    throw error;
                },
                () => true,
                default)));
            Assert.Equal(1, attempts);
        }
    }

    [Fact]
    public async Task ExecuteAsync_WorkMayHaveChangedSomethingForGood_IsNotTriedAgain()
    {
        var policy = new RetryPolicy(new BoltDriverOptions());
        var attempts = 0;
        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => policy.ExecuteAsync<int>(
            _ =>
            {
                attempts++;
                throw Transient;
            },
            () => false,
            default));
        Assert.Same(Transient, error);
        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task ExecuteAsync_CallerGivesUpInAPause_Ends()
    {
        var time = new ManualTime();
        var policy = new RetryPolicy(new BoltDriverOptions { TimeProvider = time, RetryDelayJitter = 0 });
        using var cancellation = new CancellationTokenSource();
        var pausing = time.WhenScheduled(TimeSpan.FromSeconds(1));
        var executing = policy.ExecuteAsync<int>(_ => throw Transient, () => true, cancellation.Token);
        await pausing;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => executing);
    }

    [Fact]
    public void Jittered_AnyRandomNumber_StaysWithinTheJitter()
    {
        var policy = new RetryPolicy(new BoltDriverOptions { RetryDelayJitter = 0.2 });
        Assert.Equal(TimeSpan.FromSeconds(8), policy.Jittered(TimeSpan.FromSeconds(10), 0));
        Assert.Equal(TimeSpan.FromSeconds(10), policy.Jittered(TimeSpan.FromSeconds(10), 0.5));
        Assert.Equal(TimeSpan.FromSeconds(12), policy.Jittered(TimeSpan.FromSeconds(10), 1));
    }

    [Fact]
    public void Next_OnAndOn_IsBounded()
    {
        var policy = new RetryPolicy(new BoltDriverOptions());
        var delay = TimeSpan.FromSeconds(1);
        for (var i = 0; i < 1000; i++)
        {
            delay = policy.Next(delay);
        }

        Assert.Equal(TimeSpan.FromMinutes(1), delay);
    }
}
