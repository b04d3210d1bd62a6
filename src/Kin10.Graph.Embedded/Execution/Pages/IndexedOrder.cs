using Kin10.Graph.Embedded.Execution.Orders;
using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Execution.Pages;

/// <summary>All rows of one type in the order of as many first keys as have an index; rows equal in all of these are a run.</summary>
internal sealed class IndexedOrder
{
    private readonly NodeColumns _table;
    private readonly RowOrder _order;
    private SortedIndex[]? _indexes;

    private IndexedOrder(NodeColumns table, RowOrder order, bool isWhole) => (_table, _order, IsWhole) = (table, order, isWhole);

    /// <summary>Whether all keys have an index, so that the rows are in the order asked for.</summary>
    public bool IsWhole { get; }

    /// <summary>Null where not even the first key has an index.</summary>
    public static IndexedOrder? Of(NodeColumns table, RowOrder order)
    {
        var count = 0;
        while (count < order.Count && order.Reader(count).HasIndex)
        {
            count++;
        }

        return count == 0 ? null : new IndexedOrder(table, order.First(count), count == order.Count);
    }

    /// <summary>The rows. What is needed to have them in order is built by the first who asks.</summary>
    public RowSpan Rows(RunState state)
    {
        _indexes ??= [.. Enumerable.Range(0, _order.Count).Select(i => _order.Reader(i).Index(state, _order.Keys.Direction(i)))];
        var rows = _indexes is [var index] ? index.Rows : _table.Orders.Rows(_indexes);
        return new RowSpan(rows, null, 0, rows.Length, _table.FirstNode);
    }

    /// <summary>
    /// The rows of all runs that can hold rows of the page or the cursor from which it is taken, whatever the order inside a run.
    /// </summary>
    public (int Start, int End) Runs(RunState state, ConnectionScratch scratch, RowSpan rows, int size, bool fromEnd)
    {
        var place = fromEnd ? scratch.Before : scratch.After;
        var (start, end) = place.IsGiven ? Run(state, rows, place.Keys) : fromEnd ? (rows.Count, rows.Count) : (0, 0);
        if (size == 0)
        {
            return (start, end);
        }

        return fromEnd
            ? (size < start ? RunAt(state, scratch, rows, start - size).Start : 0, end)
            : (start, size < rows.Count - end ? RunAt(state, scratch, rows, end + size - 1).End : rows.Count);
    }

    private (int Start, int End) RunAt(RunState state, ConnectionScratch scratch, RowSpan rows, int i)
    {
        scratch.RunKeys ??= new SortKey[_order.Count];
        _order.Read(state, rows.Node(i), rows.Edge(i), scratch.RunKeys);
        return Run(state, rows, scratch.RunKeys);
    }

    private (int Start, int End) Run(RunState state, RowSpan rows, ReadOnlySpan<SortKey> keys) =>
        (_order.CountTo(state, rows, keys, long.MinValue), _order.CountTo(state, rows, keys, long.MaxValue));
}
