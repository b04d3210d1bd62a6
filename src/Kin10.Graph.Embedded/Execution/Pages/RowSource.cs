using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Walks;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Embedded.Execution.Pages;

/// <summary>Where the rows of a connection come from, in the order of ids.</summary>
internal sealed class RowSource
{
    private readonly RowSpan _all;

    private RowSource(Traversal? traversal, RowSpan all, bool isWholeType) =>
        (Traversal, _all, IsWholeType) = (traversal, all, isWholeType);

    /// <summary>The relationship or path; null for a scan.</summary>
    public Traversal? Traversal { get; }

    public bool IsScan => Traversal is null;

    /// <summary>Whether the rows are all nodes of one type.</summary>
    public bool IsWholeType { get; }

    public static RowSource Of(GraphSnapshot snapshot, NodeSource source) => source switch
    {
        TraverseSource traverse => new RowSource(Traversal.Of(snapshot, traverse.Relationship), default, false),
        ScanSource scan => Scan(snapshot, scan.Types),
        _ => throw UnknownNode.Of(source),
    };

    /// <summary>The rows of a parent.</summary>
    public RowSpan Rows(int parent, WalkScratch scratch) => Traversal is null ? _all : Traversal.Rows(parent, scratch);

    private static RowSource Scan(GraphSnapshot snapshot, IReadOnlyList<NodeType> types)
    {
        if (types is [var type])
        {
            var table = snapshot.Nodes[type.Index];
            return new RowSource(null, new RowSpan(null, null, 0, table.Count, table.FirstNode), true);
        }

        var tables = types.Select(each => snapshot.Nodes[each.Index]).OrderBy(table => table.FirstNode);
        int[] nodes = [.. tables.SelectMany(table => Enumerable.Range(table.FirstNode, table.Count))];
        return new RowSource(null, new RowSpan(nodes, null, 0, nodes.Length, 0), false);
    }
}
