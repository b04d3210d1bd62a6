namespace Kin10.Graph.Search;

/// <summary>What an index may take.</summary>
public sealed record SearchIndexOptions
{
    /// <summary>The most nodes whose texts are held. Default: 1,000,000.</summary>
    public int MaxNodes { get; init; } = 1_000_000;

    /// <summary>The most bytes of memory for texts and words. Default: 1 GiB, which is also the most that can be had.</summary>
    public long MaxBytes { get; init; } = 1L << 30;

    /// <summary>
    /// How many hits of earlier searches are remembered, so that the next page needs no other search. Default: 1,000,000.
    /// </summary>
    public int MaxRememberedHits { get; init; } = 1_000_000;
}
