using Kin10.Bolt;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>
/// Asks for the version by an empty transaction, shared by all callers who wait. A caller who comes while one is under way waits for
/// the next: the one under way may have passed the database before a change that the caller knows of.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="repeated">What is known to be there more than once, which the version tells, too.</param>
/// <param name="derivesAnything">Whether the model derives anything from facts.</param>
internal sealed class VersionProbe(GraphDatabase database, RepeatedLinksWatch repeated, bool derivesAnything)
{
    private readonly Lock _lock = new();
    private volatile string? _lastBookmark;
    private volatile string? _wholeBookmark;
    private volatile string? _derivedBookmark;
    private Task<string>? _running;
    private Task<string>? _next;

    /// <summary>A bookmark that the database gave not long ago; null where it has to be asked.</summary>
    public string? LastBookmark => _lastBookmark;

    /// <summary>Remembers the bookmark at which what is derived was up to date with the facts; null where it is at none.</summary>
    public void SawDerived(string? bookmark) => _derivedBookmark = bookmark;

    /// <summary>Whether what is derived is known to be up to date with the facts at a bookmark.</summary>
    public bool AreDerivedCurrent(string? bookmark) => !derivesAnything || (bookmark is not null && bookmark == _derivedBookmark);

    /// <summary>Remembers a bookmark that the database gave at the end of a transaction.</summary>
    public string Saw(string? bookmark) =>
        _lastBookmark = bookmark ?? throw new GraphStoreException("Neo4j gave no bookmark for a transaction.", isTransient: false);

    /// <summary>Whether it is known that no import was unfinished at a bookmark.</summary>
    public bool IsWhole(string bookmark) => _wholeBookmark == bookmark;

    /// <summary>Remembers that no import was unfinished at a bookmark.</summary>
    public void SawWhole(string bookmark) => _wholeBookmark = bookmark;

    /// <summary>The bookmarks may not be of this database any more.</summary>
    public void Forget() => _lastBookmark = _wholeBookmark = null;

    /// <summary>The version of the graph now.</summary>
    public async ValueTask<string> ReadAsync(CancellationToken cancellationToken) =>
        VersionOf(await ReadBookmarkAsync(cancellationToken));

    /// <summary>The version for a bookmark, by what is known now.</summary>
    public string VersionOf(string bookmark) => GraphVersion.Of(bookmark, repeated.Known);

    /// <summary>The bookmark now.</summary>
    public Task<string> ReadBookmarkAsync(CancellationToken cancellationToken)
    {
        Task<string> answer;
        lock (_lock)
        {
            if (_running is null or { IsCompleted: true })
            {
                _next = null;
                answer = _running = Task.Run(AskAsync, CancellationToken.None);
            }
            else
            {
                answer = _next ??= AskAfterAsync(_running);
            }
        }

        return answer.WaitAsync(cancellationToken);
    }

    private async Task<string> AskAfterAsync(Task<string> running)
    {
        await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_lock)
        {
            _running = _next;
            _next = null;
        }

        return await AskAsync();
    }

    // All who wait share it, so that none of them can give it up: it has a limit of its own.
    private async Task<string> AskAsync()
    {
        using var limit = new CancellationTokenSource(database.Options.ConnectTimeout);
        for (var isLast = false; ; isLast = true)
        {
            try
            {
                await using var pipeline = await database.Client.PipelineAsync([], limit.Token);
                pipeline.Begin(database.Request);
                pipeline.Commit();
                await pipeline.SendAsync(limit.Token);
                return Saw(await pipeline.NextCommitAsync(limit.Token));
            }
            catch (OperationCanceledException)
            {
                throw new GraphStoreException(
                    $"Neo4j did not answer within {database.Options.ConnectTimeout.TotalSeconds} s (ConnectTimeout).", isTransient: true);
            }
            catch (BoltException error)
            {
                database.Client.ForgetHome();
                if (isLast || !error.IsRetryable)
                {
                    throw StoreErrors.Translate(error);
                }
            }
        }
    }
}
