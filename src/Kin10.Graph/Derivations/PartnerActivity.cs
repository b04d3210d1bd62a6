namespace Kin10.Graph.Derivations;

/// <summary>What partners do about root causes: links from <c>Partner</c> to <c>RootCause</c>.</summary>
internal static class PartnerActivity
{
    /// <summary>By a commitment, by a practice that they share, or in an initiative: the path <c>RootCause.activePartners</c>.</summary>
    public static FactLinks Any(Facts facts, CancellationToken cancellationToken)
    {
        var (made, addresses) = (facts.Links("MADE", "Partner", "Commitment"), facts.Links("ADDRESSES", "Commitment", "RootCause"));
        var (shared, tackles) = (facts.Links("SHARED", "Partner", "Practice"), facts.Links("TACKLES", "Practice", "RootCause"));
        var tookPartIn = facts.Links("TOOK_PART_IN", "Partner", "Initiative");
        var worksOn = facts.Links("WORKS_ON", "Initiative", "RootCause");
        return FromPartners(facts, Step, cancellationToken);

        void Step(int partner, NodeSet met)
        {
            met.Over(made.From(partner), addresses);
            met.Over(shared.From(partner), tackles);
            met.Over(tookPartIn.From(partner), worksOn);
        }
    }

    /// <summary>By a commitment, whatever its status.</summary>
    public static FactLinks Committed(Facts facts, CancellationToken cancellationToken)
    {
        var (made, addresses) = (facts.Links("MADE", "Partner", "Commitment"), facts.Links("ADDRESSES", "Commitment", "RootCause"));
        return FromPartners(facts, (partner, met) => met.Over(made.From(partner), addresses), cancellationToken);
    }

    /// <summary>By a practice that they shared or a commitment that is completed: what others can learn from them.</summary>
    public static FactLinks Proven(Facts facts, CancellationToken cancellationToken)
    {
        var (made, addresses) = (facts.Links("MADE", "Partner", "Commitment"), facts.Links("ADDRESSES", "Commitment", "RootCause"));
        var (shared, tackles) = (facts.Links("SHARED", "Partner", "Practice"), facts.Links("TACKLES", "Practice", "RootCause"));
        var status = facts.Nodes("Commitment").Column<string?>("status").ToArray();
        return FromPartners(facts, Step, cancellationToken);

        void Step(int partner, NodeSet met)
        {
            met.Over(shared.From(partner), tackles);
            foreach (var commitment in made.From(partner))
            {
                if (status[commitment] == "COMPLETED")
                {
                    met.AddAll(addresses.From(commitment));
                }
            }
        }
    }

    private static FactLinks FromPartners(Facts facts, Action<int, NodeSet> step, CancellationToken cancellationToken) =>
        Walk.FromEach(facts.Nodes("Partner").Count, facts.Nodes("RootCause").Count, step, cancellationToken);
}
