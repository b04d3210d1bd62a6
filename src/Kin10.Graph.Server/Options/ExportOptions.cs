namespace Kin10.Graph.Server.Options;

/// <summary>Section <c>Export</c>: whole lists as CSV and JSON Lines, and the graph as GraphML.</summary>
internal sealed record ExportOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Export";

    /// <summary>Whether there are exports. Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How many rows an export may have; one of more is refused before anything is sent. Default 1,000,000.</summary>
    public int MaxRows { get; init; } = 1_000_000;

    /// <summary>How many exports may be sent at the same time; one more is answered with 503. Default 8.</summary>
    public int MaxConcurrent { get; init; } = 8;

    /// <summary>How long an export may take; then its connection is closed. Default 5 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Checks every value.</summary>
    public void Validate(SettingChecks checks)
    {
        checks.Between(MaxRows, 1, 1_000_000_000, "rows");
        checks.Between(MaxConcurrent, 1, 10_000, "exports");
        checks.Between(Timeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(24));
    }
}
