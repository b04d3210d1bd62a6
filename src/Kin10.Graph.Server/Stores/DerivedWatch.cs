using Kin10.Graph.Neo4j;
using Kin10.Graph.Server.Logs;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Server.Stores;

/// <summary>
/// Keeps what is computed in a Neo4j database up to date with its facts, which others may change by hand: looks at the version now and
/// then, and computes where it is another one. Its own writes are seen once more, and then nothing is left to write.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="interval">The time between two looks; zero where others keep it up to date.</param>
/// <param name="clock">Measures that time.</param>
internal sealed class DerivedWatch(Neo4jGraphStore store, TimeSpan interval, TimeProvider clock) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task? _watching;
    private string? _reason;

    /// <summary>Begins to look.</summary>
    public void Start(ILogger logger)
    {
        if (interval > TimeSpan.Zero)
        {
            _watching = Task.Run(() => WatchAsync(logger));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_watching is not null)
        {
            await _watching;
        }

        _stop.Dispose();
    }

    private async Task WatchAsync(ILogger logger)
    {
        string? seen = null;
        try
        {
            while (true)
            {
                seen = await LookAsync(seen, logger);
                await Task.Delay(interval, clock, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    // The version at which nothing is left to do, or at which nothing can be done; null where it is to be tried again.
    private async Task<string?> LookAsync(string? seen, ILogger logger)
    {
        string? version = null;
        try
        {
            version = await store.ReadVersionAsync(_stop.Token);
            if (version == seen)
            {
                return seen;
            }

            var written = await store.DeriveAsync(_stop.Token);
            _reason = null;
            if (written != default)
            {
                ServerLog.Derived(logger, written.Nodes, written.Relationships);
            }

            return await store.AreDerivedCurrentAsync(_stop.Token) ? await store.ReadVersionAsync(_stop.Token) : null;
        }
        catch (Exception exception) when (!_stop.IsCancellationRequested)
        {
            // Any exception: a watch that one ended would follow no change any more. Silence of the database is reported by whoever
            // watches over it.
            var isTransient = exception is GraphStoreException { IsTransient: true } or OperationCanceledException;
            if (!isTransient && exception.Message != _reason)
            {
                _reason = exception.Message;
                ServerLog.NotDerived(logger, exception.Message);
            }

            return isTransient ? null : version;
        }
    }
}
