using System.Collections.Concurrent;
using Kin10.Bolt;
using Kin10.Graph.Neo4j.Cypher;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>
/// The ids of the nodes that lack a property by which pages are ordered. No index holds these nodes, so that finding them reads all
/// nodes of the type: done once for a version of the graph, in the background; until it is done, each request finds them itself.
/// </summary>
internal sealed class MissingNodes(GraphDatabase database)
{
    private readonly ConcurrentDictionary<OrderedProperty, Known> _known = new();
    private int _isLooking;

    /// <summary>What is known of some properties in a version; the rest is looked for.</summary>
    public IReadOnlyDictionary<OrderedProperty, string[]> Find(IReadOnlyList<OrderedProperty> properties, string bookmark)
    {
        if (properties.Count == 0)
        {
            return StatementRequest.NothingKnown;
        }

        var found = new Dictionary<OrderedProperty, string[]>();
        foreach (var property in properties)
        {
            if (_known.TryGetValue(property, out var known) && known.Bookmark == bookmark)
            {
                if (known.Ids is { } ids)
                {
                    found.Add(property, ids);
                }
            }
            else if (Interlocked.Exchange(ref _isLooking, 1) == 0)
            {
                _ = Task.Run(() => LookAsync(property, bookmark));
            }
        }

        return found;
    }

    private async Task LookAsync(OrderedProperty property, string bookmark)
    {
        try
        {
            var ids = new List<string>();
            var name = $"n.{Identifier.Quote(property.Name)}";
            await using var session = database.Client.Session(database.Reading with { Bookmarks = [bookmark] });
            var cursor = await session.RunAsync(
                $"MATCH (n{Patterns.Labels([property.Type])}) WHERE {name} IS NULL AND n.id IS NOT NULL RETURN n.id LIMIT $most",
                new Dictionary<string, object?> { ["most"] = database.Options.MaxMissingKnown + 1L },
                database.Request);
            while (await cursor.FetchAsync())
            {
                ids.Add((string)cursor.Current[0]!);
            }

            await cursor.ConsumeAsync();

            // If something was committed meanwhile, it belongs to no version and is of no use.
            if (session.LastBookmarks is [var end] && end == bookmark)
            {
                _known[property] = new Known(bookmark, ids.Count > database.Options.MaxMissingKnown ? null : [.. ids]);
            }
        }
        catch (Exception error) when (error is BoltException or InvalidCastException or ObjectDisposedException)
        {
            // Requests find for themselves what is missing, and report what is wrong.
        }
        finally
        {
            Volatile.Write(ref _isLooking, 0);
        }
    }

    // Ids is null where there are too many.
    private sealed record Known(string Bookmark, string[]? Ids);
}
