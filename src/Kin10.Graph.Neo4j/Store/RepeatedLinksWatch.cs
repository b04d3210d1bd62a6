using Kin10.Bolt;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Cypher;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>
/// Finds what is there more than once, which nothing in the database forbids: after each change of the graph that somebody reads, beside
/// the requests. What was found holds for the very version at which it was looked for, and for no other: what is there twice now may be
/// there once then, and the database gives the id of what was deleted to something else.
/// </summary>
internal sealed class RepeatedLinksWatch(GraphDatabase database, GraphModel model)
{
    // Of the time of one of the database's threads, where somebody writes all the time.
    private const double LargestShare = 0.1;

    // Over which the share is meant: after a pause, looks follow each other at once.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    // How long a request waits for a look that is under way, so as to be of a proven version.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private volatile Found? _found;
    private volatile string? _wanted;
    private volatile bool _isLooking;
    private volatile TaskCompletionSource _looked = NewSignal();

    // From then on all looks are paid for.
    private long _paidAt;

    private bool IsPaid => Volatile.Read(ref _paidAt) <= Now;

    private static long Now => TimeProvider.System.GetTimestamp();

    /// <summary>What is there more than once in the version of a bookmark; null where that is looked for from now on.</summary>
    public RepeatedLinks? At(string bookmark)
    {
        if (_found is { } found && found.Bookmark == bookmark)
        {
            return found.Links;
        }

        if (_wanted != bookmark)
        {
            Want(bookmark);
        }

        return null;
    }

    /// <summary>
    /// The same. Where nothing was there more than once at the last look, as in most databases ever, that is taken to be so still until
    /// the look that begins now is done: nobody waits for it. Else it waits a moment for a look that is under way; null where that
    /// takes longer, or begins only later because somebody writes all the time.
    /// </summary>
    public ValueTask<RepeatedLinks?> FindAsync(string bookmark, CancellationToken cancellationToken) =>
        (At(bookmark) ?? (_found?.Links.Elements.Count == 0 ? RepeatedLinks.None : null)) is { } known
            ? new(known)
            : WaitAsync(bookmark, cancellationToken);

    private async ValueTask<RepeatedLinks?> WaitAsync(string bookmark, CancellationToken cancellationToken)
    {
        var start = Now;
        while (true)
        {
            var looked = _looked.Task;
            var rest = Patience - TimeProvider.System.GetElapsedTime(start);
            if (At(bookmark) is { } known)
            {
                return known;
            }

            if (!_isLooking || !IsPaid || rest <= TimeSpan.Zero)
            {
                return null;
            }

            await Task.WhenAny(looked, Task.Delay(rest, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void Want(string bookmark)
    {
        lock (_lock)
        {
            _wanted = bookmark;
            if (!_isLooking)
            {
                _isLooking = true;
                _ = Task.Run(LookAsync);
            }
        }
    }

    private async Task LookAsync()
    {
        for (var isLast = false; !isLast;)
        {
            if (!IsPaid)
            {
                await Task.Delay(TimeProvider.System.GetElapsedTime(Now, Volatile.Read(ref _paidAt)));
            }

            var (bookmark, start) = (_wanted!, Now);
            var isDone = await TryFindAsync(bookmark);
            Pay(start);
            lock (_lock)
            {
                isLast = _wanted == bookmark;
                _wanted = isDone || !isLast ? _wanted : null;
                _isLooking = !isLast;
            }

            var looked = _looked;
            _looked = NewSignal();
            looked.SetResult();
        }
    }

    private void Pay(long start)
    {
        var window = (long)(Window.TotalSeconds * TimeProvider.System.TimestampFrequency);
        var now = Now;
        Volatile.Write(ref _paidAt, Math.Max(_paidAt, now - window) + (long)((now - start) / LargestShare));
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // False where the database did not answer.
    private async Task<bool> TryFindAsync(string bookmark)
    {
        try
        {
            var elements = new Dictionary<RelationshipType, string[]>();
            await using var session = database.Client.Session(database.Reading with { Bookmarks = [bookmark] });
            foreach (var type in model.RelationshipTypes)
            {
                var ids = await FindAsync(session, type);
                if (ids.Count > 0 && ids.Count <= database.Options.MaxRepeatedKnown)
                {
                    elements.Add(type, [.. ids.Order(StringComparer.Ordinal)]);
                }
            }

            // If something was committed meanwhile, ids belong to no version and are of no use: who reads asks for a later one.
            if (elements.Count == 0 || (session.LastBookmarks is [var end] && end == bookmark))
            {
                _found = new Found(bookmark, elements.Count == 0
                    ? RepeatedLinks.None
                    : new RepeatedLinks(elements, GraphVersion.Of(string.Join(',', elements.Values.SelectMany(ids => ids)))));
            }

            return true;
        }
        catch (Exception error) when (error is BoltException or ObjectDisposedException)
        {
            // Requests report what is wrong with the database; the next one lets it be looked for again.
            return false;
        }
    }

    private async Task<List<string>> FindAsync(IDatabaseSession session, RelationshipType type)
    {
        var ids = new List<string>();
        var cursor = await session.RunAsync(
            RepeatedLinks.Find(type),
            new Dictionary<string, object?> { ["most"] = database.Options.MaxRepeatedKnown + 1L },
            database.Request);
        while (await cursor.FetchAsync())
        {
            ids.Add((string)cursor.Current[0]!);
        }

        await cursor.ConsumeAsync();
        return ids;
    }

    private sealed record Found(string Bookmark, RepeatedLinks Links);
}
