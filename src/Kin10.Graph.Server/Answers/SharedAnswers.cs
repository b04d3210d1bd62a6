using System.Threading.Channels;
using Kin10.Graph.Server.Options;
using Microsoft.Extensions.Caching.Distributed;

namespace Kin10.Graph.Server.Answers;

/// <summary>
/// Answers that several instances share. Where the cache behind it is slow, away, full or holds something else, requests go on without it:
/// after a failure it is left alone for a while, and said to be so once.
/// </summary>
internal sealed class SharedAnswers : IAsyncDisposable
{
    // Answers that wait to be written; more are not written.
    private const int MaxWaiting = 256;

    private readonly IDistributedCache? _cache;
    private readonly RedisOptions _options;
    private readonly CacheBreaker _breaker;
    private readonly Channel<(RequestKey Key, KeptAnswer Answer)> _waiting = Channel.CreateBounded<(RequestKey, KeptAnswer)>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _writing = Task.CompletedTask;

    /// <summary>Shares answers by a cache.</summary>
    /// <param name="cache">The cache, disposed of with this; null where there is none.</param>
    /// <param name="options">How it is used.</param>
    /// <param name="breaker">Knows whether it works.</param>
    public SharedAnswers(IDistributedCache? cache, RedisOptions options, CacheBreaker breaker)
    {
        (_cache, _options, _breaker) = (cache, options, breaker);
        if (cache is not null)
        {
            _writing = Task.Run(() => WriteAsync(cache));
        }
    }

    /// <summary>Whether there is such a cache.</summary>
    public bool IsOn => _cache is not null;

    /// <summary>The answer that another instance, or this one, left there; null where there is none, or the cache does not work.</summary>
    /// <param name="key">The request.</param>
    /// <param name="version">The version of the graph, just read.</param>
    /// <param name="cancellationToken">Ends when nobody waits for it.</param>
    public async ValueTask<KeptAnswer?> FindAsync(RequestKey key, string version, CancellationToken cancellationToken)
    {
        if (_cache is null || !_breaker.IsClosed)
        {
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Timeout);
        try
        {
            var bytes = await _cache.GetAsync(NameOf(key, version), limit.Token).WaitAsync(limit.Token);
            _breaker.Worked();
            return bytes is null ? null : AnswerFormat.Read(bytes, key, version);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Any exception: whatever ails the cache, the graph can answer.
            _breaker.Failed(exception);
            return null;
        }
    }

    /// <summary>Leaves an answer there, some time soon.</summary>
    public void Keep(RequestKey key, KeptAnswer answer)
    {
        if (_cache is not null && _breaker.IsClosed)
        {
            _waiting.Writer.TryWrite((key, answer));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _writing;
        _stop.Dispose();
        (_cache as IDisposable)?.Dispose();
    }

    private string NameOf(RequestKey key, string version) => $"{_options.KeyPrefix}{key}:{version}";

    private async Task WriteAsync(IDistributedCache cache)
    {
        var entry = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = _options.Expiration };
        try
        {
            await foreach (var (key, answer) in _waiting.Reader.ReadAllAsync(_stop.Token))
            {
                if (_breaker.IsClosed)
                {
                    await WriteAsync(cache, key, answer, entry);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task WriteAsync(IDistributedCache cache, RequestKey key, KeptAnswer answer, DistributedCacheEntryOptions entry)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        limit.CancelAfter(_options.Timeout);
        try
        {
            var bytes = AnswerFormat.Write(key, answer);
            await cache.SetAsync(NameOf(key, answer.Version), bytes, entry, limit.Token).WaitAsync(limit.Token);
            _breaker.Worked();
        }
        catch (Exception exception) when (!_stop.IsCancellationRequested)
        {
            _breaker.Failed(exception);
        }
    }
}
