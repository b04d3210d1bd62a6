using Kin10.Bolt;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Cypher;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>A node or relationship as the database holds it.</summary>
/// <param name="Element">The database's own id.</param>
/// <param name="From">The id of the node, or of the relationship's start; null where the database has none.</param>
/// <param name="To">The id of the relationship's end.</param>
/// <param name="Properties">All properties, those that the model does not know included.</param>
internal readonly record struct HeldElement(string Element, string? From, string? To, IReadOnlyDictionary<string, object?> Properties);

/// <summary>Reads everything of one type, ordered by ids.</summary>
internal static class GraphReading
{
    public static IAsyncEnumerable<HeldElement> NodesAsync(
        IQueryRunner runner, NodeType type, CancellationToken cancellationToken) => ReadAsync(
        runner,
        $"MATCH (n{Patterns.Labels([type])}) WITH n ORDER BY n.id RETURN elementId(n), n.id, null, properties(n)",
        cancellationToken);

    public static IAsyncEnumerable<HeldElement> RelationshipsAsync(
        IQueryRunner runner, RelationshipType type, CancellationToken cancellationToken) => ReadAsync(
        runner,
        $"MATCH (a)-[r:{Identifier.Quote(type.Name)}]->(b) WITH a, r, b ORDER BY a.id, b.id RETURN elementId(r), a.id, b.id, properties(r)",
        cancellationToken);

    private static async IAsyncEnumerable<HeldElement> ReadAsync(
        IQueryRunner runner, string statement, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = await runner.RunAsync(statement, null, cancellationToken);
        while (await cursor.FetchAsync(cancellationToken))
        {
            var record = cursor.Current;
            yield return new HeldElement(
                (string)record[0]!, record[1] as string, record[2] as string, (IReadOnlyDictionary<string, object?>)record[3]!);
        }
    }
}
