using System.Buffers;

namespace Kin10.Graph.Embedded.Execution.Runs;

/// <summary>
/// What a run has found out about a condition on the nodes of one type: for each node nothing yet, false or true. It takes two bits
/// for each from a shared pool when the first is asked for, until the run ends.
/// </summary>
internal sealed class NodeMemo
{
    private const int NodesPerWord = 32;
    private ulong[]? _words;

    /// <summary>What is known of a node; null while that is nothing.</summary>
    /// <param name="row">The node's place in its type.</param>
    public bool? Find(int row)
    {
        if (_words is null)
        {
            return null;
        }

        var bits = _words[row / NodesPerWord] >> Shift(row);
        return (bits & 1) == 0 ? null : (bits & 2) != 0;
    }

    /// <summary>Keeps what was found out; nothing was known of the node.</summary>
    /// <param name="row">The node's place in its type.</param>
    /// <param name="value">Whether it satisfies the condition.</param>
    /// <param name="rows">How many nodes the type has.</param>
    public void Add(int row, bool value, int rows)
    {
        if (_words is null)
        {
            var length = (rows + NodesPerWord - 1) / NodesPerWord;
            _words = ArrayPool<ulong>.Shared.Rent(length);
            Array.Clear(_words, 0, length);
        }

        _words[row / NodesPerWord] |= (value ? 3UL : 1UL) << Shift(row);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        if (_words is not null)
        {
            ArrayPool<ulong>.Shared.Return(_words);
            _words = null;
        }
    }

    private static int Shift(int row) => row % NodesPerWord * 2;
}
