namespace Kin10.Graph.Derivations;

/// <summary>Every derivation that there is.</summary>
internal static class Derivation
{
    /// <summary>All of them, each after those whose results it reads.</summary>
    public static IReadOnlyList<IDerivation> All { get; } =
    [
        new ReachDerivation(), new LeverageDerivation(), new NeedDerivation(), new SupplyDerivation(), new GapDerivation(),
        new ChallengeMeansDerivation(), new SimilarPartnersDerivation(), new TeachersDerivation(), new AdaptersDerivation(),
        new RecipientsDerivation(), new NetworkDerivation(),
    ];
}
