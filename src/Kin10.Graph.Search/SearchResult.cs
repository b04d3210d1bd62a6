using Kin10.Graph.Results;
using Kin10.Graph.Search.Queries;
using Kin10.Graph.Search.Storage;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Search;

/// <summary>The nodes that a search found, best first, then by id (code points).</summary>
public sealed class SearchResult : ITextHits
{
    private readonly SearchIndex _index;
    private readonly SearchQuery _query;
    private readonly RankedRow[] _rows;

    internal SearchResult(SearchIndex index, SearchQuery query, RankedRow[] rows) => (_index, _query, _rows) = (index, query, rows);

    /// <summary>How many there are.</summary>
    public int Count => _rows.Length;

    /// <summary>How many there are of each type that has one: the most first, then by the type's name.</summary>
    public IReadOnlyList<SearchFacet> Facets() =>
    [
        .. _index.CountByType(_rows)
            .OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Type.Name, StringComparer.Ordinal),
    ];

    /// <summary>Some of them, in order.</summary>
    /// <param name="start">How many come before.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="withSnippets">Whether pieces of text are wanted.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="SearchIndexException">The index does not answer.</exception>
    public IReadOnlyList<SearchHit> Page(int start, int count, bool withSnippets, CancellationToken cancellationToken)
    {
        var rows = _rows.AsMemory(start, Math.Min(count, _rows.Length - start));
        return rows.IsEmpty ? [] : _index.Run(connection => Read(connection, rows.Span, withSnippets), cancellationToken);
    }

    /// <summary>How many come before a place in the order, or stand at it.</summary>
    /// <param name="score">The score of the place.</param>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="SearchIndexException">The index does not answer.</exception>
    public int CountUntil(double score, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        var row = _rows.Length == 0 ? 0 : _index.Run(connection => RowsUntil(connection, id), cancellationToken);
        var place = Array.BinarySearch(_rows, new RankedRow(row, score, false));
        return place < 0 ? ~place : place;
    }

    /// <summary>The ids of all.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="SearchIndexException">The index does not answer.</exception>
    public IReadOnlyList<string> ReadIds(CancellationToken cancellationToken) => _rows.Length == 0
        ? []
        : _index.Run(connection => Array.ConvertAll(_rows, row => ReadId(connection, row.Row)), cancellationToken);

    /// <summary>Where nothing is found, in no type: the nearest words that the graph has, as they are written there.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="SearchIndexException">The index does not answer.</exception>
    public IReadOnlyList<string> Suggest(CancellationToken cancellationToken) => _index.Suggest(_query, cancellationToken);

    private static string ReadId(IndexConnection connection, int row) =>
        connection.ReadText(IndexTables.ReadId, (long)row) ?? throw new InvalidOperationException($"The index has no row {row}.");

    // Rows are in the order of ids.
    private int RowsUntil(IndexConnection connection, string id)
    {
        var (low, high) = (0, _index.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var isUntil = connection.ReadText(IndexTables.IsIdUntil, (long)middle, id) is not null;
            (low, high) = isUntil ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private SearchHit[] Read(IndexConnection connection, ReadOnlySpan<RankedRow> rows, bool withSnippets)
    {
        if (withSnippets)
        {
            TakeOntoPage(connection, rows);
        }

        return ReadRows(connection, rows, withSnippets);
    }

    // The words that a beginning stands for are put together for each look at it: among the texts of the page they are few.
    private void TakeOntoPage(IndexConnection connection, ReadOnlySpan<RankedRow> rows)
    {
        var isClear = false;
        foreach (var row in rows)
        {
            if (row.IsBeginning)
            {
                if (!isClear)
                {
                    connection.Execute(IndexTables.ClearPage);
                    isClear = true;
                }

                connection.Execute(_index.Tables.TakeOntoPage, (long)row.Row);
            }
        }
    }

    private SearchHit[] ReadRows(IndexConnection connection, ReadOnlySpan<RankedRow> rows, bool withSnippets)
    {
        var hits = new SearchHit[rows.Length];
        for (var i = 0; i < hits.Length; i++)
        {
            var row = rows[i];
            hits[i] = new SearchHit(
                ReadId(connection, row.Row), _index.TypeOf(row.Row), row.Score, withSnippets ? Snippet(connection, row) : "");
        }

        return hits;
    }

    private string Snippet(IndexConnection connection, RankedRow row)
    {
        var (table, expression) = row.IsBeginning ? ("page", _query.AnyOrBeginning) : ("stems", _query.Any);
        return connection.ReadText(IndexTables.Snippet(table), expression, (long)row.Row) ?? "";
    }
}
