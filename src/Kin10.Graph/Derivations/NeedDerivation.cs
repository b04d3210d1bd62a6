namespace Kin10.Graph.Derivations;

/// <summary>How much a root cause matters: the mean of its ranks by leverage and by reach, and of whether it is a catalyst.</summary>
internal sealed class NeedDerivation : IDerivation
{
    public string Name => "need";

    public IReadOnlyList<string> Gives { get; } = ["RootCause.need"];

    public void Derive(Facts facts, DerivedData data, CancellationToken cancellationToken)
    {
        var leverage = PercentileRank.Of(data.Column<double>("RootCause", "leverage"));
        var reach = PercentileRank.Of(data.Column<long>("RootCause", "reach"));
        var isCatalyst = facts.Nodes("RootCause").Column<bool?>("isCatalyst");
        var need = new double[isCatalyst.Length];
        for (var node = 0; node < need.Length; node++)
        {
            need[node] = (leverage[node] + reach[node] + (isCatalyst[node] == true ? 1 : 0)) / 3;
        }

        data.Set("RootCause", "need", need);
    }
}
