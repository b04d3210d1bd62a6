namespace Kin10.Graph.Derivations;

/// <summary>The sets that paths over several relationships lead to, as links.</summary>
internal static class Walk
{
    /// <summary>Walks from every node; each node that is met counts once.</summary>
    /// <param name="fromCount">How many nodes there are to walk from.</param>
    /// <param name="toCount">How many there are of the type at the end.</param>
    /// <param name="step">Adds what is met from a node.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static FactLinks FromEach(int fromCount, int toCount, Action<int, NodeSet> step, CancellationToken cancellationToken)
    {
        var (starts, ends, met) = (new int[fromCount + 1], new List<int>(), new NodeSet(toCount));
        for (var node = 0; node < fromCount; node++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            step(node, met);
            met.Nodes.Sort();
            ends.AddRange(met.Nodes);
            starts[node + 1] = ends.Count;
            met.Clear();
        }

        return FactLinks.Create(starts, [.. ends], toCount);
    }

    /// <summary>Adds what two steps from a node lead to.</summary>
    public static void Over(this NodeSet met, ReadOnlySpan<int> middle, FactLinks second)
    {
        foreach (var node in middle)
        {
            met.AddAll(second.From(node));
        }
    }
}
