using Kin10.Graph.Model;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>What of a difference is derived.</summary>
/// <param name="Nodes">
/// For each node type the nodes whose derived values differ, each with its id in the database (<c>e</c>) and those values (<c>p</c>).
/// </param>
/// <param name="Relationships">One for each derived relationship type.</param>
internal sealed record DerivedDifference(
    IReadOnlyList<(NodeType Type, IReadOnlyList<Dictionary<string, object?>> Rows)> Nodes,
    IReadOnlyList<RelationshipDifference> Relationships)
{
    /// <summary>How much differs.</summary>
    public DerivedChanges Count => new(
        Nodes.Sum(nodes => (long)nodes.Rows.Count),
        Relationships.Sum(each => (long)each.Changes.Added.Count + each.Changes.Changed.Count + each.Changes.Removed.Count));

    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Count.Total == 0;

    /// <summary>Leaves out what are facts, and what the model does not know.</summary>
    public static DerivedDifference Of(GraphDifference difference) => new(
        [.. difference.Nodes.Select(nodes => (nodes.Changes.Type, Rows(nodes)))],
        [.. difference.Relationships.Where(relationships => relationships.Changes.Type.IsDerived)]);

    private static List<Dictionary<string, object?>> Rows(NodeDifference nodes)
    {
        var derived = nodes.Changes.Type.Properties.Where(property => property.IsDerived).Select(property => property.Name).ToHashSet();
        var rows = new List<Dictionary<string, object?>>();
        foreach (var (after, changes) in nodes.Changes.Changed)
        {
            // A missing value takes the property away.
            var values = changes.Where(change => derived.Contains(change.Property))
                .ToDictionary(change => change.Property, change => change.After);
            if (values.Count > 0)
            {
                rows.Add(new Dictionary<string, object?> { ["e"] = nodes.Elements.Changed[after.Id], ["p"] = values });
            }
        }

        return rows;
    }
}
