using Kin10.Graph.Changes;

namespace Kin10.Graph.Server.Options;

/// <summary>Section <c>Changes</c>: the log of what imports changed.</summary>
internal sealed record ChangesOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Changes";

    /// <summary>
    /// How many changes are kept; whole imports are forgotten, the oldest first, and the newest is always known. Default 10,000.
    /// </summary>
    public int Keep { get; init; } = ChangeLog.DefaultKept;

    /// <summary>Checks every value.</summary>
    public void Validate(SettingChecks checks) => checks.Between(Keep, 0, 1_000_000, "changes");
}
