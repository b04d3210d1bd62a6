namespace Kin10.Graph.Derivations;

/// <summary>
/// Who could adapt a practice: partners whose commitments address a root cause that it tackles, who neither shared nor adapted it.
/// </summary>
internal sealed class AdaptersDerivation : IDerivation
{
    public string Name => "adapters";

    public IReadOnlyList<string> Gives { get; } = ["COULD_ADAPT"];

    public void Derive(Facts facts, DerivedData data, CancellationToken cancellationToken)
    {
        var (partners, rootCauses) = (facts.Nodes("Partner").Count, facts.Nodes("RootCause"));
        var committed = PartnerActivity.Committed(facts, cancellationToken);
        var index = new OverlapIndex(SetGroups.Create(partners, committed), committed, [.. Enumerable.Repeat(1.0, rootCauses.Count)]);
        var (shared, adapted) = (facts.Links("SHARED", "Partner", "Practice"), facts.Links("ADAPTED", "Partner", "Practice"));
        var tackles = facts.Links("TACKLES", "Practice", "RootCause");
        var practices = facts.Nodes("Practice").Count;
        var found = Workers.Do(practices, () => new ExcludingSearch(index, partners), Find, cancellationToken);
        data.Set(SuggestionLinks.FromEach("COULD_ADAPT", ("Practice", practices), "Partner", practice => found[practice]));

        Suggestion[] Find(ExcludingSearch search, int practice)
        {
            search.Excluded.Clear();
            search.Excluded.AddAll(shared.To(practice));
            search.Excluded.AddAll(adapted.To(practice));
            return search.Find(tackles.From(practice), tackles.From(practice).Length, rootCauses.Ids);
        }
    }
}
