using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>Makes a snapshot of a bundle.</summary>
internal static class SnapshotBuilder
{
    public static GraphSnapshot Build(GraphBundle bundle, CancellationToken cancellationToken)
    {
        var model = bundle.Model;
        var counts = bundle.Nodes.Select(table => table.Rows.Count).ToArray();
        var bases = Bases(model, counts);
        var typeOf = new ushort[counts.Sum()];
        var enums = model.Enums.ToDictionary(type => type.Name, type => new EnumDomain(type));
        var nodes = new NodeColumns[counts.Length];
        for (var type = 0; type < nodes.Length; type++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = bundle.Nodes[type].Rows.Select(row => row.Values).ToArray();
            Array.Sort(rows, (x, y) => CodePoints.Compare((string)x[0]!, (string)y[0]!));
            var properties = model.NodeTypes[type].Properties;
            var columns = new Column[properties.Count];
            columns[0] = new IdColumn(new TextColumn(ColumnBuilder.Values<string>(rows, 0)), bases[type]);
            for (var i = 1; i < columns.Length; i++)
            {
                columns[i] = ColumnBuilder.Build(properties[i], rows, i, enums);
            }

            nodes[type] = new NodeColumns(model.NodeTypes[type], bases[type], rows.Length, columns);
            typeOf.AsSpan(bases[type], rows.Length).Fill((ushort)type);
        }

        var ids = new IdIndex([.. nodes.Select(table => table.Ids.Texts)], bases, typeOf);
        foreach (var table in nodes)
        {
            table.Ids.Attach(ids);
        }

        var edges = new EdgeTable[bundle.Relationships.Count];
        for (var type = 0; type < edges.Length; type++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            edges[type] = Edges(bundle.Relationships[type], ids, enums, bases, counts, typeOf);
        }

        return new GraphSnapshot(model, nodes, edges, typeOf, ids);
    }

    // Types are in the order of their id prefixes, which is not always that of their names: "A1:" is before "A:".
    private static int[] Bases(GraphModel model, int[] counts)
    {
        var bases = new int[counts.Length];
        var next = 0;
        foreach (var type in model.NodeTypes.OrderBy(type => type.IdPrefix, StringComparer.Ordinal))
        {
            bases[type.Index] = next;
            next += counts[type.Index];
        }

        return bases;
    }

    private static EdgeTable Edges(
        RelationshipTable table, IdIndex ids, Dictionary<string, EnumDomain> enums, int[] bases, int[] counts, ushort[] typeOf)
    {
        var edges = table.Rows.Select(row => (From: Find(row.From), To: Find(row.To), row.Values)).ToArray();
        Array.Sort(edges, (x, y) => (x.From, x.To).CompareTo((y.From, y.To)));
        var rows = edges.Select(edge => edge.Values).ToArray();
        var properties = table.Type.Properties?.Properties ?? [];
        return new EdgeTable(
            table.Type,
            [.. edges.Select(edge => edge.From)],
            [.. edges.Select(edge => edge.To)],
            [.. properties.Select((property, i) => ColumnBuilder.Build(property, rows, i, enums))],
            bases,
            counts,
            typeOf);

        int Find(string id) => ids.Find(id) is var node and >= 0
            ? node
            : throw new ArgumentException($"{table.Type} leads to or from {id}, which is not in the bundle.", nameof(table));
    }
}
