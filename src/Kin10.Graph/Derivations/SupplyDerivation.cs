namespace Kin10.Graph.Derivations;

/// <summary>
/// How much is done about a root cause: the mean of its ranks by active partners, by practices and initiatives, and by known money.
/// </summary>
internal sealed class SupplyDerivation : IDerivation
{
    public string Name => "supply";

    public IReadOnlyList<string> Gives { get; } = ["RootCause.supply"];

    public void Derive(Facts facts, DerivedData data, CancellationToken cancellationToken)
    {
        var active = PartnerActivity.Any(facts, cancellationToken);
        var practices = facts.Links("TACKLES", "Practice", "RootCause");
        var initiatives = facts.Links("WORKS_ON", "Initiative", "RootCause");
        var count = facts.Nodes("RootCause").Count;
        var (partners, work) = (new int[count], new int[count]);
        for (var node = 0; node < count; node++)
        {
            partners[node] = active.To(node).Length;
            work[node] = practices.To(node).Length + initiatives.To(node).Length;
        }

        var (byPartners, byWork, byMoney) =
            (PercentileRank.Of(partners), PercentileRank.Of(work), PercentileRank.Of(KnownMoney(facts, count)));
        var supply = new double[count];
        for (var node = 0; node < count; node++)
        {
            supply[node] = (byPartners[node] + byWork[node] + byMoney[node]) / 3;
        }

        data.Set("RootCause", "supply", supply);
    }

    // Wider than an amount, so that no sum goes past it.
    private static Int128[] KnownMoney(Facts facts, int count)
    {
        var amounts = facts.Nodes("Investment").Column<long?>("amountUsd");
        var investments = facts.Links("TARGETS", "Investment", "RootCause");
        var money = new Int128[count];
        for (var node = 0; node < count; node++)
        {
            foreach (var investment in investments.To(node))
            {
                money[node] += amounts[investment] ?? 0;
            }
        }

        return money;
    }
}
