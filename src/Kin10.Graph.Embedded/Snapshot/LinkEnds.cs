using System.Collections.Immutable;
using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>The links of some relationship types from both of their ends. A loop is met twice.</summary>
internal sealed class LinkEnds(GraphSnapshot snapshot, ImmutableArray<RelationshipType> relationships) : IDegrees
{
    private readonly Adjacency[]?[] _byType = new Adjacency[snapshot.Model.NodeTypes.Count][];
    private readonly Adjacency[]?[] _loopsByType = new Adjacency[snapshot.Model.NodeTypes.Count][];

    /// <summary>What leads from, and to, nodes of a type.</summary>
    /// <param name="type">Its <see cref="NodeType.Index"/>.</param>
    public Adjacency[] Of(ushort type) => _byType[type] ??= Find(snapshot.Model.NodeTypes[type]);

    /// <inheritdoc/>
    public int Of(int node)
    {
        var (degree, type) = (0, snapshot.TypeOf[node]);
        foreach (var adjacency in Of(type))
        {
            var (start, end) = adjacency.Range(node);
            degree += end - start;
        }

        foreach (var adjacency in _loopsByType[type] ??= FindLoops(snapshot.Model.NodeTypes[type]))
        {
            var (start, end) = adjacency.Range(node);
            degree -= Array.BinarySearch(adjacency.Targets, start, end - start, node) >= 0 ? 1 : 0;
        }

        return degree;
    }

    private Adjacency[] Find(NodeType type) =>
    [
        .. relationships.Where(relationship => relationship.From.Contains(type))
            .Select(relationship => snapshot.Edges[relationship.Index].Adjacency(HopDirection.Out)),
        .. relationships.Where(relationship => relationship.To.Contains(type))
            .Select(relationship => snapshot.Edges[relationship.Index].Adjacency(HopDirection.In)),
    ];

    private Adjacency[] FindLoops(NodeType type) =>
    [
        .. relationships.Where(relationship => relationship.From.Contains(type) && relationship.To.Contains(type))
            .Select(relationship => snapshot.Edges[relationship.Index].Adjacency(HopDirection.Out)),
    ];
}
