using Kin10.Graph.Model;

namespace Kin10.Graph.Planning;

/// <summary>Sizes of a graph, for cost estimates.</summary>
public interface IGraphStatistics
{
    /// <summary>How many nodes of that type.</summary>
    long CountNodes(NodeType type);

    /// <summary>How many relationships of that type.</summary>
    long CountRelationships(RelationshipType type);
}
