namespace Kin10.Graph.Derivations;

/// <summary>
/// Partners that share a feature: a root cause that they are active on, an initiative that they took part in. The score is the weighted
/// Jaccard index: what they share, by weight, out of what either has.
/// </summary>
internal sealed class SimilarPartnersDerivation : IDerivation
{
    public string Name => "similarPartners";

    public IReadOnlyList<string> Gives { get; } = ["SIMILAR_TO"];

    public void Derive(Facts facts, DerivedData data, CancellationToken cancellationToken)
    {
        var partners = facts.Nodes("Partner").Count;
        var features = PartnerFeatures.Of(facts, cancellationToken);
        var index = new SimilarityIndex(features, partners);
        var found = Workers.Do(index.Groups.Count, () => new SimilaritySearch(index), Find, cancellationToken);
        var allFeatures = new string[index.Groups.Count][];
        data.Set(SuggestionLinks.FromEach("SIMILAR_TO", ("Partner", partners), "Partner", Suggestions));

        // Ten others of the group itself leave no place.
        Suggestion[] Find(SimilaritySearch search, int group) =>
            index.Groups.Members(group).Length > TopTen.Capacity ? [] : search.Find(group, features.Ids);

        IEnumerable<Suggestion> Suggestions(int partner)
        {
            var group = index.Groups.Of(partner);
            return group < 0 ? [] : OfSameGroup(partner, group).Concat(found[group]).Take(TopTen.Capacity);
        }

        // Those with the same features score 1, and nobody else does.
        IEnumerable<Suggestion> OfSameGroup(int partner, int group)
        {
            var members = index.Groups.Members(group);
            return members[..Math.Min(members.Length, TopTen.Capacity + 1)].ToArray()
                .Where(member => member != partner)
                .Select(member => new Suggestion(member, 1, allFeatures[group] ??= IdsOf(group)));
        }

        string[] IdsOf(int group) => [.. index.Features(group).ToArray().Select(feature => features.Ids[feature])];
    }
}
