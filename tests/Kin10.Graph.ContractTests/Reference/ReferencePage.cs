using Kin10.Graph.Plan;

namespace Kin10.Graph.ContractTests.Reference;

/// <summary>Beside all longer texts with a beginning, where no text is: ahead of them or behind.</summary>
internal sealed record ReferencePlace(string Beginning, bool IsBehind)
{
    /// <summary>A text compared with the place.</summary>
    public int Compare(object text)
    {
        var isLonger = (string)text != Beginning && ((string)text).StartsWith(Beginning, StringComparison.Ordinal);
        return isLonger ? IsBehind ? -1 : 1 : ReferenceGraph.Compare(text, Beginning) <= 0 ? -1 : 1;
    }
}

/// <summary>A page of a list that is filtered and in order.</summary>
internal sealed record ReferencePage(List<ReferenceRow> Rows, bool HasPrevious, bool HasNext)
{
    public static ReferencePage Of(BoundPlan plan, ConnectionPlan connection, List<ReferenceRow> list, Func<ReferenceRow, int, int> compare)
    {
        var page = connection.Page;
        var size = plan.PageSize(page);
        var low = page.After < 0 ? 0 : list.Count(row => compare(row, page.After) <= 0);
        var high = page.Before < 0 ? list.Count : list.Count(row => compare(row, page.Before) < 0);
        var (start, end) =
            page.IsBackward ? (Math.Max(Math.Min(low, high), high - size), high) : (low, Math.Max(low, Math.Min(low + size, high)));
        return new ReferencePage(list[start..end], start > 0, end < list.Count);
    }

    /// <summary>Values in the order of their keys; those behind the last key ascending, missing last.</summary>
    public static int Compare(object?[] x, object?[] y, IReadOnlyList<OrderKey> order)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var (descending, missingFirst) = i < order.Count ? (order[i].Descending, order[i].MissingFirst) : (false, false);
            if (x[i] is null || y[i] is null)
            {
                if (x[i] is not null || y[i] is not null)
                {
                    return x[i] is null == missingFirst ? -1 : 1;
                }
            }
            else if ((y[i] is ReferencePlace place ? place.Compare(x[i]!) : ReferenceGraph.Compare(x[i]!, y[i]!)) is var compared and not 0)
            {
                return descending ? -compared : compared;
            }
        }

        return 0;
    }
}
