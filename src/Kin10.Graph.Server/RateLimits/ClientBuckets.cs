using System.Collections.Concurrent;
using Kin10.Graph.Server.Options;

namespace Kin10.Graph.Server.RateLimits;

/// <summary>The buckets of all clients, as many as <c>RateLimit:MaxClients</c>.</summary>
internal sealed class ClientBuckets(RateLimitOptions options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, ClientBucket> _buckets = new(StringComparer.Ordinal);
    private readonly ClientBucket _others = new("", options, clock);
    private readonly Lock _lock = new();
    private int _count;
    private long _swept = long.MinValue;

    /// <summary>The bucket of a client; where there are too many clients, that of all others.</summary>
    public ClientBucket Find(string client)
    {
        if (_buckets.TryGetValue(client, out var bucket))
        {
            return bucket;
        }

        lock (_lock)
        {
            if (_buckets.TryGetValue(client, out bucket))
            {
                return bucket;
            }

            if (_count >= options.MaxClients && !Sweep())
            {
                return _others;
            }

            _count++;
            return _buckets[client] = new ClientBucket(client, options, clock);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var bucket in _buckets.Values)
        {
            bucket.Dispose();
        }

        _others.Dispose();
    }

    // A full bucket is as good as a new one. Looking at all of them is not for each request of a client too many.
    private bool Sweep()
    {
        var now = clock.GetTimestamp();
        if (_swept != long.MinValue && clock.GetElapsedTime(_swept, now) < SweepInterval)
        {
            return false;
        }

        _swept = now;
        foreach (var (client, bucket) in _buckets)
        {
            if (bucket.IsFull && _buckets.TryRemove(client, out _))
            {
                _count--;
            }
        }

        return _count < options.MaxClients;
    }
}
