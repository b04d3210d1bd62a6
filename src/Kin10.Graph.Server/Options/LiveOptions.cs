namespace Kin10.Graph.Server.Options;

/// <summary>Section <c>Live</c>: what subscriptions may take of the server.</summary>
internal sealed record LiveOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Live";

    /// <summary>How many WebSockets and event streams may be open together; 0 for none. Default 10,000.</summary>
    public int MaxConnections { get; init; } = 10_000;

    /// <summary>How many operations one WebSocket may have open at once. Default 100.</summary>
    public int MaxSubscriptions { get; init; } = 100;

    /// <summary>How many different operations may be followed at once, each by any number of subscribers. Default 1,000.</summary>
    public int MaxOperations { get; init; } = 1_000;

    /// <summary>
    /// How many bytes the latest answers of all followed operations may take together; an answer that would take more is an error.
    /// Default 67,108,864 (64 MiB).
    /// </summary>
    public long MaxAnswerBytes { get; init; } = 64L << 20;

    /// <summary>The longest message of a client over a WebSocket in bytes; a longer one ends the connection. Default 65,536.</summary>
    public int MaxMessageBytes { get; init; } = 64 * 1024;

    /// <summary>How many operations are executed at the same time when the graph has changed. Default 4.</summary>
    public int MaxRuns { get; init; } = 4;

    /// <summary>
    /// The least time between two executions of one operation; the changes of the graph meanwhile are told together. Default half a
    /// second.
    /// </summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a WebSocket may stay open before its client says <c>connection_init</c>. Default 10 seconds.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// After how long a silence a connection is given a sign of life: a comment in an event stream, a ping over a WebSocket, which is
    /// closed if no pong comes in the same time. Default 12 seconds.
    /// </summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>How long one message may be on its way to or from a client; then the connection is closed. Default 30 seconds.</summary>
    public TimeSpan MessageTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Checks every value.</summary>
    public void Validate(SettingChecks checks)
    {
        checks.Between(MaxConnections, 0, 10_000_000, "connections");
        checks.Between(MaxSubscriptions, 1, 100_000, "operations");
        checks.Between(MaxOperations, 1, 1_000_000, "operations");
        checks.Between(MaxAnswerBytes, 1024, 1L << 40, "bytes");
        checks.Between(MaxMessageBytes, 1024, 1 << 30, "bytes");
        checks.Between(MaxRuns, 1, 1000, "operations");
        checks.Between(Interval, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1));
        checks.Between(InitTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        checks.Between(PingInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1));
        checks.Between(MessageTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1));
    }
}
