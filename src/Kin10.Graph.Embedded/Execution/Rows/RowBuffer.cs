namespace Kin10.Graph.Embedded.Execution.Rows;

/// <summary>Rows, each a node and the edge that leads to it (-1 where there is none). Grows, and is reused.</summary>
internal sealed class RowBuffer
{
    private int[] _nodes = new int[32];
    private int[] _edges = new int[32];

    public int Count { get; private set; }

    public int[] Nodes => _nodes;

    public int[] Edges => _edges;

    public void Clear() => Count = 0;

    public void Add(int node, int edge)
    {
        if (Count == _nodes.Length)
        {
            Array.Resize(ref _nodes, Count * 2);
            Array.Resize(ref _edges, Count * 2);
        }

        _nodes[Count] = node;
        _edges[Count++] = edge;
    }

    /// <summary>Orders rows without edges by id, each once.</summary>
    public void SortDistinctNodes()
    {
        _nodes.AsSpan(0, Count).Sort();
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (kept == 0 || _nodes[kept - 1] != _nodes[i])
            {
                _nodes[kept++] = _nodes[i];
            }
        }

        Count = kept;
        _edges.AsSpan(0, kept).Fill(-1);
    }

    /// <summary>Orders rows by id; each node is there once.</summary>
    public void SortByNode() => Array.Sort(_nodes, _edges, 0, Count);

    public void Reverse()
    {
        _nodes.AsSpan(0, Count).Reverse();
        _edges.AsSpan(0, Count).Reverse();
    }

    public RowSpan AsSpan() => new(_nodes, _edges, 0, Count, 0);
}
