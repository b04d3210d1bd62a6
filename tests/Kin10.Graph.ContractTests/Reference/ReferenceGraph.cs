using System.Collections.Concurrent;
using System.Text;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.ContractTests.Reference;

internal sealed class ReferenceNode(NodeType type, string id, Dictionary<string, object?> values)
{
    public NodeType Type => type;

    public string Id => id;

    public Dictionary<string, object?> Values => values;

    /// <summary>The relationships that begin or end here.</summary>
    public List<ReferenceEdge> Edges { get; } = [];
}

internal sealed class ReferenceEdge(RelationshipType type, ReferenceNode from, ReferenceNode to, Dictionary<string, object?> values)
{
    public RelationshipType Type => type;

    public ReferenceNode From => from;

    public ReferenceNode To => to;

    public Dictionary<string, object?> Values => values;
}

/// <summary>A row of a list: a node, and the edge that leads to it.</summary>
internal sealed record ReferenceRow(ReferenceNode Node, ReferenceEdge? Edge, IReadOnlyList<ReferenceNode> Via);

/// <summary>The graph as objects, walked step by step; a walk is remembered, so that one graph may be asked many operations.</summary>
internal sealed class ReferenceGraph
{
    private readonly ConcurrentDictionary<(Relationship, ReferenceNode), List<ReferenceRow>> _targets = [];
    private readonly Dictionary<string, ReferenceNode> _byId;

    public ReferenceGraph(GraphBundle bundle)
    {
        Nodes =
        [
            .. bundle.Nodes.SelectMany(
                table => table.Rows.Select(row => new ReferenceNode(table.Type, row.Id, Values(table.Type.Properties, row.Values)))),
        ];
        Nodes.Sort((x, y) => Compare(x.Id, y.Id));
        _byId = Nodes.ToDictionary(node => node.Id);
        foreach (var (type, rows) in bundle.Relationships)
        {
            foreach (var row in rows)
            {
                var edge = new ReferenceEdge(type, _byId[row.From], _byId[row.To], Values(type.Properties?.Properties ?? [], row.Values));
                edge.From.Edges.Add(edge);
                if (edge.To != edge.From)
                {
                    edge.To.Edges.Add(edge);
                }
            }
        }
    }

    public List<ReferenceNode> Nodes { get; }

    public ReferenceNode? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Compares two known values of one kind; strings by code point.</summary>
    public static int Compare(object x, object y) => x is string
        ? Encoding.UTF8.GetBytes((string)x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes((string)y))
        : ((IComparable)x).CompareTo(y);

    /// <summary>The targets of a relationship or path, by id.</summary>
    public List<ReferenceRow> Targets(Relationship relationship, ReferenceNode node) =>
        _targets.GetOrAdd((relationship, node), static pair => FindTargets(pair.Item1, pair.Item2));

    private static List<ReferenceRow> FindTargets(Relationship relationship, ReferenceNode node)
    {
        var ways = new List<(ReferenceNode Target, ReferenceEdge Edge, ReferenceNode[] Via)>();
        Walk(relationship, node, 0, [], [], ways);
        return [.. ways.GroupBy(way => way.Target)
            .Select(group => new ReferenceRow(
                group.Key,
                relationship.IsPath ? null : group.Single().Edge,
                [.. group.SelectMany(way => way.Via).Distinct().Order(Comparer<ReferenceNode>.Create((x, y) => Compare(x.Id, y.Id)))]))
            .Order(Comparer<ReferenceRow>.Create((x, y) => Compare(x.Node.Id, y.Node.Id)))];
    }

    private static void Walk(
        Relationship relationship, ReferenceNode node, int depth, ReferenceEdge[] walked, ReferenceNode[] passed, List<(ReferenceNode, ReferenceEdge, ReferenceNode[])> ways)
    {
        var hop = relationship.Hops[depth];
        foreach (var edge in node.Edges.Where(edge => hop.Types.Contains(edge.Type) && !walked.Contains(edge)))
        {
            var ends = new List<ReferenceNode>();
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
