using Kin10.Graph.Bundles;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>A snapshot as a bundle, in order.</summary>
internal static class SnapshotBundle
{
    /// <summary>A bundle whose rows are made whenever they are read, and never kept.</summary>
    public static GraphBundle View(GraphSnapshot snapshot) => new(
        snapshot.Model,
        [.. snapshot.Nodes.Select(table => new NodeTable(table.Type, new RowView<NodeRow>(table.Count, row => ReadNode(table, row))))],
        [.. snapshot.Edges.Select(table => new RelationshipTable(
            table.Type, new RowView<RelationshipRow>(table.Count, edge => ReadRelationship(snapshot.Ids, table, edge))))]);

    /// <summary>A bundle of its own, without what is derived.</summary>
    public static GraphBundle Copy(GraphSnapshot snapshot, CancellationToken cancellationToken)
    {
        var facts = DerivedGraph.Facts(View(snapshot));
        return facts with
        {
            Nodes = [.. facts.Nodes.Select(table => table with { Rows = Copy(table.Rows) })],
            Relationships = [.. facts.Relationships.Select(table => table with { Rows = Copy(table.Rows) })],
        };

        T[] Copy<T>(IReadOnlyList<T> rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return [.. rows];
        }
    }

    private static NodeRow ReadNode(NodeColumns table, int row) => new(Array.ConvertAll(table.Columns, column => column.GetValue(row)));

    private static RelationshipRow ReadRelationship(IdIndex ids, EdgeTable table, int edge) => new(
        (string)ids.Decode(2L * table.From[edge]),
        (string)ids.Decode(2L * table.To[edge]),
        Array.ConvertAll(table.Columns, column => column.GetValue(edge)));
}
