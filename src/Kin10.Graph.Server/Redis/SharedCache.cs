using System.Threading.Channels;
using Kin10.Graph.Server.Options;
using Microsoft.Extensions.Caching.Distributed;

namespace Kin10.Graph.Server.Redis;

/// <summary>
/// A cache that several instances share. Where it is slow, away, full or holds something else, requests go on without it: after a failure
/// it is left alone for a while, and said to be so once. What it holds others may have written: whoever reads it checks it.
/// </summary>
internal sealed class SharedCache : IAsyncDisposable
{
    // Entries that wait to be written; more are not written.
    private const int MaxWaiting = 256;

    // Nothing is kept there.
    private const string PingName = "ping";

    private readonly IDistributedCache _cache;
    private readonly RedisOptions _options;
    private readonly RedisBreaker _breaker;
    private readonly Channel<Entry> _waiting = Channel.CreateBounded<Entry>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _writing;

    /// <summary>Shares by a cache.</summary>
    /// <param name="cache">The cache, disposed of with this.</param>
    /// <param name="options">How it is used.</param>
    /// <param name="breaker">Knows whether it works.</param>
    public SharedCache(IDistributedCache cache, RedisOptions options, RedisBreaker breaker)
    {
        (_cache, _options, _breaker) = (cache, options, breaker);
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>What is kept under a name; null where there is nothing, or the cache does not work.</summary>
    /// <param name="name">The name, without the prefix of the program.</param>
    /// <param name="cancellationToken">Ends when nobody waits for it.</param>
    public ValueTask<byte[]?> FindAsync(string name, CancellationToken cancellationToken) =>
        _breaker.IsClosed ? FindAsync(name, _options.Timeout, cancellationToken) : new((byte[]?)null);

    /// <summary>Finds out whether the cache answers, also while it is left alone.</summary>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Ends when nobody wants to know.</param>
    public async ValueTask PingAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        await FindAsync(PingName, timeout, cancellationToken);

    private async ValueTask<byte[]?> FindAsync(string name, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            var bytes = await _cache.GetAsync(_options.KeyPrefix + name, limit.Token).WaitAsync(limit.Token);
            _breaker.Worked();
            return bytes;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Any exception: whatever ails the cache, requests can be answered.
            _breaker.Failed(exception);
            return null;
        }
    }

    /// <summary>Keeps something there, some time soon.</summary>
    /// <param name="name">The name, without the prefix of the program.</param>
    /// <param name="write">Makes the bytes, when it is their turn.</param>
    /// <param name="expiration">How long they stay.</param>
    public void Keep(string name, Func<byte[]> write, TimeSpan expiration)
    {
        if (_breaker.IsClosed)
        {
            _waiting.Writer.TryWrite(new Entry(name, write, expiration));
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

    private async Task WriteAsync()
    {
        try
        {
            await foreach (var entry in _waiting.Reader.ReadAllAsync(_stop.Token))
            {
                if (_breaker.IsClosed)
                {
                    await WriteAsync(entry);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task WriteAsync(Entry entry)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        limit.CancelAfter(_options.Timeout);
        try
        {
            var lifetime = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = entry.Expiration };
            await _cache.SetAsync(_options.KeyPrefix + entry.Name, entry.Write(), lifetime, limit.Token).WaitAsync(limit.Token);
            _breaker.Worked();
        }
        catch (Exception exception) when (!_stop.IsCancellationRequested)
        {
            _breaker.Failed(exception);
        }
    }

    private readonly record struct Entry(string Name, Func<byte[]> Write, TimeSpan Expiration);
}
