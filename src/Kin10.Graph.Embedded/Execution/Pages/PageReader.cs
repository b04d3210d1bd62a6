using Kin10.Graph.Embedded.Execution.Expressions;
using Kin10.Graph.Embedded.Execution.Orders;
using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;

namespace Kin10.Graph.Embedded.Execution.Pages;

/// <summary>
/// Takes a page from an ordered list of rows, of which a filter lets some through. Writing L for the filtered list, the page is
/// L[s..e); there is a previous page when 0 &lt; s and a next one when e is not the end of L, whatever the cursors. An empty page lies
/// where it would begin, counted from the end: where it would end.
/// </summary>
/// <param name="needsPrevious">Whether anybody asks what lies before.</param>
/// <param name="needsNext">Whether anybody asks what lies behind.</param>
internal sealed class PageReader(bool needsPrevious, bool needsNext)
{
    /// <summary>Takes it from rows that are in order already; looks at no more of them than it must.</summary>
    /// <param name="state">The run.</param>
    /// <param name="scratch">Where the page goes.</param>
    /// <param name="rows">The rows in order.</param>
    /// <param name="filter">Which of them are in the list.</param>
    /// <param name="low">How many rows stand at or before <c>after</c>.</param>
    /// <param name="high">How many rows stand before <c>before</c>.</param>
    /// <param name="size">The page's size.</param>
    /// <param name="fromEnd">Whether it is taken from the end.</param>
    public void TakeInOrder(
        RunState state, ConnectionScratch scratch, RowSpan rows, Predicate? filter, int low, int high, int size, bool fromEnd)
    {
        scratch.Page.Clear();
        var (before, behind) = fromEnd
            ? TakeBackward(state, scratch.Page, rows, filter, low, high, size)
            : TakeForward(state, scratch.Page, rows, filter, low, high, size);
        scratch.HasPrevious = needsPrevious && Any(state, rows, filter, before - 1, -1, -1);
        scratch.HasNext = needsNext && Any(state, rows, filter, behind, rows.Count, 1);
    }

    /// <summary>Takes it from rows that all are in the list, but not in its order.</summary>
    /// <param name="state">The run.</param>
    /// <param name="scratch">Where the cursors are, and where the page goes.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="range">Those of them that must be looked at: what stands before it stands before the page and the cursor from which
    /// the page is taken, what stands behind it behind them.</param>
    /// <param name="order">Their order.</param>
    /// <param name="size">The page's size.</param>
    /// <param name="fromEnd">Whether it is taken from the end.</param>
    public static void TakeSorted(
        RunState state, ConnectionScratch scratch, RowSpan rows, (int Start, int End) range, RowOrder order, int size, bool fromEnd)
    {
        var (after, before) = (scratch.After, scratch.Before);
        var (notAfter, isBefore) = (range.Start, range.Start);
        scratch.Top.Begin(order.Keys, size, fromEnd);
        const int OnStack = 16;
        Span<SortKey> keys = order.Count <= OnStack ? stackalloc SortKey[OnStack] : new SortKey[order.Count];
        keys = keys[..order.Count];
        for (var i = range.Start; i < range.End; i++)
        {
            state.Tick();
            var (node, edge) = (rows.Node(i), rows.Edge(i));
            order.Read(state, node, edge, keys);
            var behindAfter = !after.IsGiven || order.Keys.Compare(keys, 2L * node, after.Keys, after.Position) > 0;
            var aheadOfBefore = !before.IsGiven || order.Keys.Compare(keys, 2L * node, before.Keys, before.Position) < 0;
            notAfter += behindAfter ? 0 : 1;
            isBefore += aheadOfBefore ? 1 : 0;
            if (behindAfter && aheadOfBefore)
            {
                scratch.Top.Add(keys, node, edge);
            }
        }

        scratch.Top.MoveTo(scratch.Page);
        var start = fromEnd ? isBefore - scratch.Page.Count : notAfter;
        scratch.HasPrevious = start > 0;
        scratch.HasNext = start + scratch.Page.Count < rows.Count;
    }

    private static (int Before, int Behind) TakeForward(
        RunState state, RowBuffer page, RowSpan rows, Predicate? filter, int low, int high, int size)
    {
        var i = low;
        for (; i < high && page.Count < size; i++)
        {
            AddIfMatching(state, page, rows, filter, i);
        }

        return (low, i);
    }

    private static (int Before, int Behind) TakeBackward(
        RunState state, RowBuffer page, RowSpan rows, Predicate? filter, int low, int high, int size)
    {
        var i = high;
        for (; i > low && page.Count < size; i--)
        {
            AddIfMatching(state, page, rows, filter, i - 1);
        }

        page.Reverse();
        return (i, high);
    }

    private static void AddIfMatching(RunState state, RowBuffer page, RowSpan rows, Predicate? filter, int i)
    {
        state.Tick();
        var (node, edge) = (rows.Node(i), rows.Edge(i));
        if (filter is null || filter.Test(state, node, edge))
        {
            page.Add(node, edge);
        }
    }

    private static bool Any(RunState state, RowSpan rows, Predicate? filter, int start, int end, int step)
    {
        for (var i = start; i != end; i += step)
        {
            state.Tick();
            if (filter is null || filter.Test(state, rows.Node(i), rows.Edge(i)))
            {
                return true;
            }
        }

        return false;
    }
}
