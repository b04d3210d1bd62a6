namespace Kin10.Graph.Derivations;

/// <summary>
/// Partners in groups that have the same features; what each feature weighs; for each feature who has it. A common feature can be had by
/// very many groups. So these are in classes: of one class are groups that have the same common features and, between them, rare ones of
/// the same kinds that weigh the same. To somebody who shares no rare feature with them they are equally similar.
/// </summary>
internal sealed class SimilarityIndex
{
    private const int MostPartnersOfRare = 64;
    private readonly FactLinks _features, _classes;
    private readonly bool[] _isCommon;
    private readonly int[][] _classesByWeight;
    private readonly int _initiatives;

    public SimilarityIndex(PartnerFeatures features, int partners)
    {
        (Groups, _initiatives) = (SetGroups.Create(partners, features.Links), features.Initiatives);
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

        _isCommon = [.. Enumerable.Range(0, features.Count).Select(feature => features.Links.To(feature).Length > MostPartnersOfRare)];
        _classes = Classes(features, out var count);
        _classesByWeight = new int[features.Count][];
        var byFeature = FactLinks.Create(features.Count, count, CommonFeaturesOf(count));
        for (var feature = 0; feature < features.Count; feature++)
        {
            _classesByWeight[feature] = byFeature.From(feature).ToArray();
            Array.Sort(_classesByWeight[feature], (left, right) => Total(left).CompareTo(Total(right)) is var order && order != 0
                ? order
                : left.CompareTo(right));
        }

        ClassCount = count;
    }

    public SetGroups Groups { get; }

    /// <summary>What each feature weighs: the fewer partners have it, the more.</summary>
    public double[] Weights { get; }

    /// <summary>What all features of a group weigh.</summary>
    public double[] Totals { get; }

    /// <summary>The features of a group, ascending.</summary>
    public ReadOnlySpan<int> Features(int group) => _features.From(group);

    /// <summary>How many classes there are.</summary>
    public int ClassCount { get; }

    /// <summary>Whether a feature is common. It weighs less than any that is not.</summary>
    public bool IsCommon(int feature) => _isCommon[feature];

    /// <summary>Whether two features are both initiatives or both root causes.</summary>
    public bool AreOfOneKind(int one, int other) => one < _initiatives == other < _initiatives;

    /// <summary>The few groups with a rare feature.</summary>
    public ReadOnlySpan<int> Having(int feature) => _features.To(feature);

    /// <summary>The classes with a common feature, the lightest in all first.</summary>
    public ReadOnlySpan<int> ClassesByWeight(int feature) => _classesByWeight[feature];

    /// <summary>The groups of a class, by their least partner.</summary>
    public ReadOnlySpan<int> GroupsOf(int classNumber) => _classes.From(classNumber);

    /// <summary>What all features of a group of a class weigh: each of them the same.</summary>
    public double Total(int classNumber) => Totals[_classes.From(classNumber)[0]];

    private FactLinks Classes(PartnerFeatures features, out int count)
    {
        // Not links, but lists to compare: a common feature stands for itself, a rare one for its kind and for how many have it.
        var keys = new List<int>(_features.Count);
        var starts = new int[Groups.Count + 1];
        for (var group = 0; group < Groups.Count; group++)
        {
            foreach (var feature in Features(group))
            {
                var rare = (2 * features.Links.To(feature).Length) + (feature < _initiatives ? 1 : 0);
                keys.Add(_isCommon[feature] ? (2 * MostPartnersOfRare) + 2 + feature : rare);
            }

            starts[group + 1] = keys.Count;
        }

        var classes = SetGroups.Create(Groups.Count, FactLinks.Create(starts, [.. keys], (2 * MostPartnersOfRare) + 2 + features.Count));
        count = classes.Count;
        var pairs = Enumerable.Range(0, Groups.Count).Select(group => (classes.Of(group), group));
        return FactLinks.Create(count, Groups.Count, [.. pairs]);
    }

    private List<(int Feature, int Class)> CommonFeaturesOf(int classCount)
    {
        var common = new List<(int Feature, int Class)>();
        for (var number = 0; number < classCount; number++)
        {
            foreach (var feature in Features(GroupsOf(number)[0]))
            {
                if (_isCommon[feature])
                {
                    common.Add((feature, number));
                }
            }
        }

        return common;
    }
}
