namespace Kin10.Graph.Derivations;

/// <summary>PageRank of a root cause among those that ease one another; the average is 1.</summary>
internal sealed class LeverageDerivation : IDerivation
{
    // What is equal by symmetry is equal to so many decimals.
    private const int Decimals = 9;

    public string Name => "leverage";

    public IReadOnlyList<string> Gives { get; } = ["RootCause.leverage"];

    public void Derive(Facts facts, DerivedData data, CancellationToken cancellationToken)
    {
        var count = facts.Nodes("RootCause").Count;
        var easedBy = facts.Links("INFLUENCES", "RootCause", "RootCause").TurnedRound();
        var ranks = PageRank.Of(easedBy, count, cancellationToken);
        data.Set("RootCause", "leverage", Array.ConvertAll(ranks, rank => Math.Round(rank * count, Decimals, MidpointRounding.ToEven)));
    }
}
