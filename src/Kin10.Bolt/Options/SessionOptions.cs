namespace Kin10.Bolt;

/// <summary>Settings of a session.</summary>
public sealed record SessionOptions
{
    /// <summary>
    /// The database; null for the user's home database. Where work is routed (<c>neo4j://</c>) that is asked for once for each session or
    /// pipeline, which costs a round trip, and does not change within it.
    /// </summary>
    public string? Database { get; init; }

    /// <summary>What statements and transactions of the session do unless they are managed (ExecuteRead, ExecuteWrite).</summary>
    public AccessMode AccessMode { get; init; } = AccessMode.Write;

    /// <summary>What the first transaction must see: bookmarks of earlier sessions.</summary>
    public IReadOnlyList<string> Bookmarks { get; init; } = [];

    /// <summary>How many records are asked for at once; -1 for all; null for <see cref="BoltDriverOptions.FetchSize"/>.</summary>
    public long? FetchSize { get; init; }
}
