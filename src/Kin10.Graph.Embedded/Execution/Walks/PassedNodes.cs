using Kin10.Graph.Embedded.Execution.Rows;

namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>For each row of a page, the nodes passed on the way to it: each once, in the order of ids.</summary>
internal sealed class PassedNodes
{
    private long[] _pairs = new long[64];
    private int _count;

    /// <summary>The rows.</summary>
    public RowBuffer Page { get; private set; } = new();

    public void Begin(RowBuffer page)
    {
        Page = page;
        _count = 0;
    }

    /// <summary>Adds a node to a row, once.</summary>
    public void Add(int row, int node)
    {
        if (_count == _pairs.Length)
        {
            Array.Resize(ref _pairs, _count * 2);
        }

        _pairs[_count++] = ((long)row << 32) | (uint)node;
    }

    /// <summary>Puts what was added in order.</summary>
    public void End() => _pairs.AsSpan(0, _count).Sort();

    /// <summary>Where the nodes of a row are.</summary>
    public (int Start, int End) Range(int row) => (LowerBound((long)row << 32), LowerBound((long)(row + 1) << 32));

    public int Node(int i) => (int)(uint)_pairs[i];

    private int LowerBound(long pair)
    {
        var place = _pairs.AsSpan(0, _count).BinarySearch(pair);
        return place < 0 ? ~place : place;
    }
}
