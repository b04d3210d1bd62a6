using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Clients;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>The difference between what the database holds and a bundle, with the database's own ids of what is held.</summary>
/// <param name="Nodes">One for each node type, in the order of the model.</param>
/// <param name="Relationships">One for each relationship type, in the order of the model.</param>
internal sealed record GraphDifference(IReadOnlyList<NodeDifference> Nodes, IReadOnlyList<RelationshipDifference> Relationships)
{
    /// <summary>The difference without the database's ids.</summary>
    public ChangeSet Changes =>
        new([.. Nodes.Select(nodes => nodes.Changes)], [.. Relationships.Select(relationships => relationships.Changes)]);

    /// <summary>Compares what the database holds, as it streams by.</summary>
    /// <param name="runner">A transaction.</param>
    /// <param name="bundle">What it is to hold.</param>
    /// <param name="unchanged">Told of each row that the database holds already.</param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    public static async Task<GraphDifference> ReadAsync(
        IStatementRunner runner, GraphBundle bundle, Action? unchanged, CancellationToken cancellationToken)
    {
        var relationships = new List<RelationshipDifference>();
        foreach (var table in bundle.Relationships)
        {
            relationships.Add(await ReadAsync(runner, bundle.Model, table, unchanged, cancellationToken));
        }

        var nodes = new List<NodeDifference>();
        foreach (var table in bundle.Nodes)
        {
            nodes.Add(await ReadAsync(runner, table, unchanged, cancellationToken));
        }

        return new GraphDifference(nodes, relationships);
    }

    private static async Task<NodeDifference> ReadAsync(
        IStatementRunner runner, NodeTable table, Action? unchanged, CancellationToken cancellationToken)
    {
        var (comparison, elements) = (new NodeComparison(table), new ElementIds<string>());
        await foreach (var held in GraphReading.NodesAsync(runner, table.Type, cancellationToken))
        {
            // Whatever it is that has no id of the model's: the database's own is not a key of the bundle.
            var key = held.Id ?? held.Element;
            var outcome = See(comparison, key, table.Type.Properties, held.Properties, unchanged);
            if (outcome == RowOutcome.Removed && IsOfAnotherType(held, table.Type))
            {
                elements.Relabelled.Add(held.Element);
            }
            else
            {
                elements.Add(key, held.Element, outcome);
            }
        }

        return new NodeDifference(comparison.Complete(), elements);
    }

    private static async Task<RelationshipDifference> ReadAsync(
        IStatementRunner runner, GraphModel model, RelationshipTable table, Action? unchanged, CancellationToken cancellationToken)
    {
        var (comparison, elements) = (new RelationshipComparison(table), new ElementIds<RelationshipEnds>());
        await foreach (var held in GraphReading.RelationshipsAsync(runner, model, table.Type, cancellationToken))
        {
            var key = new RelationshipEnds(held.From ?? "?", held.To ?? "?");
            elements.Add(key, held.Element, See(comparison, key, table.Type.Properties?.Properties ?? [], held.Properties, unchanged));
        }

        return new RelationshipDifference(comparison.Complete(), elements);
    }

    // Somebody gave a node of one type the label of another, too: its own type decides what becomes of the node.
    private static bool IsOfAnotherType(HeldNode held, NodeType type) =>
        held.HasLabelOfId && !held.Id!.StartsWith(type.IdPrefix, StringComparison.Ordinal);

    private static RowOutcome See<TKey, TRow>(
        RowComparison<TKey, TRow> comparison,
        TKey key,
        IReadOnlyList<Property> properties,
        IReadOnlyDictionary<string, object?> held,
        Action? unchanged)
        where TKey : notnull
    {
        var values = PropertyMap.ToHeldRow(properties, held, out var unknown);
        var outcome = comparison.See(key, values, unknown);
        if (outcome == RowOutcome.Unchanged)
        {
            unchanged?.Invoke();
        }

        return outcome;
    }
}

/// <summary>The difference among the nodes of a type.</summary>
internal sealed record NodeDifference(NodeChanges Changes, ElementIds<string> Elements);

/// <summary>The difference among the relationships of a type.</summary>
internal sealed record RelationshipDifference(RelationshipChanges Changes, ElementIds<RelationshipEnds> Elements);
