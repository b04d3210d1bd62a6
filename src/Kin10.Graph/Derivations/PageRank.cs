namespace Kin10.Graph.Derivations;

/// <summary>
/// How often a random walker is where: L. Page, S. Brin, R. Motwani, T. Winograd, The PageRank Citation Ranking, 1999. With the remaining
/// probability, and where no arc leads on, it goes anywhere.
/// </summary>
internal static class PageRank
{
    private const double Damping = 0.85;
    private const double Tolerance = 1e-12;
    private const int MaxRounds = 200;

    /// <summary>The probability of each node; they add up to 1.</summary>
    /// <param name="arcs">Where the walker goes: from the start of a link to its end.</param>
    /// <param name="count">How many nodes there are.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static double[] Of(FactLinks arcs, int count, CancellationToken cancellationToken)
    {
        var (ranks, next, shares) = (new double[count], new double[count], new double[count]);
        ranks.AsSpan().Fill(1.0 / count);
        for (var (round, change) = (0, double.MaxValue); round < MaxRounds && change >= Tolerance; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var without = 0.0;
            for (var node = 0; node < count; node++)
            {
                var degree = arcs.From(node).Length;
                without += degree == 0 ? ranks[node] : 0;
                shares[node] = degree == 0 ? 0 : ranks[node] / degree;
            }

            var everywhere = ((1 - Damping) + (Damping * without)) / count;
            change = 0;
            for (var node = 0; node < count; node++)
            {
                var sum = 0.0;
                foreach (var from in arcs.To(node))
                {
                    sum += shares[from];
                }

                next[node] = everywhere + (Damping * sum);
                change += Math.Abs(next[node] - ranks[node]);
            }

            (ranks, next) = (next, ranks);
        }

        return ranks;
    }
}
