using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.ContractTests.Reference;

/// <summary>A page of a list that is filtered and in order.</summary>
internal sealed record ReferencePage(List<RefRow> Rows, bool HasPrevious, bool HasNext)
{
    public static ReferencePage Of(BoundPlan plan, ConnectionPlan connection, List<RefRow> list, Func<RefRow, CursorPosition, int> compare)
    {
        var page = connection.Page;
        var size = plan.PageSize(page);
        var low = page.After < 0 ? 0 : list.Count(row => compare(row, (CursorPosition)plan[page.After]!) <= 0);
        var high = page.Before < 0 ? list.Count : list.Count(row => compare(row, (CursorPosition)plan[page.Before]!) < 0);
        var (start, end) =
            page.IsBackward ? (Math.Max(Math.Min(low, high), high - size), high) : (low, Math.Max(low, Math.Min(low + size, high)));
        return new ReferencePage(list[start..end], start > 0, end < list.Count);
    }

    /// <summary>Missing is greater than all.</summary>
    public static int Compare(object?[] x, object?[] y, bool[] descending)
    {
        for (var i = 0; i < descending.Length; i++)
        {
            var compared = x[i] is null || y[i] is null
                ? (x[i] is null).CompareTo(y[i] is null)
                : ReferenceGraph.Compare(x[i]!, y[i]!);
            if (compared != 0)
            {
                return descending[i] ? -compared : compared;
            }
        }

        return 0;
    }
}

/// <summary>A groupBy, one row at a time.</summary>
internal sealed class ReferenceGroupBy(ReferenceExpressions expressions, BoundPlan plan, GroupByField groupBy)
{
    public void Run(List<RefRow> rows, Action<string, string, ResponseField> fail, Action<List<RefGroup>> write)
    {
        var groups = new List<RefGroup>();
        foreach (var row in rows)
        {
            foreach (var keys in Combinations(row, 0))
            {
                var group = groups.Find(group => group.Keys.SequenceEqual(keys));
                if (group is null)
                {
                    groups.Add(group = new RefGroup([.. keys], []));
                }

                group.Rows.Add(row);
            }
        }

        List<RefGroup> shown = [.. groups.Where(group => expressions.Holds(groupBy.Having, Context(group)))];
        shown.Sort(
            (x, y) => ReferencePage.Compare(
                Order(x), Order(y), [.. groupBy.Order.Select(key => key.Descending), .. groupBy.Keys.Select(_ => false)]));
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

    private static RefContext Context(RefGroup group) => new(null, null, Group: group);

    private object?[] Order(RefGroup group) =>
        [.. groupBy.Order.Select(key => expressions.Value(key.Operand, Context(group))), .. group.Keys];

    private IEnumerable<List<object?>> Combinations(RefRow row, int key)
    {
        if (key == groupBy.Keys.Length)
        {
            return [[]];
        }

        var value = row.Node.Values[groupBy.Keys[key].Name];
        object?[] values = value is string[] list ? list.Length == 0 ? [null] : [.. list.Distinct()] : [value];
        return values.SelectMany(each => Combinations(row, key + 1).Select(rest => rest.Prepend(each).ToList()));
    }
}
