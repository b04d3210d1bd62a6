using Kin10.Bolt;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Cypher;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>
/// Finds what is there more than once, which nothing in the database forbids: after each change of the graph that somebody reads, beside
/// the requests. Until it is found, what was known before holds.
/// </summary>
internal sealed class RepeatedLinksWatch(GraphDatabase database, GraphModel model)
{
    // Of the time of one of the database's threads, where somebody writes all the time.
    private const double LargestShare = 0.1;
    private readonly Lock _lock = new();
    private volatile RepeatedLinks _known = RepeatedLinks.None;
    private volatile string? _wanted;
    private bool _isLooking;

    /// <summary>What is known.</summary>
    public RepeatedLinks Known => _known;

    /// <summary>The same; what a change up to a bookmark may have brought is looked for.</summary>
    public RepeatedLinks At(string bookmark)
    {
        if (_wanted != bookmark)
        {
            Want(bookmark);
        }

        return _known;
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
        while (true)
        {
            var (bookmark, start) = (_wanted!, TimeProvider.System.GetTimestamp());
            var isFound = await TryFindAsync(bookmark);
            var took = TimeProvider.System.GetElapsedTime(start);
            await Task.Delay(took * (1 / LargestShare - 1));
            lock (_lock)
            {
                if (_wanted == bookmark)
                {
                    _wanted = isFound ? bookmark : null;
                    _isLooking = false;
                    return;
                }
            }
        }
    }

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

            _known = elements.Count == 0
                ? RepeatedLinks.None
                : new RepeatedLinks(elements, GraphVersion.Of(string.Join(',', elements.Values.SelectMany(ids => ids))));
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
}
