using Kin10.Graph.Embedded.Execution.Expressions;
using Kin10.Graph.Embedded.Execution.Pages;
using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Embedded.Execution.Connections;

/// <summary>Finds the rows of a connection and writes it.</summary>
internal sealed class ConnectionProgram
{
    private readonly ConnectionPlan _plan;
    private readonly RowSource _source;
    private readonly Predicate? _filter;
    private readonly ConnectionOrders _orders;
    private readonly ConnectionFields _fields;
    private readonly PageReader _pages;
    private readonly bool _needsAll;
    private readonly bool _needsPage;
    private readonly bool _countsPassed;

    public ConnectionProgram(ConnectionPlan plan, RowSource source, Predicate? filter, ConnectionOrders orders, ConnectionFields fields)
    {
        (_plan, _source, _filter, _orders, _fields) = (plan, source, filter, orders, fields);
        var needs = plan.Needs;
        _needsPage = needs.Page;
        _countsPassed = needs.Page && plan.Order.Any(key => key.Operand is ViaCountOperand);
        _needsAll = needs.WholeList || (filter is not null && needs.TotalCount);
        _pages = new PageReader(needs.HasPreviousPage, needs.HasNextPage);
    }

    /// <summary>Finds the places of the request's cursors, at the beginning of each run.</summary>
    public void Locate(RunState state)
    {
        var scratch = state.Connections[_plan.Index];
        var (page, plan) = (_plan.Page, state.Plan);
        _orders.Cursors.Locate(state, page.After < 0 ? null : (CursorPosition)plan[page.After]!, isBefore: false, scratch.After);
        _orders.Cursors.Locate(state, page.Before < 0 ? null : (CursorPosition)plan[page.Before]!, isBefore: true, scratch.Before);
    }

    /// <summary>Writes the connection of a parent; the field is entered. False when it must be null.</summary>
    public bool Write(RunState state, int parent)
    {
        var scratch = state.Connections[_plan.Index];
        var rows = Select(state, scratch, parent);
        return _fields.Write(state, scratch, rows, parent);
    }

    // Fills the page, where one is needed; returns the rows of the filtered list by id, where all are needed.
    private RowSpan Select(RunState state, ConnectionScratch scratch, int parent)
    {
        var rows = _source.Rows(parent, scratch.Walk);
        var filter = _filter;
        var size = state.Plan.PageSize(_plan.Page);
        var index = _orders.Index;
        if (filter is not null && _source.IsScan && IsWorthSeeking(state, filter, rows.Count, size))
        {
            scratch.Candidates.Clear();
            filter.Candidates(state, scratch.Candidates);
            scratch.Candidates.SortDistinctNodes();
            rows = scratch.Candidates.AsSpan();
            index = null;
        }

        if (_countsPassed || (filter is not null && (_needsAll || (_orders.Rows.Count > 0 && index is not { IsWhole: true }))))
        {
            rows = Filtered(state, scratch.Matched, rows, filter);
            filter = null;
            index = null;
        }

        if (_countsPassed)
        {
            _source.Traversal!.CountPassed(parent, scratch.Walk, scratch.Matched);
        }

        if (_needsPage)
        {
            TakePage(state, scratch, rows, filter, size, index);
        }

        return rows;
    }

    // Rows from an index must be put in order again; walking the order instead meets a page's worth of matches after about
    // rows * size / matches rows.
    private bool IsWorthSeeking(RunState state, Predicate filter, int rows, int size)
    {
        var estimate = filter.Estimate(state);
        return estimate < rows
            && (_needsAll
                || (_orders.Rows.Count > 0 && _orders.Index is not { IsWhole: true })
                || (long)estimate * estimate <= 4L * rows * (size + 1));
    }

    private static RowSpan Filtered(RunState state, RowBuffer matched, RowSpan rows, Predicate? filter)
    {
        matched.Clear();
        for (var i = 0; i < rows.Count; i++)
        {
            state.Tick();
            var (node, edge) = (rows.Node(i), rows.Edge(i));
            if (filter is null || filter.Test(state, node, edge))
            {
                matched.Add(node, edge);
            }
        }

        return matched.AsSpan();
    }

    private void TakePage(RunState state, ConnectionScratch scratch, RowSpan rows, Predicate? filter, int size, IndexedOrder? index)
    {
        var (order, fromEnd) = (_orders.Rows, _plan.Page.IsBackward);
        if (index is not null)
        {
            rows = index.Rows(state);
        }

        if (order.Count > 0 && index is not { IsWhole: true })
        {
            var range = index?.Runs(state, scratch, rows, size, fromEnd) ?? (0, rows.Count);
            PageReader.TakeSorted(state, scratch, rows, range, order, size, fromEnd);
            return;
        }

        var low = scratch.After.IsGiven ? order.CountBefore(state, rows, scratch.After, inclusive: true) : 0;
        var high = scratch.Before.IsGiven ? order.CountBefore(state, rows, scratch.Before, inclusive: false) : rows.Count;
        _pages.TakeInOrder(state, scratch, rows, filter, low, high, size, fromEnd);
    }
}
