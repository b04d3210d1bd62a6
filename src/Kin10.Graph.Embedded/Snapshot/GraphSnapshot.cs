using Kin10.Graph.Model;
using Kin10.Graph.Planning;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>The whole graph at one moment, immutable, in memory. What is derived from it is built when first asked for.</summary>
internal sealed class GraphSnapshot(GraphModel model, NodeColumns[] nodes, EdgeTable[] edges, ushort[] typeOf, IdIndex ids)
    : IGraphStatistics
{
    public GraphModel Model { get; } = model;

    /// <summary>By <see cref="NodeType.Index"/>.</summary>
    public NodeColumns[] Nodes { get; } = nodes;

    /// <summary>By <see cref="RelationshipType.Index"/>.</summary>
    public EdgeTable[] Edges { get; } = edges;

    /// <summary>The <see cref="NodeType.Index"/> of each node.</summary>
    public ushort[] TypeOf { get; } = typeOf;

    /// <summary>All ids.</summary>
    public IdIndex Ids { get; } = ids;

    /// <summary>How many links the nodes have.</summary>
    public DegreeIndex Degrees { get; } = new(model, edges, typeOf.Length);

    /// <summary>What is known of the imports that made it. Set before the snapshot is published.</summary>
    public GraphHistory History
    {
        get;
        set
        {
            field = value;
            Updates = new UpdateTimes(value.UsualTime, value.Times, Ids);
        }
    } = GraphHistory.None;

    /// <summary>When nodes were added or changed last.</summary>
    public UpdateTimes Updates { get; private set; } = new(null, GraphHistory.None.Times, ids);

    /// <inheritdoc/>
    public long CountNodes(NodeType type) => Nodes[type.Index].Count;

    /// <inheritdoc/>
    public long CountRelationships(RelationshipType type) => Edges[type.Index].Count;
}
