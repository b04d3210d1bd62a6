namespace Kin10.Graph.Derivations;

/// <summary>
/// The shortest ways from one node to all others of its kind, counted, and the share of them that leads over each node. Nodes of the second
/// kind have the numbers after those of the first.
/// </summary>
internal sealed class ShortestWays(FactLinks links, int firstCount, int secondCount)
{
    private const int Unseen = -1;

    // The number of ways can be past any double; only its ratio from one level to the next counts. The power of two loses nothing.
    private static readonly double TooMany = Math.ScaleB(1, 500), Scale = Math.ScaleB(1, -500), Least = Math.ScaleB(1, -660);
    private readonly int[] _level = CreateLevels(firstCount + secondCount);
    private readonly int[] _order = new int[firstCount + secondCount];
    private readonly double[] _ways = new double[firstCount + secondCount];
    private readonly double[] _share = new double[firstCount + secondCount];
    private readonly List<bool> _isScaled = [];
    private int _source, _count;

    public void From(int source)
    {
        Forget();
        _source = source;
        Enter(source, 0);
        _ways[source] = 1;
        _isScaled.Add(false);
        for (var (start, end) = (0, 1); start < end; (start, end) = (end, _count))
        {
            for (var i = start; i < end; i++)
            {
                Spread(_order[i]);
            }

            _isScaled.Add(ScaleDown(_order.AsSpan(end.._count)));
        }

        for (var i = _count - 1; i > 0; i--)
        {
            ShareOut(_order[i]);
        }
    }

    /// <summary>Adds the shares of the nodes of the first kind, but for the source.</summary>
    public void AddTo(double[] sums)
    {
        foreach (var node in _order.AsSpan(0, _count))
        {
            if (node < firstCount && node != _source)
            {
                sums[node] += _share[node];
            }
        }
    }

    private static int[] CreateLevels(int count)
    {
        var levels = new int[count];
        levels.AsSpan().Fill(Unseen);
        return levels;
    }

    private ReadOnlySpan<int> Neighbours(int node, out int offset)
    {
        offset = node < firstCount ? firstCount : 0;
        return node < firstCount ? links.From(node) : links.To(node - firstCount);
    }

    private void Forget()
    {
        foreach (var node in _order.AsSpan(0, _count))
        {
            _level[node] = Unseen;
        }

        _isScaled.Clear();
        _count = 0;
    }

    private void Enter(int node, int level)
    {
        _level[node] = level;
        _ways[node] = _share[node] = 0;
        _order[_count++] = node;
    }

    private void Spread(int node)
    {
        var next = _level[node] + 1;
        foreach (var neighbour in Neighbours(node, out var offset))
        {
            var other = neighbour + offset;
            if (_level[other] == Unseen)
            {
                Enter(other, next);
            }

            if (_level[other] == next)
            {
                _ways[other] += _ways[node];
            }
        }
    }

    private bool ScaleDown(ReadOnlySpan<int> level)
    {
        var most = 0.0;
        foreach (var node in level)
        {
            most = Math.Max(most, _ways[node]);
        }

        if (most < TooMany)
        {
            return false;
        }

        foreach (var node in level)
        {
            _ways[node] = Math.Max(_ways[node] * Scale, Least);
        }

        return true;
    }

    private void ShareOut(int node)
    {
        var before = _level[node] - 1;
        var share = ((node < firstCount ? 1 : 0) + _share[node]) / _ways[node] * (_isScaled[before + 1] ? Scale : 1);
        foreach (var neighbour in Neighbours(node, out var offset))
        {
            if (_level[neighbour + offset] == before)
            {
                _share[neighbour + offset] += _ways[neighbour + offset] * share;
            }
        }
    }
}
