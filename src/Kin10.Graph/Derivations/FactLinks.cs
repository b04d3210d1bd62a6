namespace Kin10.Graph.Derivations;

/// <summary>Links between the nodes of two types: compressed adjacency both ways, each neighbour once, in ascending order.</summary>
internal sealed class FactLinks
{
    private readonly int[] _fromStarts, _fromEnds, _toStarts, _toEnds;

    private FactLinks(int[] fromStarts, int[] fromEnds, int[] toStarts, int[] toEnds) =>
        (_fromStarts, _fromEnds, _toStarts, _toEnds) = (fromStarts, fromEnds, toStarts, toEnds);

    /// <summary>How many links there are.</summary>
    public int Count => _fromEnds.Length;

    /// <summary>Where the links lead that start at a node.</summary>
    public ReadOnlySpan<int> From(int node) => _fromEnds.AsSpan(_fromStarts[node].._fromStarts[node + 1]);

    /// <summary>Where the links start that lead to a node.</summary>
    public ReadOnlySpan<int> To(int node) => _toEnds.AsSpan(_toStarts[node].._toStarts[node + 1]);

    /// <summary>The same links with their arrows turned round.</summary>
    public FactLinks TurnedRound() => new(_toStarts, _toEnds, _fromStarts, _fromEnds);

    /// <summary>No links between so many nodes.</summary>
    public static FactLinks None(int fromCount, int toCount) => new(new int[fromCount + 1], [], new int[toCount + 1], []);

    /// <summary>Sorts links, given in any order; one that is given twice counts once.</summary>
    /// <param name="fromCount">How many nodes there are at the start of the arrow.</param>
    /// <param name="toCount">How many there are at its end.</param>
    /// <param name="links">The numbers of both nodes.</param>
    public static FactLinks Create(int fromCount, int toCount, IReadOnlyCollection<(int From, int To)> links)
    {
        var sorted = new long[links.Count];
        var next = 0;
        foreach (var (from, to) in links)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)from, (uint)fromCount, nameof(links));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)to, (uint)toCount, nameof(links));
            sorted[next++] = ((long)from << 32) | (uint)to;
        }

        Array.Sort(sorted);
        var (fromStarts, fromEnds, count) = (new int[fromCount + 1], new int[sorted.Length], 0);
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                fromEnds[count++] = (int)sorted[i];
                fromStarts[(int)(sorted[i] >> 32) + 1] = count;
            }
        }

        for (var node = 0; node < fromCount; node++)
        {
            fromStarts[node + 1] = Math.Max(fromStarts[node + 1], fromStarts[node]);
        }

        Array.Resize(ref fromEnds, count);
        return Create(fromStarts, fromEnds, toCount);
    }

    /// <summary>Takes links as they are compressed already.</summary>
    /// <param name="fromStarts">For each node at the start of the arrow where its neighbours begin, and at last where all end.</param>
    /// <param name="fromEnds">Its neighbours, each once, ascending.</param>
    /// <param name="toCount">How many nodes there are at the end of the arrow.</param>
    public static FactLinks Create(int[] fromStarts, int[] fromEnds, int toCount)
    {
        var toStarts = new int[toCount + 1];
        foreach (var to in fromEnds)
        {
            toStarts[to + 1]++;
        }

        for (var node = 0; node < toCount; node++)
        {
            toStarts[node + 1] += toStarts[node];
        }

        var (places, toEnds) = (toStarts.AsSpan(0, toCount).ToArray(), new int[fromEnds.Length]);
        for (var from = 0; from + 1 < fromStarts.Length; from++)
        {
            for (var i = fromStarts[from]; i < fromStarts[from + 1]; i++)
            {
                toEnds[places[fromEnds[i]]++] = from;
            }
        }

        return new(fromStarts, fromEnds, toStarts, toEnds);
    }
}
