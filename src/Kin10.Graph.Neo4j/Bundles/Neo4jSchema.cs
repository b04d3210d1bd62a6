using System.Text;
using Kin10.Graph.Model;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>
/// The constraints and indexes that a Neo4j database has for a model: ids are unique per label, and each <c>@index</c> property has an
/// index together with the id, so that it serves the order "by that property, then by id".
/// </summary>
internal static class Neo4jSchema
{
    /// <summary>The Cypher statements, without semicolons. Each can be run again; run each in a transaction of its own.</summary>
    /// <param name="model">The model.</param>
    public static IReadOnlyList<string> Statements(GraphModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. model.NodeTypes.Select(type => $"CREATE CONSTRAINT {type}_id IF NOT EXISTS FOR (n:{type}) REQUIRE n.id IS UNIQUE"),
            .. model.NodeTypes.SelectMany(type => type.Properties
                .Where(property => property.IsIndexed)
                .Select(property => $"CREATE INDEX {type}_{property}_id IF NOT EXISTS FOR (n:{type}) ON (n.{property}, n.id)")),
        ];
    }

    /// <summary>The statements as a script for <c>cypher-shell</c>.</summary>
    /// <param name="model">The model.</param>
    public static string Script(GraphModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var script = new StringBuilder();
        script.Append($"// Constraints and indexes of the graph {model.Name}, version {model.Version}. Generated from model.graphql.\n");
        foreach (var statement in Statements(model))
        {
            script.Append(statement).Append(";\n");
        }

        return script.ToString();
    }
}
