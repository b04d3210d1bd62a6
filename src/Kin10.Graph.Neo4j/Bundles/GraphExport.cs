using Kin10.Bolt;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>Reads the whole graph as a bundle.</summary>
internal static class GraphExport
{
    public static async Task<GraphBundle> ReadAsync(IQueryRunner runner, GraphModel model, CancellationToken cancellationToken)
    {
        var nodes = new List<NodeTable>();
        foreach (var type in model.NodeTypes)
        {
            nodes.Add(new NodeTable(type, await NodesAsync(runner, type, cancellationToken)));
        }

        var relationships = new List<RelationshipTable>();
        foreach (var type in model.RelationshipTypes)
        {
            relationships.Add(new RelationshipTable(type, await RelationshipsAsync(runner, type, cancellationToken)));
        }

        return new GraphBundle(model, nodes, relationships);
    }

    private static async Task<List<NodeRow>> NodesAsync(IQueryRunner runner, NodeType type, CancellationToken cancellationToken)
    {
        var rows = new List<NodeRow>();
        await foreach (var held in GraphReading.NodesAsync(runner, type, cancellationToken))
        {
            rows.Add(new NodeRow(PropertyMap.ToRow(type.Name, type.Properties, held.Properties, held.From ?? held.Element)));
        }

        return rows;
    }

    private static async Task<List<RelationshipRow>> RelationshipsAsync(
        IQueryRunner runner, RelationshipType type, CancellationToken cancellationToken)
    {
        var rows = new List<RelationshipRow>();
        await foreach (var held in GraphReading.RelationshipsAsync(runner, type, cancellationToken))
        {
            if (held.From is null || held.To is null)
            {
                throw new GraphStoreException(
                    $"A relationship {type} in the database ({held.Element}) ends at a node without an id. Correct it there.",
                    isTransient: false);
            }

            var ends = $"{held.From} to {held.To}";
            rows.Add(new RelationshipRow(
                held.From, held.To, PropertyMap.ToRow(type.Name, type.Properties?.Properties ?? [], held.Properties, ends)));
        }

        return rows;
    }
}
