using Kin10.Graph.Model;

namespace Kin10.Graph.Bundles;

/// <summary>A node that has two targets where the model allows one.</summary>
/// <param name="Field">The field that leads to at most one.</param>
/// <param name="Owner">The full id of the node that has two.</param>
/// <param name="First">The relationship that comes first in its table.</param>
/// <param name="Second">Another one.</param>
internal readonly record struct ToOneConflict(Relationship Field, string Owner, RelationshipRow First, RelationshipRow Second);

/// <summary>A to-one field has at most one target.</summary>
internal static class ToOneRule
{
    /// <summary>Every relationship that is one too many.</summary>
    public static IEnumerable<ToOneConflict> Conflicts(GraphModel model, IReadOnlyList<RelationshipTable> tables)
    {
        foreach (var field in model.NodeTypes.SelectMany(type => type.Relationships).Where(field => !field.IsToMany))
        {
            var firsts = new Dictionary<string, int>();
            var rows = tables[field.Hops[0].Types[0].Index].Rows;
            for (var place = 0; place < rows.Count; place++)
            {
                var row = rows[place];
                foreach (var (owner, target) in EndsAlong(field.Hops[0].Direction, row))
                {
                    if (IsOf(owner, field.Owner)
                        && field.Target.NodeTypes.Any(type => IsOf(target, type))
                        && !firsts.TryAdd(owner, place))
                    {
                        yield return new ToOneConflict(field, owner, rows[firsts[owner]], row);
                    }
                }
            }
        }
    }

    private static IEnumerable<(string Owner, string Target)> EndsAlong(HopDirection direction, RelationshipRow row) => direction switch
    {
        HopDirection.Out => [(row.From, row.To)],
        HopDirection.In => [(row.To, row.From)],
        _ => [(row.From, row.To), (row.To, row.From)],
    };

    private static bool IsOf(string id, NodeType type) => id.StartsWith(type.IdPrefix, StringComparison.Ordinal);
}
