using System.Runtime.CompilerServices;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Cypher;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>A node as the database holds it.</summary>
/// <param name="Element">The database's own id.</param>
/// <param name="Id">The id; null where it has none that is a text.</param>
/// <param name="HasLabelOfId">Whether it has the label that its id begins with.</param>
/// <param name="Properties">All properties, those that the model does not know included.</param>
internal readonly record struct HeldNode(
    string Element, string? Id, bool HasLabelOfId, IReadOnlyDictionary<string, object?> Properties);

/// <summary>A relationship as the database holds it.</summary>
/// <param name="Element">The database's own id.</param>
/// <param name="From">The id of where it starts; null where that node does not have the label that its id begins with.</param>
/// <param name="To">The same of where it ends.</param>
/// <param name="Properties">All properties, those that the model does not know included.</param>
internal readonly record struct HeldRelationship(
    string Element, string? From, string? To, IReadOnlyDictionary<string, object?> Properties);

/// <summary>
/// Reads everything of one type, ordered by ids. A relationship belongs to the graph only where both its ends have labels of the model:
/// others may use the same name between nodes of their own.
/// </summary>
internal static class GraphReading
{
    public static async IAsyncEnumerable<HeldNode> NodesAsync(
        IStatementRunner runner, NodeType type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var statement = $"MATCH (n{Patterns.Labels([type])}) WITH n ORDER BY n.id "
            + $"RETURN elementId(n), n.id, {HasLabelOfId("n")}, properties(n)";
        var cursor = await runner.RunAsync(statement, null, cancellationToken);
        while (await cursor.FetchAsync(cancellationToken))
        {
            var record = cursor.Current;
            yield return new HeldNode(
                (string)record[0]!, record[1] as string, record[2] is true, (IReadOnlyDictionary<string, object?>)record[3]!);
        }
    }

    public static async IAsyncEnumerable<HeldRelationship> RelationshipsAsync(
        IStatementRunner runner, GraphModel model, RelationshipType type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var labels = Patterns.Labels(model.NodeTypes);
        var statement = $"MATCH (a)-[r:{Identifier.Quote(type.Name)}]->(b) WHERE (a{labels}) AND (b{labels}) "
            + $"WITH a, r, b ORDER BY {RepeatedLinks.Order(type, "a", "r", "b")} "
            + $"RETURN elementId(r), CASE WHEN {HasLabelOfId("a")} THEN a.id END, "
            + $"CASE WHEN {HasLabelOfId("b")} THEN b.id END, properties(r)";
        var cursor = await runner.RunAsync(statement, null, cancellationToken);
        while (await cursor.FetchAsync(cancellationToken))
        {
            var record = cursor.Current;
            yield return new HeldRelationship(
                (string)record[0]!, record[1] as string, record[2] as string, (IReadOnlyDictionary<string, object?>)record[3]!);
        }
    }

    // An id that others wrote may be of any type.
    private static string HasLabelOfId(string node) => $"split(toStringOrNull({node}.id), ':')[0] IN labels({node})";
}
