using System.Threading.RateLimiting;
using Kin10.Graph.Server.Options;

namespace Kin10.Graph.Server.RateLimits;

/// <summary>What one client has left: a bucket of cost units that fills up steadily. For concurrent use.</summary>
internal sealed class ClientBucket(RateLimitOptions options) : IDisposable
{
    private const int RefillsPerMinute = 600;

    private readonly int _burst = options.BurstUnits();
    private readonly TokenBucketRateLimiter _limiter = Create(options);
    private long _owed;

    /// <summary>How many units are left.</summary>
    public long Remaining
    {
        get
        {
            _limiter.TryReplenish();
            return Math.Max(0, _limiter.GetStatistics()!.CurrentAvailablePermits - Interlocked.Read(ref _owed));
        }
    }

    /// <summary>Whether the bucket is full, so that nothing is lost with it.</summary>
    public bool IsFull => Remaining >= _burst;

    /// <summary>Takes units, and what is owed.</summary>
    /// <param name="units">How many, at most those of a burst.</param>
    /// <param name="wait">After which time there will be as many, when there are not; nothing is taken then.</param>
    public bool TryTake(int units, out TimeSpan wait)
    {
        _limiter.TryReplenish();
        var owed = Interlocked.Exchange(ref _owed, 0);
        var permits = (int)Math.Min(units + owed, _burst);
        using var lease = _limiter.AttemptAcquire(permits);
        Interlocked.Add(ref _owed, lease.IsAcquired ? units + owed - permits : owed);
        wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.Zero;
        return lease.IsAcquired;
    }

    /// <summary>Takes units that have been used already; what is not left is taken before anything else.</summary>
    public void Owe(long units)
    {
        Interlocked.Add(ref _owed, units);
        TryTake(0, out _);
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    // The bucket fills when it is looked at, not by a timer, and in steps small enough to be taken for steady.
    private static TokenBucketRateLimiter Create(RateLimitOptions options)
    {
        var step = Math.Max(1, options.CostPerMinute / RefillsPerMinute);
        return new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            AutoReplenishment = false,
            TokenLimit = options.BurstUnits(),
            TokensPerPeriod = step,
            ReplenishmentPeriod = TimeSpan.FromMinutes((double)step / options.CostPerMinute),
        });
    }
}
