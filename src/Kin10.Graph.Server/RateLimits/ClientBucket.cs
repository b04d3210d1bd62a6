using System.Threading.RateLimiting;
using Kin10.Graph.Server.Options;

namespace Kin10.Graph.Server.RateLimits;

/// <summary>What one client has left: a bucket of cost units that fills up steadily. For concurrent use.</summary>
/// <param name="client">The name of the client; empty for all who have no bucket of their own.</param>
/// <param name="options">How much there is.</param>
/// <param name="clock">Tells how long ago a refusal was.</param>
internal sealed class ClientBucket(string client, RateLimitOptions options, TimeProvider clock) : IDisposable
{
    private const int RefillsPerMinute = 600;
    private static readonly TimeSpan RefusalsAreNewsEvery = TimeSpan.FromMinutes(1);

    private readonly int _burst = options.BurstUnits();
    private readonly TokenBucketRateLimiter _limiter = Create(options);
    private readonly Lock _lock = new();
    private long _owed;
    private long _refused;
    private bool _wasRefused;

    /// <summary>The name of the client.</summary>
    public string Client => client;

    /// <summary>How many units are left.</summary>
    public long Remaining
    {
        get
        {
            lock (_lock)
            {
                return Math.Max(0, Level());
            }
        }
    }

    /// <summary>Whether the bucket is full, so that nothing is lost with it.</summary>
    public bool IsFull => Remaining >= _burst;

    /// <summary>Takes units, and what is owed.</summary>
    /// <param name="units">How many, at most those of a burst.</param>
    /// <param name="wait">After which time there will be as many, when there are not; nothing is taken then.</param>
    public bool TryTake(int units, out TimeSpan wait)
    {
        lock (_lock)
        {
            _limiter.TryReplenish();
            var permits = (int)Math.Min(units + _owed, _burst);
            using var lease = _limiter.AttemptAcquire(permits);
            _owed += lease.IsAcquired ? units - permits : 0;
            wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.Zero;
            return lease.IsAcquired;
        }
    }

    /// <summary>Takes units that have been used already; what is not left is taken before anything else.</summary>
    public void Owe(long units)
    {
        lock (_lock)
        {
            _limiter.TryReplenish();
            _owed += units;
            var permits = (int)Math.Min(_owed, _limiter.GetStatistics()!.CurrentAvailablePermits);
            using var lease = _limiter.AttemptAcquire(permits);
            _owed -= lease.IsAcquired ? permits : 0;
        }
    }

    /// <summary>Takes what others have used of the same units.</summary>
    /// <param name="level">What is left of them in all; less than nothing where some are owed.</param>
    public void LowerTo(long level)
    {
        lock (_lock)
        {
            Owe(Math.Max(0, Level() - level));
        }
    }

    /// <summary>Whether a refusal is to be told: it is the first for a while.</summary>
    public bool IsNewsThatRefused()
    {
        lock (_lock)
        {
            if (_wasRefused && clock.GetElapsedTime(_refused) < RefusalsAreNewsEvery)
            {
                return false;
            }

            (_wasRefused, _refused) = (true, clock.GetTimestamp());
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    private long Level()
    {
        _limiter.TryReplenish();
        return _limiter.GetStatistics()!.CurrentAvailablePermits - _owed;
    }

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
