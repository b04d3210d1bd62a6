using System.Buffers;
using Kin10.Graph.Embedded.Execution.Rows;

namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>
/// Walks from many nodes at once, and keeps for each node that is reached two of those from which it was: enough to tell whether it was
/// reached from another than itself. Each relationship is touched once.
/// </summary>
internal sealed class WitnessWalk(WalkStep[] steps, ushort[] typeOf, RowTicker ticker)
{
    private readonly List<int> _reached = [];

    // Witnesses are nodes plus one; 0 is none.
    private int[] _first = [];
    private int[] _second = [];

    /// <summary>Tells each node that is reached.</summary>
    /// <param name="starts">Where it starts, each once.</param>
    /// <param name="others">Whether a node must be reached from another than itself.</param>
    /// <param name="found">Called for each.</param>
    public void Walk(ReadOnlySpan<int> starts, bool others, Action<int> found)
    {
        (_first, _second) = (Rent(), Rent());
        foreach (var node in starts)
        {
            _first[node] = node + 1;
            _reached.Add(node);
        }

        foreach (var step in steps)
        {
            Follow(step);
        }

        foreach (var node in _reached)
        {
            if (!others || _first[node] != node + 1 || _second[node] != 0)
            {
                found(node);
            }
        }

        Return(_first, _second);
    }

    private void Follow(WalkStep step)
    {
        var (first, second) = (_first, _second);
        int[] sources = [.. _reached];
        (_first, _second) = (Rent(), Rent());
        _reached.Clear();
        foreach (var source in sources)
        {
            foreach (var adjacency in step.Adjacencies)
            {
                var (start, end) = adjacency.Range(source);
                for (var i = start; i < end; i++)
                {
                    ticker.Tick();
                    var target = adjacency.Targets[i];
                    if (step.Allows(typeOf[target]))
                    {
                        Witness(target, first[source]);
                        if (second[source] != 0)
                        {
                            Witness(target, second[source]);
                        }
                    }
                }
            }
        }

        Return(first, second);
    }

    private void Witness(int node, int witness)
    {
        if (_first[node] == 0)
        {
            _first[node] = witness;
            _reached.Add(node);
        }
        else if (_second[node] == 0 && witness != _first[node])
        {
            _second[node] = witness;
        }
    }

    private int[] Rent()
    {
        var witnesses = ArrayPool<int>.Shared.Rent(typeOf.Length);
        Array.Clear(witnesses, 0, typeOf.Length);
        return witnesses;
    }

    private static void Return(int[] first, int[] second)
    {
        ArrayPool<int>.Shared.Return(first);
        ArrayPool<int>.Shared.Return(second);
    }
}
