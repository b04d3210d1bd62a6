namespace Kin10.Graph.Server.Options;

/// <summary>Section <c>Seed</c>: what an empty embedded store is filled with.</summary>
internal sealed record SeedOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Seed";

    /// <summary>A bundle; relative to the content root. By default the one that was built with the program.</summary>
    public string? Path { get; init; }

    /// <summary>Whether <c>serve</c> fills an empty embedded store. Default true.</summary>
    public bool Import { get; init; } = true;
}
