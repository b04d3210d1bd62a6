namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>
/// The neighbours of every node over one relationship type in one direction, in the order of their ids: those of a node are a
/// range of <see cref="Targets"/>.
/// </summary>
internal sealed class Adjacency
{
    private readonly int[]?[] _startsByType;
    private readonly int[] _bases;
    private readonly ushort[] _typeOf;

    private Adjacency(int[]?[] startsByType, int[] bases, ushort[] typeOf, int[] targets, int[] edges) =>
        (_startsByType, _bases, _typeOf, Targets, Edges) = (startsByType, bases, typeOf, targets, edges);

    /// <summary>The neighbours' ordinals.</summary>
    public int[] Targets { get; }

    /// <summary>The edge that leads to each.</summary>
    public int[] Edges { get; }

    /// <summary>Where the neighbours of a node are.</summary>
    public (int Start, int End) Range(int node)
    {
        var type = _typeOf[node];
        var starts = _startsByType[type];
        if (starts is null)
        {
            return (0, 0);
        }

        var row = node - _bases[type];
        return (starts[row], starts[row + 1]);
    }

    /// <param name="from">For each entry the node it starts at, ascending; entries of one node ascend by target.</param>
    /// <param name="targets">For each entry the neighbour.</param>
    /// <param name="edges">For each entry the edge.</param>
    /// <param name="bases">The first node of each type.</param>
    /// <param name="counts">The number of nodes of each type.</param>
    /// <param name="typeOf">Each node's type.</param>
    public static Adjacency Build(int[] from, int[] targets, int[] edges, int[] bases, int[] counts, ushort[] typeOf)
    {
        var startsByType = new int[]?[bases.Length];
        foreach (var node in from)
        {
            startsByType[typeOf[node]] ??= new int[counts[typeOf[node]] + 1];
        }

        for (var type = 0; type < bases.Length; type++)
        {
            if (startsByType[type] is not { } starts)
            {
                continue;
            }

            var entry = LowerBound(from, bases[type]);
            for (var row = 0; row < starts.Length; row++)
            {
                while (entry < from.Length && from[entry] < bases[type] + row)
                {
                    entry++;
                }

                starts[row] = entry;
            }
        }

        return new Adjacency(startsByType, bases, typeOf, targets, edges);
    }

    private static int LowerBound(int[] sorted, int value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            if (sorted[middle] < value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
