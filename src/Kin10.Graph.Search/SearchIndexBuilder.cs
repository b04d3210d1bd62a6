using Kin10.Graph.Model;
using Kin10.Graph.Search.Storage;
using SQLitePCL;

namespace Kin10.Graph.Search;

/// <summary>Makes an index of the texts of a graph, node by node. It is used by one thread.</summary>
public sealed class SearchIndexBuilder : IDisposable
{
    private readonly GraphModel _model;
    private readonly SearchIndexOptions _options;
    private readonly IndexTables _tables;
    private readonly string _name = $"search-{Guid.NewGuid():N}";
    private readonly CancellationToken _cancellationToken;
    private readonly object[] _row;

    // By NodeType.Index: where its texts begin, since the first column is that of names.
    private readonly int[] _firstColumns;
    private IndexConnection? _connection;
    private int _count;

    /// <summary>An index without texts.</summary>
    /// <param name="model">The model of the graph; its searchable properties are the texts.</param>
    /// <param name="options">What the index may take.</param>
    /// <param name="cancellationToken">Stops the making.</param>
    /// <exception cref="SearchIndexException">SQLite does not make it.</exception>
    public SearchIndexBuilder(GraphModel model, SearchIndexOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        (_model, _options, _cancellationToken) = (model, options, cancellationToken);
        var texts = model.NodeTypes.Select(SearchTexts.Of).ToList();
        _firstColumns = [.. texts.Select(list => list.Count > 0 && list[0].Name == SearchTexts.Name ? 0 : 1)];
        _tables = new IndexTables(Math.Max(1, texts.Select((list, type) => list.Count + _firstColumns[type]).Max()));
        _row = new object[_tables.Columns + 3];
        _connection = IndexConnection.Open(_name);
        Run(connection =>
        {
            var pages = Math.Max(1, options.MaxBytes / PageSize);
            connection.Execute($"PRAGMA page_size = {PageSize}");
            connection.Execute(string.Create(null, $"PRAGMA max_page_count = {pages}"));
            connection.Execute("PRAGMA journal_mode = OFF");
            connection.Execute(_tables.CreateTexts);
            return connection.Execute("BEGIN");
        });
    }

    private const int PageSize = 4096;

    /// <summary>Adds a node.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">Its id.</param>
    /// <param name="texts">Its searchable properties, in the order of <see cref="SearchTexts.Of"/>; null for one that is missing.</param>
    /// <exception cref="SearchIndexException">There are more nodes, or bytes, than the index may take.</exception>
    public void Add(NodeType type, string id, IReadOnlyList<string?> texts)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(texts);
        if (_count == _options.MaxNodes)
        {
            throw new SearchIndexException($"There are more than {_options.MaxNodes} nodes with texts to search.");
        }

        (_row[0], _row[1], _row[2]) = ((long)_count++, id, (long)type.Index);
        _row.AsSpan(3).Fill(DBNull.Value);
        for (var i = 0; i < texts.Count; i++)
        {
            _row[3 + _firstColumns[type.Index] + i] = texts[i] is { } text ? text : DBNull.Value;
        }

        Run(connection => connection.Execute(_tables.InsertText, _row));
    }

    /// <summary>The index; nothing can be added afterwards.</summary>
    /// <param name="version">The version of the graph that it is of.</param>
    /// <exception cref="SearchIndexException">There are more bytes than the index may take.</exception>
    public SearchIndex Complete(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var types = Run(connection =>
        {
            if (connection.ReadText(IndexTables.FindUnsorted) is not null)
            {
                connection.Execute(_tables.SortTexts);
            }

            foreach (var statement in _tables.CreateWords)
            {
                connection.Execute(statement);
            }

            connection.Execute("COMMIT");
            connection.Execute(_tables.CreateAsked);
            return ReadTypes(connection);
        });
        var pool = new ConnectionPool(_name, _tables, _connection!);
        _connection = null;
        return new SearchIndex(version, _model, _tables, types, pool, _options.MaxRememberedHits);
    }

    /// <inheritdoc/>
    public void Dispose() => _connection?.Dispose();

    private ushort[] ReadTypes(IndexConnection connection)
    {
        var types = new ushort[_count];
        var row = 0;
        connection.Read(IndexTables.ReadTypes, [], statement =>
        {
            types[row++] = checked((ushort)raw.sqlite3_column_int(statement, 0));
            return true;
        });
        return types;
    }

    private T Run<T>(Func<IndexConnection, T> work) =>
        (_connection ?? throw new InvalidOperationException("The index is complete.")).Run(work, _cancellationToken);
}
