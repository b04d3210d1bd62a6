using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.ContractTests.Reference;

/// <summary>A groupBy, one row at a time.</summary>
internal sealed class ReferenceGroupBy(ReferenceExpressions expressions, BoundPlan plan, GroupByField groupBy)
{
    public void Run(List<ReferenceRow> rows, Action<string, string, ResponseField> fail, Action<List<ReferenceGroup>> write)
    {
        var groups = new List<ReferenceGroup>();
        foreach (var row in rows)
        {
            foreach (var keys in Combinations(row, 0))
            {
                var group = groups.Find(group => group.Keys.SequenceEqual(keys));
                if (group is null)
                {
                    groups.Add(group = new ReferenceGroup([.. keys], []));
                }

                group.Rows.Add(row);
            }
        }

        List<ReferenceGroup> shown = [.. groups.Where(group => expressions.Holds(groupBy.Having, Context(group)))];
        shown.Sort((x, y) => ReferencePage.Compare(Order(x), Order(y), groupBy.Order));
        if (groupBy.First >= 0)
        {
            shown = [.. shown.Take((int)(long)plan[groupBy.First]!)];
        }
        else if (shown.Count > groupBy.MaxGroups)
        {
            fail(GraphQL.Errors.ErrorCodes.PageSizeExceeded, FieldErrors.TooManyGroups(groupBy.MaxGroups), groupBy.Field);
        }

        write(shown);
    }

    private static ReferenceContext Context(ReferenceGroup group) => new(null, null, Group: group);

    private object?[] Order(ReferenceGroup group) =>
        [.. groupBy.Order.Select(key => expressions.Value(key.Operand, Context(group))), .. group.Keys];

    private IEnumerable<List<object?>> Combinations(ReferenceRow row, int key)
    {
        if (key == groupBy.Keys.Length)
        {
            return [[]];
        }

        var value = groupBy.Keys[key].Property is { } property ? row.Node.Values[property.Name] : row.Node.Type.Name;
        object?[] values = value is string[] list ? list.Length == 0 ? [null] : [.. list.Distinct()] : [value];
        return values.SelectMany(each => Combinations(row, key + 1).Select(rest => rest.Prepend(each).ToList()));
    }
}
