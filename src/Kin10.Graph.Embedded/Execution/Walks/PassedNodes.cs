using Kin10.Graph.Embedded.Execution.Rows;

namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>For each row of a page, the nodes passed on the way to it: each once, in the order of ids.</summary>
internal sealed class PassedNodes
{
    private RowBuffer _page = new();
    private long[] _pairs = new long[64];
    private int _count;

    /// <summary>How many rows the page has.</summary>
    public int Rows => _page.Count;

    public void Begin(RowBuffer page)
    {
        _page = page;
        _count = 0;
    }

    /// <summary>The node of a row.</summary>
    public int Target(int row) => _page.Nodes[row];

    /// <summary>Adds a node to a row, perhaps again.</summary>
    public void Add(int row, int node)
    {
        if (_count == _pairs.Length)
        {
            Array.Resize(ref _pairs, _count * 2);
        }

        _pairs[_count++] = ((long)row << 32) | (uint)node;
    }

    public void End()
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

    /// <summary>Where the nodes of a row are.</summary>
    public (int Start, int End) Range(int row) => (LowerBound((long)row << 32), LowerBound((long)(row + 1) << 32));

    public int Node(int i) => (int)(uint)_pairs[i];

    private int LowerBound(long pair)
    {
        var place = _pairs.AsSpan(0, _count).BinarySearch(pair);
        return place < 0 ? ~place : place;
    }
}
