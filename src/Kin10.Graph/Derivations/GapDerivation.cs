namespace Kin10.Graph.Derivations;

/// <summary>Need x (1 - supply): near 1 where much is needed and little is done about a root cause.</summary>
internal sealed class GapDerivation : IDerivation
{
    public string Name => "gap";

    public IReadOnlyList<string> Gives { get; } = ["RootCause.gap"];

    public void Derive(Facts facts, DerivedData data, CancellationToken cancellationToken)
    {
        var (need, supply) = (data.Column<double>("RootCause", "need"), data.Column<double>("RootCause", "supply"));
        var gap = new double[need.Length];
        for (var node = 0; node < gap.Length; node++)
        {
            gap[node] = need[node] * (1 - supply[node]);
        }

        data.Set("RootCause", "gap", gap);
    }
}
