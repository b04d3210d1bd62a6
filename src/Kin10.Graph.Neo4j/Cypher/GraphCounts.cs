using Kin10.Graph.Model;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>The database's own counts, which it reads without looking at the graph.</summary>
internal static class GraphCounts
{
    /// <summary>A list of how many nodes each type has, in the order of the model, then of how many relationships each type has.</summary>
    /// <param name="model">The model.</param>
    /// <param name="less">What is subtracted from the count of a relationship type.</param>
    public static string Of(GraphModel model, Func<RelationshipType, string> less) => SelectionCompiler.List(
        model.NodeTypes.Select(type => $"COUNT {{ ({Patterns.Labels([type])}) }}")
            .Concat(model.RelationshipTypes.Select(type => $"COUNT {{ ()-[:{Identifier.Quote(type.Name)}]->() }}{less(type)}")));
}
