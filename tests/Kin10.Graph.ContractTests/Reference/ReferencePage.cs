using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.ContractTests.Reference;

/// <summary>A page of a list that is filtered and in order.</summary>
internal sealed record ReferencePage(List<ReferenceRow> Rows, bool HasPrevious, bool HasNext)
{
    public static ReferencePage Of(BoundPlan plan, ConnectionPlan connection, List<ReferenceRow> list, Func<ReferenceRow, CursorPosition, int> compare)
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
