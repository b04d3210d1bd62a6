namespace Kin10.Graph.Derivations;

/// <summary>
/// Whom a funder could fund: partners active on a root cause that its investments target, directly or by its grand challenge, who got
/// nothing from it and are not the same organisation. What they are active on counts by its gap.
/// </summary>
internal sealed class RecipientsDerivation : IDerivation
{
    public string Name => "recipients";

    public IReadOnlyList<string> Gives { get; } = ["COULD_FUND"];

    public void Derive(Facts facts, DerivedData data, CancellationToken cancellationToken)
    {
        var (partners, funders, rootCauses) = (facts.Nodes("Partner").Count, facts.Nodes("Funder").Count, facts.Nodes("RootCause"));
        var active = PartnerActivity.Any(facts, cancellationToken);
        var groups = SetGroups.Create(partners, active);
        var byGap = new OverlapIndex(groups, active, data.Column<double>("RootCause", "gap"));
        var byNumber = new OverlapIndex(groups, active, [.. Enumerable.Repeat(1.0, rootCauses.Count)]);
        var targeted = Targeted(facts, cancellationToken);
        var (gave, wentTo) = (facts.Links("GAVE", "Funder", "Investment"), facts.Links("WENT_TO", "Investment", "Partner"));
        var sameOrganisation = facts.Links("SAME_ORGANISATION_AS", "Funder", "Partner");
        var found = Workers.Do(
            funders, () => (new ExcludingSearch(byGap, partners), new ExcludingSearch(byNumber, partners)), Find, cancellationToken);
        data.Set(SuggestionLinks.FromEach("COULD_FUND", ("Funder", funders), "Partner", funder => found[funder]));

        Suggestion[] Find((ExcludingSearch ByGap, ExcludingSearch ByNumber) searches, int funder)
        {
            var total = 0.0;
            foreach (var rootCause in targeted.From(funder))
            {
                total += byGap.Weights[rootCause];
            }

            var search = total > 0 ? searches.ByGap : searches.ByNumber;
            search.Excluded.Clear();
            search.Excluded.AddAll(sameOrganisation.From(funder));
            search.Excluded.Over(gave.From(funder), wentTo);
            return search.Find(targeted.From(funder), total > 0 ? total : targeted.From(funder).Length, rootCauses.Ids);
        }
    }

    private static FactLinks Targeted(Facts facts, CancellationToken cancellationToken)
    {
        var gave = facts.Links("GAVE", "Funder", "Investment");
        var rootCauses = facts.Links("TARGETS", "Investment", "RootCause");
        var challenges = facts.Links("TARGETS", "Investment", "GrandChallenge");
        var rootCausesOf = facts.Links("PART_OF", "RootCause", "GrandChallenge").TurnedRound();
        return Walk.FromEach(facts.Nodes("Funder").Count, facts.Nodes("RootCause").Count, Step, cancellationToken);

        void Step(int funder, NodeSet met)
        {
            met.Over(gave.From(funder), rootCauses);
            foreach (var investment in gave.From(funder))
            {
                met.Over(challenges.From(investment), rootCausesOf);
            }
        }
    }
}
