using Kin10.Graph.Search;

namespace Kin10.Graph.Server.Options;

/// <summary>Section <c>Search</c>: full text search.</summary>
internal sealed record SearchSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Search";

    /// <summary>Whether texts can be searched. Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>See <see cref="SearchIndexOptions.MaxNodes"/>.</summary>
    public int MaxNodes { get; init; } = new SearchIndexOptions().MaxNodes;

    /// <summary>See <see cref="SearchIndexOptions.MaxBytes"/>.</summary>
    public long MaxBytes { get; init; } = new SearchIndexOptions().MaxBytes;

    /// <summary>See <see cref="SearchIndexOptions.MaxRememberedHits"/>.</summary>
    public int MaxRememberedHits { get; init; } = new SearchIndexOptions().MaxRememberedHits;

    /// <summary>What an index may take.</summary>
    public SearchIndexOptions ToOptions() => new() { MaxNodes = MaxNodes, MaxBytes = MaxBytes, MaxRememberedHits = MaxRememberedHits };

    /// <summary>Checks every value.</summary>
    public void Validate(SettingChecks checks)
    {
        checks.Between(MaxNodes, 1, 100_000_000, "nodes");
        checks.Between(MaxBytes, 1L << 20, 1L << 30, "bytes");
        checks.Between(MaxRememberedHits, 0, 100_000_000, "hits");
    }
}
