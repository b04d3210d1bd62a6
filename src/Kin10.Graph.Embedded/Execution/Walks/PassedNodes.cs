using Kin10.Graph.Embedded.Execution.Rows;

namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>For each row of a page, the nodes passed on the way to it: each once, in the order of ids.</summary>
internal sealed class PassedNodes
{
    private const int FirstCompaction = 4096;
    private readonly Dictionary<int, int> _rowOfTarget = [];
    private long[] _pairs = new long[64];
    private int _count;
    private int _compactAt = FirstCompaction;

    public void Begin(RowBuffer page)
    {
        _count = 0;
        _compactAt = FirstCompaction;
        _rowOfTarget.Clear();
        for (var row = 0; row < page.Count; row++)
        {
            _rowOfTarget.Add(page.Nodes[row], row);
        }
    }

    public void Add(int target, ReadOnlySpan<int> passed)
    {
        if (!_rowOfTarget.TryGetValue(target, out var row))
        {
            return;
        }

        foreach (var node in passed)
        {
            if (_count == _pairs.Length)
            {
                Array.Resize(ref _pairs, _count * 2);
            }

            _pairs[_count++] = ((long)row << 32) | (uint)node;
        }

        // Many ways lead over the same nodes: what is held stays in proportion to what is distinct.
        if (_count >= _compactAt)
        {
            Compact();
            _compactAt = Math.Max(FirstCompaction, _count * 2);
        }
    }

    public void End() => Compact();

    /// <summary>Where the nodes of a row stand.</summary>
    public (int Start, int End) Range(int row) => (LowerBound((long)row << 32), LowerBound((long)(row + 1) << 32));

    public int Node(int i) => (int)(uint)_pairs[i];

    private void Compact()
    {
        var pairs = _pairs.AsSpan(0, _count);
        pairs.Sort();
        var kept = 0;
        for (var i = 0; i < pairs.Length; i++)
        {
            if (kept == 0 || pairs[kept - 1] != pairs[i])
            {
                pairs[kept++] = pairs[i];
            }
        }

        _count = kept;
    }

    private int LowerBound(long pair)
    {
        var place = _pairs.AsSpan(0, _count).BinarySearch(pair);
        return place < 0 ? ~place : place;
    }
}
