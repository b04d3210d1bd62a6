using System.Runtime.CompilerServices;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>
/// Reads the facts of the whole graph as a bundle. What a bundle cannot give back as it is, is refused: nobody shall find out when a
/// backup is needed.
/// </summary>
internal static class GraphExport
{
    /// <param name="runner">A transaction.</param>
    /// <param name="model">The model.</param>
    /// <param name="keepsFirst">Whether of what is there more than once the first is taken; else it is refused.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<GraphBundle> ReadAsync(
        IStatementRunner runner, GraphModel model, bool keepsFirst, CancellationToken cancellationToken)
    {
        var nodes = new List<NodeTable>();
        foreach (var type in model.NodeTypes)
        {
            nodes.Add(new NodeTable(type, await NodesAsync(runner, type, cancellationToken).ToListAsync(cancellationToken)));
        }

        var relationships = new List<RelationshipTable>();
        foreach (var type in model.RelationshipTypes)
        {
            relationships.Add(new RelationshipTable(
                type,
                type.IsDerived
                    ? []
                    : await RelationshipsAsync(runner, model, type, keepsFirst, cancellationToken).ToListAsync(cancellationToken)));
        }

        var bundle = new GraphBundle(model, nodes, relationships);
        return BundleRules.ProblemOfRelationships(bundle) is { } problem ? throw Refused(problem) : bundle;
    }

    /// <summary>
    /// Gives the facts on, row by row. What only the whole graph can show, such as a second target of a to-one field, is not checked.
    /// </summary>
    public static async Task<bool> GiveAsync(IStatementRunner runner, GraphModel model, IFactSink sink, CancellationToken cancellationToken)
    {
        foreach (var type in model.NodeTypes)
        {
            await foreach (var row in NodesAsync(runner, type, cancellationToken))
            {
                await sink.AddAsync(type, row, cancellationToken);
            }
        }

        foreach (var type in model.RelationshipTypes.Where(type => !type.IsDerived))
        {
            await foreach (var row in RelationshipsAsync(runner, model, type, keepsFirst: true, cancellationToken))
            {
                await sink.AddAsync(type, row, cancellationToken);
            }
        }

        return true;
    }

    private static async IAsyncEnumerable<NodeRow> NodesAsync(
        IStatementRunner runner, NodeType type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var held in GraphReading.NodesAsync(runner, type, cancellationToken))
        {
            var id = held.Id ?? held.Element;
            if (held.HasLabelOfId && !held.Id!.StartsWith(type.IdPrefix, StringComparison.Ordinal))
            {
                throw Refused($"{id} has the label {type}, too. Remove the label.");
            }

            var values = PropertyMap.ToRow(type.Name, type.Properties, held.Properties, id);
            if (BundleRules.ProblemOfId(type, id) is { } problem)
            {
                throw Refused($"{type} '{id}': {problem}");
            }

            CheckValues(type.Name, id, type.Properties.Skip(1), values.Skip(1));
            yield return new NodeRow(values);
        }
    }

    private static async IAsyncEnumerable<RelationshipRow> RelationshipsAsync(
        IStatementRunner runner, GraphModel model, RelationshipType type, bool keepsFirst,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<RelationshipEnds>();
        await foreach (var held in GraphReading.RelationshipsAsync(runner, model, type, cancellationToken))
        {
            if (held.From is null || held.To is null)
            {
                throw Refused(
                    $"{type} from {held.From ?? "?"} to {held.To ?? "?"} ({held.Element}) ends at a node whose label and id do not agree. "
                    + "Remove the relationship, or correct the node.");
            }

            var ends = $"{held.From} to {held.To}";
            var properties = type.Properties?.Properties ?? [];
            var values = PropertyMap.ToRow(type.Name, properties, held.Properties, ends);
            CheckValues(type.Name, ends, properties, values);

            // Without a direction, there and back again is the same relationship.
            if (!keepsFirst
                || (seen.Add(new(held.From, held.To))
                    && (type.IsDirected || held.From == held.To || !seen.Contains(new(held.To, held.From)))))
            {
                yield return new RelationshipRow(held.From, held.To, values);
            }
        }
    }

    private static void CheckValues(string owner, string id, IEnumerable<Property> properties, IEnumerable<object?> values)
    {
        foreach (var (property, value) in properties.Zip(values))
        {
            if (BundleRules.ProblemOfValue(property, value) is { } problem)
            {
                throw Refused($"{owner}.{property} of {id}: {problem}");
            }
        }
    }

    private static GraphStoreException Refused(string problem) =>
        new($"{problem} Correct it in the database, or import a bundle.", isTransient: false);
}
