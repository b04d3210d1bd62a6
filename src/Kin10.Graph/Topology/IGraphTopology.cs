using System.Collections.Immutable;
using Kin10.Graph.Changes;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Topology;

/// <summary>
/// The nodes and links of one version of a graph, for one request that looks at them several times. Nodes have numbers, small and not
/// negative, that mean something in this request alone. Not for concurrent use.
/// </summary>
public interface IGraphTopology
{
    /// <summary>The model of the graph.</summary>
    GraphModel Model { get; }

    /// <summary>Finds nodes by their ids.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="nodes">Where the nodes go, in the order of the ids; -1 where there is none.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    ValueTask FindAsync(IReadOnlyList<string> ids, int[] nodes, CancellationToken cancellationToken);

    /// <summary>Follows all links of some nodes, from either end, but loops.</summary>
    /// <param name="nodes">The nodes, each once.</param>
    /// <param name="relationships">The relationship types to follow, at least one.</param>
    /// <param name="most">How many links to follow at most.</param>
    /// <param name="visitor">Told of each, in no particular order.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    /// <returns>How many links were followed; more than <paramref name="most"/> where there are more than that.</returns>
    ValueTask<int> ExpandAsync(
        ReadOnlyMemory<int> nodes,
        ImmutableArray<RelationshipType> relationships,
        int most,
        ILinkVisitor visitor,
        CancellationToken cancellationToken);

    /// <summary>
    /// The nodes with most links among some: by degree, the highest first, then by id. From then on their types, ids and names are known.
    /// </summary>
    /// <param name="nodes">The nodes, each once.</param>
    /// <param name="types">Only nodes of these types.</param>
    /// <param name="relationships">The relationship types that count; a loop counts once.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="ranked">Where they are added.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    ValueTask RankAsync(
        ReadOnlyMemory<int> nodes,
        ImmutableArray<NodeType> types,
        ImmutableArray<RelationshipType> relationships,
        int most,
        List<RankedNode> ranked,
        CancellationToken cancellationToken);

    /// <summary>The same of all nodes of some types.</summary>
    /// <param name="types">The types.</param>
    /// <param name="relationships">The relationship types that count; a loop counts once.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="mostVisited">How many nodes may be looked at.</param>
    /// <param name="ranked">Where they are added.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    /// <returns>False, with nothing added, where the types have more nodes than may be looked at.</returns>
    ValueTask<bool> RankAllAsync(
        ImmutableArray<NodeType> types,
        ImmutableArray<RelationshipType> relationships,
        int most,
        int mostVisited,
        List<RankedNode> ranked,
        CancellationToken cancellationToken);

    /// <summary>All links between some nodes, in the order of the ids of source and target, then of the names of their types.</summary>
    /// <param name="nodes">The nodes, each once.</param>
    /// <param name="relationships">The relationship types, at least one.</param>
    /// <param name="links">Where they are added.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    ValueTask LinksBetweenAsync(
        ReadOnlyMemory<int> nodes,
        ImmutableArray<RelationshipType> relationships,
        List<GraphLink> links,
        CancellationToken cancellationToken);

    /// <summary>What imports changed, as this version of the graph knows it.</summary>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    ValueTask<ChangeLog> ReadChangesAsync(CancellationToken cancellationToken);

    /// <summary>The type of a node that was ranked.</summary>
    NodeType TypeOf(int node);

    /// <summary>The name of a node that was ranked, or its id where it has none.</summary>
    string NameOf(int node);

    /// <summary>Writes the id of a node that was ranked.</summary>
    void WriteId(int node, ResponseWriter writer);

    /// <summary>Writes the name of a node that was ranked; false, after an error, where it has none that fits the model.</summary>
    bool WriteName(int node, ResponseField field, ResponseWriter writer);

    /// <summary>Writes how a link is known, or null; false, after an error, where the value does not fit the model.</summary>
    bool WriteBasis(in GraphLink link, ResponseField field, ResponseWriter writer);
}

/// <summary>Told of links.</summary>
public interface ILinkVisitor
{
    /// <summary>A link between two different nodes.</summary>
    /// <param name="from">The node whose links are followed.</param>
    /// <param name="to">The node at the other end.</param>
    void Visit(int from, int to);
}

/// <summary>A node with the number of its links.</summary>
/// <param name="Node">Its number in the topology.</param>
/// <param name="Degree">How many links it has.</param>
public readonly record struct RankedNode(int Node, long Degree);

/// <summary>A link.</summary>
/// <param name="Source">The number of the node where it begins.</param>
/// <param name="Target">The number of the node where it ends.</param>
/// <param name="Type">Its type.</param>
/// <param name="Edge">Its number in the store.</param>
public readonly record struct GraphLink(int Source, int Target, RelationshipType Type, int Edge);
