using Kin10.Graph.Model;

namespace Kin10.Graph.Bundles;

/// <summary>
/// What keeps a graph that others wrote from coming back from a bundle as it is. A store that others can write to asks before it gives
/// out a bundle.
/// </summary>
public static class BundleRules
{
    /// <summary>What is wrong with a node's id, and what would be right; null where it can stand in a bundle.</summary>
    /// <param name="type">The type of the node.</param>
    /// <param name="id">The full id.</param>
    public static string? ProblemOfId(NodeType type, string id)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(id);
        return id.StartsWith(type.IdPrefix, StringComparison.Ordinal) && CellFormat.IsSlug(id.AsSpan(type.IdPrefix.Length))
            ? null
            : $"The id is not {type.IdPrefix} and a slug. Write lower-case letters and digits in words joined by hyphens, "
                + $"for example {type.IdPrefix}new-teachers.";
    }

    /// <summary>What is wrong with a value, and what would be right; null where a bundle gives it back, or need not.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">The value, of a type that a bundle may hold: see <see cref="NodeRow.Values"/>.</param>
    public static string? ProblemOfValue(Property property, object? value)
    {
        ArgumentNullException.ThrowIfNull(property);
        return value switch
        {
            _ when property.IsDerived => null,
            null when property is { IsRequired: true, IsList: false } => "The value is missing, and it is required.",
            null or string[] { Length: 0 } => null,
            "" => property.IsRequired
                ? "The text is empty, and it is required. Write one."
                : "The text is empty, which a bundle cannot tell from none. Remove the property.",
            string[] items when items.Contains("") => "The list has an empty item. Remove the item.",
            _ => CellFormat.TryParse(CellFormat.Format(value), property, out _),
        };
    }

    /// <summary>
    /// What is wrong with the relationships of a bundle that are facts, and what would be right: an end of a type that may not stand
    /// there, the same relationship twice, or two targets of a to-one field. Null where all can stand.
    /// </summary>
    /// <param name="bundle">The bundle, whose tables are in order.</param>
    public static string? ProblemOfRelationships(GraphBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        foreach (var (type, rows) in bundle.Relationships.Where(table => !table.Type.IsDerived))
        {
            var seen = new HashSet<RelationshipEnds>(rows.Count);
            foreach (var row in rows)
            {
                if (ProblemOfEnd(bundle.Model, type, row, row.From, type.From) is { } from)
                {
                    return from;
                }

                if (ProblemOfEnd(bundle.Model, type, row, row.To, type.To) is { } to)
                {
                    return to;
                }

                // Without a direction, there and back again is the same relationship.
                if (!seen.Add(new(row.From, row.To)) || (!type.IsDirected && row.From != row.To && seen.Contains(new(row.To, row.From))))
                {
                    return $"{type} from {row.From} to {row.To} is there twice. Keep one of the two.";
                }
            }
        }

        foreach (var (field, owner, first, second) in ToOneRule.Conflicts(bundle.Model, bundle.Relationships))
        {
            var type = field.Hops[0].Types[0];
            return $"{type} from {first.From} to {first.To} and from {second.From} to {second.To}: "
                + $"{field.Coordinate} of {owner} leads to at most one. Keep one of the two.";
        }

        return null;
    }

    private static string? ProblemOfEnd(
        GraphModel model, RelationshipType type, RelationshipRow row, string id, IReadOnlyList<NodeType> allowed) =>
        model.NodeTypeOfId(id) is { } end && allowed.Contains(end)
            ? null
            : $"{type} from {row.From} to {row.To}: {id} may not stand there, only {string.Join(" or ", allowed)}. "
                + "Remove the relationship.";
}
