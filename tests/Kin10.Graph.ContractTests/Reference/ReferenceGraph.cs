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
internal sealed record ReferenceRow(ReferenceNode Node, ReferenceEdge? Edge, IReadOnlyList<ReferenceNode> Via, int Steps = 0);

/// <summary>The graph as objects, walked step by step; a walk is remembered, so that one graph may be asked many operations.</summary>
internal sealed class ReferenceGraph
{
    private readonly ConcurrentDictionary<(Relationship, ReferenceNode), List<ReferenceRow>> _targets = [];
    private readonly Dictionary<string, ReferenceNode> _byId;

    public ReferenceGraph(GraphBundle bundle)
    {
        Model = bundle.Model;
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

    public GraphModel Model { get; }

    public List<ReferenceNode> Nodes { get; }

    public ReferenceNode? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Compares two known values of one kind; strings by code point.</summary>
    public static int Compare(object x, object y) => x is string
        ? Encoding.UTF8.GetBytes((string)x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes((string)y))
        : ((IComparable)x).CompareTo(y);

    /// <summary>The targets of a relationship or path, by id.</summary>
    public List<ReferenceRow> Targets(Relationship relationship, ReferenceNode node) =>
        _targets.GetOrAdd((relationship, node), static pair => FindTargets(pair.Item1, pair.Item2));

    private static List<ReferenceRow> FindTargets(Relationship relationship, ReferenceNode node) =>
    [
        .. (relationship.HasSteps ? FollowSteps(relationship.Hops[0], node)
            : relationship.IsPath ? FollowPath(relationship.Hops, node) : FollowEdges(relationship.Hops[0], node))
            .Order(Comparer<ReferenceRow>.Create((x, y) => Compare(x.Node.Id, y.Node.Id))),
    ];

    private static IEnumerable<ReferenceRow> FollowEdges(Hop hop, ReferenceNode node) =>
        Ends(hop, node).Select(end => new ReferenceRow(end.Node, end.Edge, []));

    // As a set, hop by hop; the node itself is no target. On the way to one lies what the rest of the path leads to it from.
    private static IEnumerable<ReferenceRow> FollowPath(IReadOnlyList<Hop> hops, ReferenceNode node)
    {
        var sets = new List<HashSet<ReferenceNode>> { new() { node } };
        foreach (var hop in hops)
        {
            sets.Add([.. sets[^1].SelectMany(from => Ends(hop, from)).Select(end => end.Node)]);
        }

        foreach (var target in sets[^1].Where(target => target != node))
        {
            var passed = new HashSet<ReferenceNode>();
            HashSet<ReferenceNode> next = [target];
            for (var i = hops.Count - 1; i > 0; i--)
            {
                next = [.. sets[i].Where(from => Ends(hops[i], from).Any(end => next.Contains(end.Node)))];
                passed.UnionWith(next);
            }

            yield return new ReferenceRow(
                target, null, [.. passed.Order(Comparer<ReferenceNode>.Create((x, y) => Compare(x.Id, y.Id)))]);
        }
    }

    // All nodes within so many hops, over nodes of any type, each at its least number of hops.
    private static IEnumerable<ReferenceRow> FollowSteps(Hop hop, ReferenceNode node)
    {
        var steps = new Dictionary<ReferenceNode, int> { [node] = 0 };
        for (var step = 1; step <= hop.Most; step++)
        {
            foreach (var from in steps.Keys.ToList())
            {
                foreach (var (end, _) in Ends(hop, from, ofAnyType: true))
                {
                    steps.TryAdd(end, step);
                }
            }
        }

        return steps.Where(pair => pair.Key != node && hop.Targets.Contains(pair.Key.Type))
            .Select(pair => new ReferenceRow(pair.Key, null, [], pair.Value));
    }

    private static IEnumerable<(ReferenceNode Node, ReferenceEdge Edge)> Ends(Hop hop, ReferenceNode node, bool ofAnyType = false)
    {
        foreach (var edge in node.Edges.Where(edge => hop.Types.Contains(edge.Type)))
        {
            if (hop.Direction != HopDirection.In && edge.From == node && (ofAnyType || hop.Targets.Contains(edge.To.Type)))
            {
                yield return (edge.To, edge);
            }

            if (hop.Direction != HopDirection.Out && edge.To == node && (ofAnyType || hop.Targets.Contains(edge.From.Type))
                && (hop.Direction == HopDirection.In || edge.From != node))
            {
                yield return (edge.From, edge);
            }
        }
    }

    private static Dictionary<string, object?> Values(IReadOnlyList<Property> properties, object?[] values) =>
        properties.Select((property, i) => (property.Name, Value: values[i])).ToDictionary(pair => pair.Name, pair => pair.Value);
}
