using Kin10.Graph.Model;

namespace Kin10.Graph.Planning;

/// <summary>Sizes of a graph, for cost estimates.</summary>
public interface IGraphStatistics
{
    /// <summary>How many nodes of that type.</summary>
    long CountNodes(NodeType type);

    /// <summary>How many relationships of that type.</summary>
    long CountRelationships(RelationshipType type);

    /// <summary>
    /// Whether a condition that walks on from where another walk ends is decided for all nodes of its type, however few are met. False
    /// where it is decided for those that are met, each once.
    /// </summary>
    bool DecidesForAllNodes => false;
}
