using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>The type of the root field that tells of the graph as a whole.</summary>
internal sealed class GraphTypes(ApiSchemaGenerator api)
{
    public const string Name = "name";
    public const string ModelVersion = "modelVersion";
    public const string Version = "version";
    public const string Nodes = "nodes";
    public const string Relationships = "relationships";
    public const string DerivedAreCurrent = "derivedAreCurrent";
    public const string ImportedAt = "importedAt";

    public string Graph() => api.Text.Ensure(SchemaPart.Graph, "type", "Graph", null, "What the graph is as a whole.", text =>
    {
        text.Add(Name, "String!", "The name of its model.");
        text.Add(ModelVersion, "Int!", "The version of its model.");
        text.Add(
            Version,
            "String",
            "The version of the graph that this answer was read from: another one after every change, and after nothing else. Null where "
            + "the graph was changed so often meanwhile that no single version could be proven.");
        text.Add(Nodes, api.Scalars.Name(ScalarKind.Long) + "!", "How many nodes it has.");
        text.Add(
            Relationships,
            api.Scalars.Name(ScalarKind.Long) + "!",
            "How many relationships it has; those that are derived from facts are not counted.");
        text.Add(DerivedAreCurrent, "Boolean!", "Whether what is derived from facts is up to date with them.");
        text.Add(ImportedAt, api.Scalars.DateTime(), "When facts were imported last; null where that is not known.");
    });
}
