using Kin10.Graph.Model;
using Kin10.Graph.Planning;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>The whole graph at one moment, immutable, in memory. What is derived from it is built when first asked for.</summary>
internal sealed class GraphSnapshot : IGraphStatistics
{
    public GraphSnapshot(GraphModel model, NodeColumns[] nodes, EdgeTable[] edges, ushort[] typeOf, IdIndex ids) =>
        (Model, Nodes, Edges, TypeOf, Ids, Degrees) = (model, nodes, edges, typeOf, ids, new DegreeIndex(model, edges, typeOf.Length));

    public GraphModel Model { get; }

    /// <summary>By <see cref="NodeType.Index"/>.</summary>
    public NodeColumns[] Nodes { get; }

    /// <summary>By <see cref="RelationshipType.Index"/>.</summary>
    public EdgeTable[] Edges { get; }

    /// <summary>The <see cref="NodeType.Index"/> of each node.</summary>
    public ushort[] TypeOf { get; }

    /// <summary>All ids.</summary>
    public IdIndex Ids { get; }

    /// <summary>How many links the nodes have.</summary>
    public DegreeIndex Degrees { get; }

    /// <inheritdoc/>
    public long CountNodes(NodeType type) => Nodes[type.Index].Count;

    /// <inheritdoc/>
    public long CountRelationships(RelationshipType type) => Edges[type.Index].Count;
}
