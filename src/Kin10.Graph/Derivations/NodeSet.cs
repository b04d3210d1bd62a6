using System.Runtime.InteropServices;

namespace Kin10.Graph.Derivations;

/// <summary>A set of nodes of one type, emptied at no cost.</summary>
/// <param name="count">How many nodes there are of the type.</param>
internal sealed class NodeSet(int count)
{
    private readonly int[] _seen = new int[count];
    private readonly List<int> _nodes = [];
    private int _round = 1;

    /// <summary>The nodes in it, in the order in which they were added; changed by the next call.</summary>
    public Span<int> Nodes => CollectionsMarshal.AsSpan(_nodes);

    public bool Contains(int node) => _seen[node] == _round;

    public bool Add(int node)
    {
        if (_seen[node] == _round)
        {
            return false;
        }

        _seen[node] = _round;
        _nodes.Add(node);
        return true;
    }

    public void AddAll(ReadOnlySpan<int> nodes)
    {
        foreach (var node in nodes)
        {
            Add(node);
        }
    }

    public void Clear()
    {
        _nodes.Clear();
        _round++;
    }
}
