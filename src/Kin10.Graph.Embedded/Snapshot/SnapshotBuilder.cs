using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>
/// Makes a snapshot of rows as they come: of all node types first, then of all relationship types, each in the order of the model, their
/// rows in the order of ids. What does not fit the model is kept for <see cref="Complete"/> to refuse.
/// </summary>
internal sealed class SnapshotBuilder(GraphModel model)
{
    private readonly Dictionary<string, NameDomain> _enums =
        model.Enums.ToDictionary(type => type.Name, type => new NameDomain([.. type.Values.Select(value => value.Name)]));
    private readonly int[] _counts = new int[model.NodeTypes.Count];
    private readonly Column[][] _columns = new Column[model.NodeTypes.Count][];
    private readonly NodeColumns[] _nodes = new NodeColumns[model.NodeTypes.Count];
    private readonly EdgeTable[] _edges = new EdgeTable[model.RelationshipTypes.Count];
    private int[] _bases = [];
    private ushort[] _typeOf = [];
    private IdIndex? _ids;
    private string? _problem;

    /// <summary>Makes a snapshot of a bundle, whatever the order of its rows.</summary>
    /// <exception cref="ArgumentException">The bundle does not fit its model.</exception>
    public static GraphSnapshot Build(GraphBundle bundle, CancellationToken cancellationToken)
    {
        var builder = new SnapshotBuilder(bundle.Model);
        foreach (var (type, rows) in bundle.Nodes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var columns = builder.BeginNodes(type, rows.Count);
            foreach (var row in InOrder(rows))
            {
                for (var i = 0; i < columns.Length; i++)
                {
                    columns[i].Add(row.Values[i]);
                }
            }

            builder.EndNodes(type, rows.Count, columns);
        }

        foreach (var (type, rows) in bundle.Relationships)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var edges = new (int From, int To, int Row)[rows.Count];
            var ids = builder.Ids;
            for (var i = 0; i < edges.Length; i++)
            {
                var row = rows[i];
                edges[i] = (ids.Find(row.From), ids.Find(row.To), i);
            }

            Array.Sort(edges);
            var table = builder.BeginEdges(type, rows.Count);
            foreach (var (from, to, place) in edges)
            {
                table.Add(from, to);
                var values = rows[place].Values;
                for (var i = 0; i < values.Length; i++)
                {
                    table.Columns[i].Add(values[i]);
                }
            }

            builder.EndEdges(type, table);
        }

        return builder.Complete();
    }

    /// <summary>The builders of the columns of a node type, in the order of its properties.</summary>
    public ColumnBuilder[] BeginNodes(NodeType type, int expected) =>
        [.. type.Properties.Select(property => ColumnBuilder.Of(property, expected, _enums))];

    /// <summary>All rows of a node type have been added.</summary>
    public void EndNodes(NodeType type, int count, ColumnBuilder[] columns)
    {
        _counts[type.Index] = count;
        _columns[type.Index] = Array.ConvertAll(columns, column => column.Complete());
        foreach (var column in columns)
        {
            _problem ??= column.Problem;
        }

        var ids = (TextColumn)_columns[type.Index][0];
        for (var row = 1; row < count; row++)
        {
            if (ids.Utf8(row - 1).SequenceCompareTo(ids.Utf8(row)) > 0)
            {
                _problem ??= $"The nodes of {type} are not in order.";
            }
        }
    }

    /// <summary>The builder of the table of a relationship type; all nodes have been added.</summary>
    public EdgeTableBuilder BeginEdges(RelationshipType type, int expected) => new(
        type,
        expected,
        Ids,
        [.. (type.Properties?.Properties ?? []).Select(property => ColumnBuilder.Of(property, expected, _enums))]);

    /// <summary>All relationships of a type have been added.</summary>
    public void EndEdges(RelationshipType type, EdgeTableBuilder table)
    {
        _edges[type.Index] = table.Complete(_bases, _counts, _typeOf);
        _problem ??= table.Problem;
    }

    /// <summary>The snapshot.</summary>
    /// <exception cref="ArgumentException">Something does not fit the model.</exception>
    public GraphSnapshot Complete()
    {
        var ids = Ids;
        return _problem is null ? new GraphSnapshot(model, _nodes, _edges, _typeOf, ids) : throw new ArgumentException(_problem);
    }

    // Rows may be made anew each time: where they are in order, as nearly always, none is kept.
    private static IEnumerable<NodeRow> InOrder(IReadOnlyList<NodeRow> rows)
    {
        var last = "";
        foreach (var row in rows)
        {
            if (CodePoints.Compare(last, row.Id) > 0)
            {
                return rows.Order(ByIds);
            }

            last = row.Id;
        }

        return rows;
    }

    private static Comparer<NodeRow> ByIds { get; } = Comparer<NodeRow>.Create((x, y) => CodePoints.Compare(x.Id, y.Id));

    /// <summary>All ids, after all nodes have been added.</summary>
    private IdIndex Ids => _ids ??= IndexIds();

    private IdIndex IndexIds()
    {
        _bases = Bases();
        _typeOf = new ushort[_counts.Sum()];
        for (var type = 0; type < _nodes.Length; type++)
        {
            var texts = (TextColumn)_columns[type][0];
            _columns[type][0] = new IdColumn(texts, _bases[type]);
            _nodes[type] = new NodeColumns(model.NodeTypes[type], _bases[type], _counts[type], _columns[type]);
            _typeOf.AsSpan(_bases[type], _counts[type]).Fill((ushort)type);
        }

        var ids = new IdIndex([.. _nodes.Select(table => table.Ids.Texts)], _bases, _typeOf);
        foreach (var table in _nodes)
        {
            table.Ids.Attach(ids);
        }

        return ids;
    }

    // Types are in the order of their id prefixes, which is not always that of their names: "A1:" is before "A:".
    private int[] Bases()
    {
        var bases = new int[_counts.Length];
        var next = 0;
        foreach (var type in model.NodeTypes.OrderBy(type => type.IdPrefix, StringComparer.Ordinal))
        {
            bases[type.Index] = next;
            next += _counts[type.Index];
        }

        return bases;
    }
}
