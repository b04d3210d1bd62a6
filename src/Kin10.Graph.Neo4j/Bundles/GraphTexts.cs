using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>The searchable texts of the whole graph. What is no text is as if it were missing.</summary>
internal static class GraphTexts
{
    /// <summary>Gives all of them.</summary>
    /// <returns>How many nodes have some.</returns>
    public static async Task<int> GiveAsync(IStatementRunner runner, GraphModel model, ITextSink sink, CancellationToken cancellationToken)
    {
        sink.Begin();
        var count = 0;
        foreach (var type in model.NodeTypes)
        {
            var properties = SearchTexts.Of(type);
            if (properties.Count == 0)
            {
                continue;
            }

            var values = string.Join(", ", properties.Select(property => $"n.{Identifier.Quote(property.Name)}"));
            var cursor = await runner.RunAsync(
                $"MATCH (n{Patterns.Labels([type])}) WITH n ORDER BY n.id RETURN n.id, {values}", null, cancellationToken);
            while (await cursor.FetchAsync(cancellationToken))
            {
                var record = cursor.Current;
                if (record[0] is string id)
                {
                    sink.Add(type, id, [.. properties.Select((_, i) => record[i + 1] as string)]);
                    count++;
                }
            }
        }

        return count;
    }
}
