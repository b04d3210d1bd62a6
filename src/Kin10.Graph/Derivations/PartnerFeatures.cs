namespace Kin10.Graph.Derivations;

/// <summary>
/// What partners have in common: the initiatives that they took part in and the root causes that they are active on, numbered in that
/// order, which is the order of their ids.
/// </summary>
/// <param name="Links">From a partner to its features.</param>
/// <param name="Count">How many features there are.</param>
/// <param name="Initiatives">How many of them are initiatives, the first ones.</param>
/// <param name="Ids">Their ids.</param>
internal sealed record PartnerFeatures(FactLinks Links, int Count, int Initiatives, IReadOnlyList<string> Ids)
{
    public static PartnerFeatures Of(Facts facts, CancellationToken cancellationToken)
    {
        var (initiatives, rootCauses) = (facts.Nodes("Initiative"), facts.Nodes("RootCause"));
        var (tookPartIn, active) = (facts.Links("TOOK_PART_IN", "Partner", "Initiative"), PartnerActivity.Any(facts, cancellationToken));
        var count = initiatives.Count + rootCauses.Count;
        var links = Walk.FromEach(facts.Nodes("Partner").Count, count, Step, cancellationToken);
        return new(links, count, initiatives.Count, [.. initiatives.Ids, .. rootCauses.Ids]);

        void Step(int partner, NodeSet met)
        {
            met.AddAll(tookPartIn.From(partner));
            foreach (var rootCause in active.From(partner))
            {
                met.Add(initiatives.Count + rootCause);
            }
        }
    }
}
