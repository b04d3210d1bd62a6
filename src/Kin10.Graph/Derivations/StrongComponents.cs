namespace Kin10.Graph.Derivations;

/// <summary>
/// The strongly connected components of a graph: R. Tarjan, Depth-first search and linear graph algorithms, 1972. Without recursion, so
/// that a chain may be as long as it likes.
/// </summary>
internal sealed class StrongComponents
{
    private const int Unseen = -1;
    private readonly FactLinks _arcs;
    private readonly int[] _index, _low;
    private readonly Stack<int> _open = new();
    private readonly Stack<(int Node, int Next)> _path = new();
    private int _seen;

    private StrongComponents(FactLinks arcs, int count)
    {
        (_arcs, _index, _low, Of) = (arcs, new int[count], new int[count], new int[count]);
        _index.AsSpan().Fill(Unseen);
        Of.AsSpan().Fill(Unseen);
    }

    /// <summary>The number of each node's component. A component that another one leads to has the lower number.</summary>
    public int[] Of { get; }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    public static StrongComponents Find(FactLinks arcs, int count)
    {
        var components = new StrongComponents(arcs, count);
        for (var node = 0; node < count; node++)
        {
            if (components._index[node] == Unseen)
            {
                components.Visit(node);
            }
        }

        return components;
    }

    private void Visit(int root)
    {
        Enter(root);
        while (_path.TryPop(out var place))
        {
            var (node, next) = place;
            var ends = _arcs.From(node);
            if (next < ends.Length)
            {
                _path.Push((node, next + 1));
                if (_index[ends[next]] == Unseen)
                {
                    Enter(ends[next]);
                }
                else if (Of[ends[next]] == Unseen)
                {
                    _low[node] = Math.Min(_low[node], _index[ends[next]]);
                }

                continue;
            }

            if (_low[node] == _index[node])
            {
                Close(node);
            }

            if (_path.TryPeek(out var before))
            {
                _low[before.Node] = Math.Min(_low[before.Node], _low[node]);
            }
        }
    }

    private void Enter(int node)
    {
        _index[node] = _low[node] = _seen++;
        _open.Push(node);
        _path.Push((node, 0));
    }

    private void Close(int first)
    {
        int node;
        do
        {
            node = _open.Pop();
            Of[node] = Count;
        }
        while (node != first);
        Count++;
    }
}
