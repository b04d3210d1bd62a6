using System.Text;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Tests.Reference;

internal sealed record RefNode(NodeType Type, string Id, Dictionary<string, object?> Values);

internal sealed record RefEdge(RelationshipType Type, RefNode From, RefNode To, Dictionary<string, object?> Values);

/// <summary>A row of a list: a node, and the edge that leads to it.</summary>
internal sealed record RefRow(RefNode Node, RefEdge? Edge, IReadOnlyList<RefNode> Via);

/// <summary>The graph as objects, walked without any index.</summary>
internal sealed class ReferenceGraph
{
    public ReferenceGraph(GraphBundle bundle)
    {
        Nodes = [.. bundle.Nodes.SelectMany(table => table.Rows.Select(row => new RefNode(table.Type, row.Id, Values(table.Type.Properties, row.Values))))];
        Nodes.Sort((x, y) => Compare(x.Id, y.Id));
        var byId = Nodes.ToDictionary(node => node.Id);
        Edges = [.. bundle.Relationships.SelectMany(table => table.Rows.Select(row =>
            new RefEdge(table.Type, byId[row.From], byId[row.To], Values(table.Type.Properties?.Properties ?? [], row.Values))))];
    }

    public List<RefNode> Nodes { get; }

    public List<RefEdge> Edges { get; }

    /// <summary>Compares two known values of one kind; strings by code point.</summary>
    public static int Compare(object x, object y) => x is string
        ? Encoding.UTF8.GetBytes((string)x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes((string)y))
        : ((IComparable)x).CompareTo(y);

    /// <summary>The targets of a relationship or path, by id.</summary>
    public List<RefRow> Targets(Relationship relationship, RefNode node)
    {
        var ways = new List<(RefNode Target, RefEdge Edge, RefNode[] Via)>();
        Walk(relationship, node, 0, [], [], ways);
        return [.. ways.GroupBy(way => way.Target)
            .Select(group => new RefRow(
                group.Key,
                relationship.IsPath ? null : group.Single().Edge,
                [.. group.SelectMany(way => way.Via).Distinct().Order(Comparer<RefNode>.Create((x, y) => Compare(x.Id, y.Id)))]))
            .Order(Comparer<RefRow>.Create((x, y) => Compare(x.Node.Id, y.Node.Id)))];
    }

    private void Walk(
        Relationship relationship, RefNode node, int depth, RefEdge[] walked, RefNode[] passed, List<(RefNode, RefEdge, RefNode[])> ways)
    {
        var hop = relationship.Hops[depth];
        foreach (var edge in Edges.Where(edge => hop.Types.Contains(edge.Type) && !walked.Contains(edge)))
        {
            var ends = new List<RefNode>();
            if (hop.Direction != HopDirection.In && edge.From == node)
            {
                ends.Add(edge.To);
            }

            if (hop.Direction != HopDirection.Out && edge.To == node && (hop.Direction == HopDirection.In || edge.From != node))
            {
                ends.Add(edge.From);
            }

            foreach (var end in ends.Where(end => hop.Targets.Contains(end.Type)))
            {
                if (depth == relationship.Hops.Count - 1)
                {
                    ways.Add((end, edge, passed));
                }
                else
                {
                    Walk(relationship, end, depth + 1, [.. walked, edge], [.. passed, end], ways);
                }
            }
        }
    }

    private static Dictionary<string, object?> Values(IReadOnlyList<Property> properties, object?[] values) =>
        properties.Select((property, i) => (property.Name, Value: values[i])).ToDictionary(pair => pair.Name, pair => pair.Value);
}
