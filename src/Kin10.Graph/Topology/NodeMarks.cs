using System.Buffers;

namespace Kin10.Graph.Topology;

/// <summary>How far nodes are, by their numbers; from a shared pool until it is disposed.</summary>
internal sealed class NodeMarks : IDisposable
{
    private byte[] _marks = [];

    /// <summary>How far a node is; -1 where that is not known.</summary>
    public int DistanceOf(int node) => node < _marks.Length ? _marks[node] - 1 : -1;

    /// <summary>Marks a node; false where it was marked already.</summary>
    /// <param name="node">Its number.</param>
    /// <param name="distance">How far it is, at most 254.</param>
    public bool TryMark(int node, int distance)
    {
        if (node >= _marks.Length)
        {
            Grow(node);
        }

        ref var mark = ref _marks[node];
        if (mark != 0)
        {
            return false;
        }

        mark = checked((byte)(distance + 1));
        return true;
    }

    public void Dispose()
    {
        if (_marks.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_marks);
            _marks = [];
        }
    }

    private void Grow(int node)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(node + 1, _marks.Length * 2));
        _marks.CopyTo(larger, 0);
        larger.AsSpan(_marks.Length).Clear();
        Dispose();
        _marks = larger;
    }
}
