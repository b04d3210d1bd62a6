using Kin10.Graph.Embedded.Execution.Rows;

namespace Kin10.Graph.Embedded.Execution.Orders;

/// <summary>The first (or last) few rows of an order, found without sorting all: a heap whose top is the one to go next.</summary>
internal sealed class TopRows
{
    private KeyOrder _order = null!;
    private int _capacity;
    private int _sign;
    private SortKey[] _keys = [];
    private int[] _nodes = [];
    private int[] _edges = [];
    private int[] _heap = [];

    public int Count { get; private set; }

    public void Begin(KeyOrder order, int capacity, bool fromEnd)
    {
        (_order, _capacity, _sign, Count) = (order, capacity, fromEnd ? -1 : 1, 0);
    }

    public void Add(ReadOnlySpan<SortKey> keys, int node, int edge)
    {
        if (_capacity == 0)
        {
            return;
        }

        if (Count < _capacity)
        {
            Reserve();
            Store(Count, keys, node, edge);
            _heap[Count] = Count;
            SiftUp(Count++);
            return;
        }

        var worst = _heap[0];
        if (_sign * _order.Compare(keys, node, Keys(worst), _nodes[worst]) < 0)
        {
            Store(worst, keys, node, edge);
            SiftDown(0);
        }
    }

    /// <summary>Moves the rows to a page, in the order of the list.</summary>
    public void MoveTo(RowBuffer page)
    {
        page.Clear();
        while (Count > 0)
        {
            var worst = _heap[0];
            page.Add(_nodes[worst], _edges[worst]);
            _heap[0] = _heap[--Count];
            SiftDown(0);
        }

        if (_sign > 0)
        {
            page.Reverse();
        }
    }

    private Span<SortKey> Keys(int slot) => _keys.AsSpan(slot * _order.Count, _order.Count);

    private void Reserve()
    {
        if (Count == _heap.Length || (Count + 1) * _order.Count > _keys.Length)
        {
            var size = Math.Max(32, Math.Max(Count * 2, _heap.Length));
            Array.Resize(ref _heap, size);
            Array.Resize(ref _nodes, size);
            Array.Resize(ref _edges, size);
            Array.Resize(ref _keys, Math.Max(_keys.Length, size * _order.Count));
        }
    }

    private void Store(int slot, ReadOnlySpan<SortKey> keys, int node, int edge)
    {
        keys.CopyTo(Keys(slot));
        (_nodes[slot], _edges[slot]) = (node, edge);
    }

    private bool IsWorse(int x, int y) => _sign * _order.Compare(Keys(x), _nodes[x], Keys(y), _nodes[y]) > 0;

    private void SiftUp(int place)
    {
        while (place > 0)
        {
            var parent = (place - 1) / 2;
            if (!IsWorse(_heap[place], _heap[parent]))
            {
                return;
            }

            (_heap[place], _heap[parent]) = (_heap[parent], _heap[place]);
            place = parent;
        }
    }

    private void SiftDown(int place)
    {
        while (true)
        {
            var child = (2 * place) + 1;
            if (child >= Count)
            {
                return;
            }

            if (child + 1 < Count && IsWorse(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!IsWorse(_heap[child], _heap[place]))
            {
                return;
            }

            (_heap[place], _heap[child]) = (_heap[child], _heap[place]);
            place = child;
        }
    }
}
