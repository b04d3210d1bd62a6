using Kin10.Graph.Embedded.Execution.Expressions;
using Kin10.Graph.Embedded.Execution.Pages;
using Kin10.Graph.Embedded.Execution.Programs;
using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Execution.Connections;

/// <summary>Finds the rows of a connection and writes it.</summary>
internal sealed class ConnectionProgram
{
    private readonly ConnectionPlan _plan;
    private readonly ResponseField _field;
    private readonly RowSource _source;
    private readonly Predicate? _filter;
    private readonly RowOrder _order;
    private readonly RowOrder _cursorOrder;
    private readonly PageReader _pages;
    private readonly ConnectionFields _fields;
    private readonly bool _needsAll;
    private readonly bool _needsPage;
    private readonly IndexedOrder? _index;

    public ConnectionProgram(ProgramCompiler compiler, ConnectionPlan plan, ResponseField field)
    {
        var expressions = compiler.Expressions;
        (_plan, _field, _source) = (plan, field, RowSource.Of(expressions.Snapshot, plan));
        var types = plan.Source.Types;
        var edge = plan.Relationship is { } relationship ? ExpressionCompiler.EdgeOf(relationship) : null;
        _filter = expressions.Filter(plan.Filter, types, edge);
        var keys = plan.Order.Select(key => (Reader: expressions.Operand(key.Operand, types, edge), key.Descending)).ToArray();
        _cursorOrder = new RowOrder(keys);

        // No two rows have one id: what follows it orders nothing, and at the end it orders by itself.
        var id = plan.Order.ToList().FindIndex(key => key.Operand is PropertyOperand { Property.Name: "id" });
        var length = id < 0 ? keys.Length : keys[id].Descending ? id + 1 : id;
        _order = new RowOrder(keys[..length]);
        _index = _source.IsWholeType ? IndexedOrder.Of(expressions.Snapshot.Nodes[types[0].Index], _order) : null;
        _needsPage = plan.Needs.Page;
        _needsAll = plan.Fields.Any(item => item is AggregateField or GroupByField)
            || (_filter is not null && plan.Fields.Any(item => item is TotalCountField));
        _pages = new PageReader(plan.Needs.HasPreviousPage, plan.Needs.HasNextPage);
        _fields = new ConnectionFields(compiler, plan, _source, _cursorOrder);
        expressions.Prepare(Locate);
    }

    /// <summary>Writes the connection of a parent; the field is entered. False, with nothing written, when it is null and may not be.</summary>
    public bool Write(RunState state, int parent)
    {
        var scratch = state.Connections[_plan.Index];
        var rows = Select(state, scratch, parent);
        return _fields.Write(state, scratch, rows, parent) || Nulls.Write(state.Writer, _field);
    }

    private void Locate(RunState state)
    {
        var scratch = state.Connections[_plan.Index];
        var (page, plan) = (_plan.Page, state.Plan);
        _cursorOrder.Locate(state, page.After < 0 ? null : (Results.CursorPosition)plan[page.After]!, scratch.After);
        _cursorOrder.Locate(state, page.Before < 0 ? null : (Results.CursorPosition)plan[page.Before]!, scratch.Before);
    }

    // Fills the page, where one is needed; returns the rows of the filtered list by id, where all are needed.
    private RowSpan Select(RunState state, ConnectionScratch scratch, int parent)
    {
        var rows = _source.Rows(parent, scratch);
        var filter = _filter;
        var size = state.Plan.PageSize(_plan.Page);
        var byIndex = _index is not null;
        if (filter is not null && _source.IsScan && IsWorthSeeking(state, filter, rows.Count, size))
        {
            scratch.Candidates.Clear();
            filter.Candidates(state, scratch.Candidates);
            scratch.Candidates.SortDistinctNodes();
            rows = scratch.Candidates.AsSpan();
            byIndex = false;
        }

        if (filter is not null && (_needsAll || (_order.Count > 0 && !(byIndex && _index!.IsWhole))))
        {
            rows = Filtered(state, scratch.Matched, rows, filter);
            filter = null;
            byIndex = false;
        }

        if (_needsPage)
        {
            TakePage(state, scratch, rows, filter, size, byIndex);
        }

        return rows;
    }

    // Rows from an index must be put in order again; walking the order instead meets a page's worth of matches after about
    // rows * size / matches rows.
    private bool IsWorthSeeking(RunState state, Predicate filter, int rows, int size)
    {
        var estimate = filter.Estimate(state);
        return estimate < rows
            && (_needsAll || (_order.Count > 0 && _index is not { IsWhole: true }) || (long)estimate * estimate <= 4L * rows * (size + 1));
    }

    private static RowSpan Filtered(RunState state, RowBuffer matched, RowSpan rows, Predicate filter)
    {
        matched.Clear();
        for (var i = 0; i < rows.Count; i++)
        {
            state.Tick();
            var (node, edge) = (rows.Node(i), rows.Edge(i));
            if (filter.Test(state, node, edge))
            {
                matched.Add(node, edge);
            }
        }

        return matched.AsSpan();
    }

    private void TakePage(RunState state, ConnectionScratch scratch, RowSpan rows, Predicate? filter, int size, bool byIndex)
    {
        var fromEnd = _plan.Page.IsBackward;
        if (byIndex)
        {
            rows = _index!.Rows();
        }

        if (_order.Count > 0 && !(byIndex && _index!.IsWhole))
        {
            var range = byIndex ? _index!.Runs(state, scratch, rows, size, fromEnd) : (0, rows.Count);
            PageReader.TakeSorted(state, scratch, rows, range, _order, size, fromEnd);
            return;
        }

        var low = scratch.After.IsGiven ? _order.CountBefore(state, rows, scratch.After, inclusive: true) : 0;
        var high = scratch.Before.IsGiven ? _order.CountBefore(state, rows, scratch.Before, inclusive: false) : rows.Count;
        _pages.TakeInOrder(state, scratch, rows, filter, low, high, size, fromEnd);
    }
}
