using Kin10.Graph.Model;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Search;

/// <summary>
/// Searches the texts of a store: keeps an index of the version that the store has. The first search makes it, and every change of the
/// graph makes the next one, beside the requests; until that is there, the one before answers, or the search waits.
/// </summary>
public sealed class TextSearch : ITextSearch, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly GraphModel _model;
    private readonly IGraphStore _store;
    private readonly SearchIndexOptions _options;
    private readonly bool _isExact;
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private SearchIndex? _index;
    private Task<SearchIndex>? _building;
    private Task? _following;
    private bool _isDisposed;

    /// <summary>Why there is no index of this version.</summary>
    private (string Version, SearchIndexException Reason)? _refused;

    /// <summary>A search that has no index yet.</summary>
    /// <param name="model">The model of the graph.</param>
    /// <param name="store">Holds the graph; it is not disposed of.</param>
    /// <param name="options">What an index may take.</param>
    /// <param name="isExact">
    /// Whether a search waits for the index of the very version that is read; else it is asked of the last one that there is.
    /// </param>
    public TextSearch(GraphModel model, IGraphStore store, SearchIndexOptions options, bool isExact)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        (_model, _store, _options, _isExact) = (model, store, options, isExact);
    }

    /// <inheritdoc/>
    public async ValueTask<ITextIndex> OpenAsync(CancellationToken cancellationToken)
    {
        Follow();
        while (true)
        {
            var version = _isExact ? await _store.ReadVersionAsync(cancellationToken) : null;
            SearchIndex? index;
            lock (_lock)
            {
                index = _index;
            }

            if (index is not null && (version is null || version == index.Version) && index.TryLease() is { } lease)
            {
                return lease;
            }

            ThrowIfRefused(version);
            try
            {
                await BuildAsync(index).WaitAsync(cancellationToken);
            }
            catch (SearchIndexException exception)
            {
                throw Unavailable(exception);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> IsCurrentAsync(ITextIndex index, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        return !_isExact || await _store.ReadVersionAsync(cancellationToken) == index.Version;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Task?[] work;
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            work = [_building, _following];
        }

        await _stop.CancelAsync();

        foreach (var task in work)
        {
            await (task ?? Task.CompletedTask).ContinueWith(
                static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        _index?.Dispose();
        _stop.Dispose();
    }

    private static GraphQLException Unavailable(SearchIndexException reason) =>
        new(new GraphQLError(ErrorCodes.SearchUnavailable, $"Texts cannot be searched: {reason.Message}"));

    private void ThrowIfRefused(string? version)
    {
        lock (_lock)
        {
            if (_refused is { } refused && (version is null || version == refused.Version))
            {
                throw Unavailable(refused.Reason);
            }
        }
    }

    private void Follow()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _following ??= Task.Run(FollowAsync);
        }
    }

    private async Task FollowAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                SearchIndex? index;
                string? known;
                lock (_lock)
                {
                    (index, known) = (_index, _refused?.Version ?? _index?.Version);
                }

                if (known is not null)
                {
                    await _store.WaitForChangeAsync(known, _stop.Token);
                }

                await BuildAsync(index);
            }
            catch (Exception exception) when (exception is SearchIndexException or GraphStoreException)
            {
                // The next search says why, or a store that answers again is read then.
                await Task.Delay(Pause, TimeProvider.System, _stop.Token);
            }
        }
    }

    // One at a time; whoever knows an older index than the last one is given that.
    private Task<SearchIndex> BuildAsync(SearchIndex? known)
    {
        lock (_lock)
        {
            return _index is { } index && index != known ? Task.FromResult(index) : _building ??= Task.Run(BuildAsync);
        }
    }

    private async Task<SearchIndex> BuildAsync()
    {
        using var texts = new CollectedTexts(_model, _options, _stop.Token);
        try
        {
            var version = await _store.ReadTextsAsync(texts, _stop.Token);
            var index = texts.Complete(version);
            SearchIndex? before;
            lock (_lock)
            {
                (before, _index, _refused) = (_index, index, null);
            }

            before?.Dispose();
            return index;
        }
        catch (SearchIndexException exception)
        {
            var version = await _store.ReadVersionAsync(_stop.Token);
            lock (_lock)
            {
                _refused = (version, exception);
            }

            throw;
        }
        finally
        {
            lock (_lock)
            {
                _building = null;
            }
        }
    }
}
