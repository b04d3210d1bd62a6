namespace Kin10.Graph.Derivations;

/// <summary>Partners in groups that have the same features; what each feature weighs; for each feature the groups that have it.</summary>
internal sealed class SimilarityIndex
{
    private readonly FactLinks _features;
    private readonly int[][] _byWeight;

    public SimilarityIndex(PartnerFeatures features, int partners)
    {
        Groups = SetGroups.Create(partners, features.Links);
        var partnersWithAny = 0;
        var (starts, ends) = (new int[Groups.Count + 1], new List<int>());
        for (var group = 0; group < Groups.Count; group++)
        {
            partnersWithAny += Groups.Members(group).Length;
            ends.AddRange(features.Links.From(Groups.First(group)));
            starts[group + 1] = ends.Count;
        }

        Weights = new double[features.Count];
        for (var feature = 0; feature < features.Count; feature++)
        {
            // A feature that nobody has weighs nothing: it is never asked for.
            var having = features.Links.To(feature).Length;
            Weights[feature] = having == 0 ? 0 : Math.Log(1 + ((double)partnersWithAny / having));
        }

        _features = FactLinks.Create(starts, [.. ends], features.Count);
        Totals = new double[Groups.Count];
        for (var group = 0; group < Groups.Count; group++)
        {
            foreach (var feature in Features(group))
            {
                Totals[group] += Weights[feature];
            }
        }

        _byWeight = new int[features.Count][];
        for (var feature = 0; feature < features.Count; feature++)
        {
            _byWeight[feature] = _features.To(feature).ToArray();
            Array.Sort(_byWeight[feature], (left, right) => Totals[left].CompareTo(Totals[right]) is var order && order != 0
                ? order
                : left.CompareTo(right));
        }
    }

    public SetGroups Groups { get; }

    /// <summary>What each feature weighs: the fewer partners have it, the more.</summary>
    public double[] Weights { get; }

    /// <summary>What all features of a group weigh.</summary>
    public double[] Totals { get; }

    /// <summary>The features of a group, ascending.</summary>
    public ReadOnlySpan<int> Features(int group) => _features.From(group);

    /// <summary>The groups with a feature, the lightest in all first.</summary>
    public ReadOnlySpan<int> ByWeight(int feature) => _byWeight[feature];
}
