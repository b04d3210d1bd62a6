using Kin10.Graph.Model;
using Kin10.Graph.Results;
using Kin10.Graph.Search.Queries;
using Kin10.Graph.Search.Storage;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Search;

/// <summary>The texts of one version of a graph, and where their words are. Serves all searches; nothing in it changes.</summary>
public sealed class SearchIndex : IDisposable
{
    private readonly GraphModel _model;
    private readonly IndexTables _tables;
    private readonly ushort[] _types;
    private readonly ConnectionPool _connections;
    private readonly RememberedRows _remembered;

    internal SearchIndex(
        string version, GraphModel model, IndexTables tables, ushort[] types, ConnectionPool connections, int maxRememberedHits)
    {
        (Version, _model, _tables, _types, _connections) = (version, model, tables, types, connections);
        _remembered = new RememberedRows(maxRememberedHits);
    }

    /// <summary>The version of the graph that it is of.</summary>
    public string Version { get; }

    /// <summary>How many nodes are in it.</summary>
    public int Count => _types.Length;

    /// <summary>Finds the nodes whose texts have all words of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="types">The types to look at; null for all.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    /// <exception cref="SearchIndexException">The index does not answer.</exception>
    public SearchResult Find(string text, IEnumerable<NodeType>? types, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        var query = SearchQuery.Parse(text);
        var rows = FindRows(query, cancellationToken);
        if (types is null)
        {
            return new SearchResult(this, query, rows);
        }

        var isWanted = new bool[_model.NodeTypes.Count];
        foreach (var type in types)
        {
            isWanted[type.Index] = true;
        }

        return new SearchResult(this, query, OfTypes(rows, isWanted));
    }

    /// <summary>Keeps the index until it is given back, though it may have been disposed of meanwhile.</summary>
    /// <returns>The index to ask; null where it was disposed of already.</returns>
    public ITextIndex? TryLease() => _connections.TryLease() ? new Lease(this) : null;

    /// <summary>Searches that are at work are done first; others throw.</summary>
    public void Dispose() => _connections.Dispose();

    internal IndexTables Tables => _tables;

    internal NodeType TypeOf(int row) => _model.NodeTypes[_types[row]];

    internal IEnumerable<SearchFacet> CountByType(RankedRow[] rows)
    {
        var counts = new int[_model.NodeTypes.Count];
        foreach (var row in rows)
        {
            counts[_types[row.Row]]++;
        }

        return _model.NodeTypes.Where(type => counts[type.Index] > 0).Select(type => new SearchFacet(type, counts[type.Index]));
    }

    internal T Run<T>(Func<IndexConnection, T> work, CancellationToken cancellationToken) => _connections.Run(work, cancellationToken);

    internal IReadOnlyList<string> Suggest(SearchQuery query, CancellationToken cancellationToken) =>
        query.IsEmpty || FindRows(query, cancellationToken).Length > 0
            ? []
            : Run(connection => Spelling.Suggest(connection, _tables, query), cancellationToken);

    private RankedRow[] FindRows(SearchQuery query, CancellationToken cancellationToken)
    {
        var key = query.All;
        if (!_remembered.TryGet(key, out var rows))
        {
            rows = Run(connection => Ranking.Find(connection, _tables, query), cancellationToken);
            _remembered.Add(key, rows);
        }

        return rows;
    }

    // A frequent word is in very many rows: they are copied only where some of them are not wanted, and once.
    private RankedRow[] OfTypes(RankedRow[] rows, bool[] isWanted)
    {
        var count = 0;
        foreach (var row in rows)
        {
            count += isWanted[_types[row.Row]] ? 1 : 0;
        }

        if (count == rows.Length)
        {
            return rows;
        }

        var wanted = new RankedRow[count];
        var next = 0;
        foreach (var row in rows)
        {
            if (isWanted[_types[row.Row]])
            {
                wanted[next++] = row;
            }
        }

        return wanted;
    }

    private sealed class Lease(SearchIndex index) : ITextIndex
    {
        private int _isReturned;

        public string Version => index.Version;

        public ITextHits Find(string text, IReadOnlyList<NodeType> types, CancellationToken cancellationToken) =>
            index.Find(text, types, cancellationToken);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReturned, 1) == 0)
            {
                index._connections.EndLease();
            }
        }
    }
}
