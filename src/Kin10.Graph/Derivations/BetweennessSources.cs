namespace Kin10.Graph.Derivations;

/// <summary>From which partners the shortest ways are counted: from all of a few, from some of many.</summary>
internal static class BetweennessSources
{
    /// <summary>The most of whom each is a source.</summary>
    public const int MaxExact = 2_000;

    /// <summary>How many are sources where there are more.</summary>
    public const int Samples = 500;

    /// <summary>Chooses them, evenly in the order of ids.</summary>
    /// <param name="linked">All linked partners, ascending.</param>
    public static int[] Of(int[] linked) => linked.Length <= MaxExact
        ? linked
        : [.. Enumerable.Range(0, Samples).Select(i => linked[(long)i * linked.Length / Samples])];
}
