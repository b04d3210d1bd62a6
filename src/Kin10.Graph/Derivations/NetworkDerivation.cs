namespace Kin10.Graph.Derivations;

/// <summary>
/// The place of a partner in the network, where two are linked that share an initiative or are active on one root cause: how many it is
/// linked to, how often it lies between two others, and in which cluster it is.
/// </summary>
internal sealed class NetworkDerivation : IDerivation
{
    // What is equal by symmetry is equal to so many decimals.
    private const int Decimals = 9;

    public string Name => "network";

    public IReadOnlyList<string> Gives { get; } = ["Partner.connectedness", "Partner.brokerage", "Partner.cluster"];

    public void Derive(Facts facts, DerivedData data, CancellationToken cancellationToken)
    {
        var partners = facts.Nodes("Partner").Count;
        var features = PartnerFeatures.Of(facts, cancellationToken);
        var connectedness = NeighbourCounts.Of(features, partners, cancellationToken);
        data.Set("Partner", "connectedness", connectedness);
        data.Set("Partner", "brokerage", Brokerage(features, connectedness, cancellationToken));
        data.Set("Partner", "cluster", Clusters.Of(features, connectedness));
    }

    private static double[] Brokerage(PartnerFeatures features, long[] connectedness, CancellationToken cancellationToken)
    {
        var linked = Enumerable.Range(0, connectedness.Length).Where(partner => connectedness[partner] > 0).ToArray();
        if (linked.Length < 3)
        {
            return new double[connectedness.Length];
        }

        // Each pair is met from both of its ends, so twice the pairs are what it is divided by.
        var sources = BetweennessSources.Of(linked);
        var sums = Betweenness.Of(features.Links, connectedness.Length, features.Count, sources, cancellationToken);
        var scale = linked.Length / (double)sources.Length / ((linked.Length - 1.0) * (linked.Length - 2.0));
        return Array.ConvertAll(sums, sum => Math.Round(sum * scale, Decimals, MidpointRounding.ToEven));
    }
}
