using System.Collections.Concurrent;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Redis;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace Kin10.Graph.Server.Tests.Support;

/// <summary>A cache in memory that does what a test tells it to.</summary>
internal sealed class FakeCache : IDistributedCache
{
    private int _gets;

    /// <summary>Shares by this cache.</summary>
    public SharedCache Share(RecordingLogger log, TimeSpan? pause = null)
    {
        var options = new RedisOptions { Timeout = TimeSpan.FromMilliseconds(50), RetryInterval = pause ?? TimeSpan.FromSeconds(5) };
        var factory = LoggerFactory.Create(builder => builder.AddProvider(log));
        return new SharedCache(this, options, new RedisBreaker(options, TimeProvider.System, factory.CreateLogger<RedisBreaker>()));
    }

    public ConcurrentDictionary<string, byte[]> Entries { get; } = [];

    public Func<CancellationToken, Task> OnGet { get; set; } = _ => Task.CompletedTask;

    public int Gets => _gets;

    /// <summary>How long the entry that was written last may stay.</summary>
    public TimeSpan? Lifetime { get; private set; }

    public byte[]? Get(string key) => throw new NotSupportedException();

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        Interlocked.Increment(ref _gets);
        await OnGet(token);
        return Entries.GetValueOrDefault(key);
    }

    public void Refresh(string key) => throw new NotSupportedException();

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        Lifetime = options.AbsoluteExpirationRelativeToNow;
        Entries[key] = value;
        return Task.CompletedTask;
    }
}
