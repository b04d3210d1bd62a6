using System.Collections.Immutable;
using Kin10.Graph.Neo4j.Records;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>A root field whose nodes are found by several statements, and how these nodes are read then.</summary>
/// <param name="Plan">The root field.</param>
/// <param name="Selections">For each selection by the number of the type; null for types that cannot occur.</param>
internal sealed record CompiledComputation(ComputedRootPlan Plan, ImmutableArray<CompiledSelection?[]> Selections);

/// <summary>
/// Reads a selection of nodes of one type. A parameter gives them as pairs of the database's own id and a number; a record is a list of
/// that number and the node.
/// </summary>
/// <param name="Text">The Cypher.</param>
/// <param name="Parameters">What else it needs of a request.</param>
/// <param name="Decoder">How a node is written.</param>
internal sealed record CompiledSelection(string Text, IReadOnlyList<StatementParameter> Parameters, NodeDecoder Decoder)
{
    /// <summary>The parameter of the nodes.</summary>
    public const string Nodes = "nodes";

    /// <summary>The parameters of a request.</summary>
    public Dictionary<string, object?> Bind(StatementRequest request, object?[] nodes)
    {
        var values = CompiledStatement.Bind(Parameters, request);
        values.Add(Nodes, nodes);
        return values;
    }
}
