using System.Text;
using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Tests.Support;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace Kin10.Graph.Server.Tests.Answers;

public sealed class SharedAnswersTests : IDisposable
{
    private static readonly RequestKey Key = new(7);
    private static readonly KeptAnswer Answer = new("v1", Key.Tag("v1"), "Name", Encoding.UTF8.GetBytes("{}"));

    private readonly FakeCache _cache = new();
    private readonly RecordingLogger _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Find_WhatWasKept_IsTheAnswerOfThatVersionAlone()
    {
        await using var shared = Share();
        shared.Keep(Key, Answer);
        await Eventually.TrueAsync(() => _cache.Entries.Count == 1);

        Assert.Equal("{}", Encoding.UTF8.GetString((await shared.FindAsync(Key, "v1", CancellationToken.None))!.Body));
        Assert.Null(await shared.FindAsync(Key, "v2", CancellationToken.None));
        Assert.StartsWith("kin10:", _cache.Entries.Keys.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_SomethingElse_IsNoneAndTheCacheWorks()
    {
        await using var shared = Share();
        shared.Keep(Key, Answer);
        await Eventually.TrueAsync(() => _cache.Entries.Count == 1);
        _cache.Entries[_cache.Entries.Keys.Single()] = "garbage"u8.ToArray();

        Assert.Null(await shared.FindAsync(Key, "v1", CancellationToken.None));
        Assert.Empty(_log.Entries);
    }

    [Fact]
    public async Task Find_CacheFails_GoesOnWithoutItForAWhileAndSaysSoOnce()
    {
        _cache.OnGet = _ => throw new TimeoutException("no");
        await using var shared = Share(TimeSpan.FromHours(1));
        for (var i = 0; i < 10; i++)
        {
            Assert.Null(await shared.FindAsync(Key, "v1", CancellationToken.None));
            shared.Keep(Key, Answer);
        }

        Assert.Equal((1, 0), (_cache.Gets, _cache.Entries.Count));
        Assert.Single(_log.Entries);
    }

    [Fact]
    public async Task Find_CacheHangs_WaitsNoLongerThanTheTimeout()
    {
        var hanging = new TaskCompletionSource();
        _cache.OnGet = _ => hanging.Task;
        await using var shared = Share(TimeSpan.FromHours(1));

        Assert.Null(await shared.FindAsync(Key, "v1", CancellationToken.None));
        Assert.Single(_log.Entries);
        hanging.SetResult();
    }

    [Fact]
    public async Task Find_ClientLeaves_IsCancelledAndNoFailureOfTheCache()
    {
        using var gone = new CancellationTokenSource();
        _cache.OnGet = async _ =>
        {
            await gone.CancelAsync();
            await Task.Delay(Timeout.Infinite, gone.Token);
        };
        await using var shared = Share();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shared.FindAsync(Key, "v1", gone.Token).AsTask());
        Assert.Empty(_log.Entries);
    }

    [Fact]
    public async Task Find_CacheWorksAgain_IsAskedAgainAndSaysSo()
    {
        _cache.OnGet = _ => throw new TimeoutException("no");
        await using var shared = Share(TimeSpan.FromMilliseconds(1));
        Assert.Null(await shared.FindAsync(Key, "v1", CancellationToken.None));
        _cache.OnGet = _ => Task.CompletedTask;
        shared.Keep(Key, Answer);
        while (await shared.FindAsync(Key, "v1", CancellationToken.None) is null)
        {
            shared.Keep(Key, Answer);
            await Task.Delay(5);
        }

        Assert.Equal([2008, 2009], _log.Entries.Select(entry => entry.Id));
    }

    private SharedAnswers Share(TimeSpan? pause = null)
    {
        var options = new RedisOptions { Timeout = TimeSpan.FromMilliseconds(50), RetryInterval = pause ?? TimeSpan.FromSeconds(5) };
        var factory = LoggerFactory.Create(builder => builder.AddProvider(_log));
        return new SharedAnswers(_cache, options, new CacheBreaker(options, TimeProvider.System, factory.CreateLogger<CacheBreaker>()));
    }

    private sealed class FakeCache : IDistributedCache
    {
        private int _gets;

        public System.Collections.Concurrent.ConcurrentDictionary<string, byte[]> Entries { get; } = [];

        public Func<CancellationToken, Task> OnGet { get; set; } = _ => Task.CompletedTask;

        public int Gets => _gets;

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
            Entries[key] = value;
            return Task.CompletedTask;
        }
    }
}
