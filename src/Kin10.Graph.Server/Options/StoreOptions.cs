namespace Kin10.Graph.Server.Options;

/// <summary>Section <c>Store</c>: which files hold the graph and its model.</summary>
internal sealed record StoreOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Store";

    /// <summary>
    /// The file of the embedded store; relative to the content root. Default <c>data/kin10.db</c>; <c>:memory:</c> keeps nothing.
    /// </summary>
    public string Path { get; init; } = "data/kin10.db";

    /// <summary>The model of the graph; relative to the content root. By default the one that was built with the program.</summary>
    public string? ModelPath { get; init; }

    /// <summary>
    /// How often the file is looked at for what other processes import into it; zero for never. Default half a second.
    /// </summary>
    public TimeSpan WatchInterval { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Checks every value.</summary>
    public void Validate(SettingChecks checks)
    {
        if (string.IsNullOrWhiteSpace(Path))
        {
            checks.Report(nameof(Path), "is empty; name the file of the store, as in data/kin10.db");
        }

        checks.Between(WatchInterval, TimeSpan.Zero, TimeSpan.FromHours(1));
    }
}
