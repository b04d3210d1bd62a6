namespace Kin10.Graph.Derivations;

/// <summary>Need, supply and gap of a grand challenge: the means over its root causes, null where it has none.</summary>
internal sealed class ChallengeMeansDerivation : IDerivation
{
    private static readonly string[] Scores = ["need", "supply", "gap"];

    public string Name => "challengeMeans";

    public IReadOnlyList<string> Gives { get; } = [.. Scores.Select(score => $"GrandChallenge.{score}")];

    public void Derive(Facts facts, DerivedData data, CancellationToken cancellationToken)
    {
        var partOf = facts.Links("PART_OF", "RootCause", "GrandChallenge");
        foreach (var score in Scores)
        {
            var values = data.Column<double>("RootCause", score);
            var means = new double?[facts.Nodes("GrandChallenge").Count];
            for (var challenge = 0; challenge < means.Length; challenge++)
            {
                means[challenge] = Mean(values, partOf.To(challenge));
            }

            data.Set("GrandChallenge", score, means);
        }
    }

    private static double? Mean(double[] values, ReadOnlySpan<int> nodes)
    {
        var sum = 0.0;
        foreach (var node in nodes)
        {
            sum += values[node];
        }

        return nodes.IsEmpty ? null : sum / nodes.Length;
    }
}
