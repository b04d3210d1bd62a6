using Kin10.GraphQL.Response;

namespace Kin10.Graph.Topology;

/// <summary>What was found for a computed root field. The store reads what is selected of its nodes, then it is written.</summary>
public abstract class ComputedAnswer
{
    /// <summary>The nodes of which a selection is written, each once.</summary>
    /// <param name="selection">The position in <see cref="Plan.ComputedRootPlan.Selections"/>.</param>
    public abstract IReadOnlyList<int> NodesOf(int selection);

    /// <summary>Writes the value of the root field; false when it cannot be written whole.</summary>
    /// <param name="writer">The response. The field is entered already.</param>
    /// <param name="nodes">Writes nodes.</param>
    public abstract bool Write(ResponseWriter writer, INodeWriter nodes);
}

/// <summary>Writes nodes that a computation has found.</summary>
public interface INodeWriter
{
    /// <summary>Writes a node as an object; false when it cannot be one, or is not there any more.</summary>
    /// <param name="selection">The position in <see cref="Plan.ComputedRootPlan.Selections"/>.</param>
    /// <param name="node">One of <see cref="ComputedAnswer.NodesOf"/>.</param>
    /// <param name="writer">The response.</param>
    bool Write(int selection, int node, ResponseWriter writer);
}
