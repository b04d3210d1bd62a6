namespace Kin10.Graph.Derivations;

/// <summary>
/// How often a node lies on the shortest ways between two others: U. Brandes, A faster algorithm for betweenness centrality, 2001. In a
/// graph of two kinds of nodes, over pairs of the first kind only.
/// </summary>
internal static class Betweenness
{
    // So many sources at once: their results are added in their order, however many processors there are.
    private const int SourcesAtOnce = 8;

    /// <summary>For each node of the first kind the sum of its shares over all pairs of a source and another node.</summary>
    /// <param name="links">From nodes of the first kind to those of the second.</param>
    /// <param name="firstCount">How many there are of the first kind.</param>
    /// <param name="secondCount">How many there are of the second.</param>
    /// <param name="sources">Nodes of the first kind.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static double[] Of(FactLinks links, int firstCount, int secondCount, int[] sources, CancellationToken cancellationToken)
    {
        var sums = new double[firstCount];
        var walks = new ShortestWays[Math.Min(SourcesAtOnce, sources.Length)];
        for (var i = 0; i < walks.Length; i++)
        {
            walks[i] = new(links, firstCount, secondCount);
        }

        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        for (var first = 0; first < sources.Length; first += walks.Length)
        {
            var count = Math.Min(walks.Length, sources.Length - first);
            Parallel.For(0, count, options, i => walks[i].From(sources[first + i]));
            for (var i = 0; i < count; i++)
            {
                walks[i].AddTo(sums);
            }
        }

        return sums;
    }
}
