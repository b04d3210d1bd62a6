using Kin10.Graph.Neo4j.Clients;

namespace Kin10.Graph.Neo4j;

/// <summary>Where the database is and how the store behaves towards it.</summary>
public sealed record Neo4jOptions
{
    /// <summary><c>neo4j://host:7687</c>, <c>bolt://...</c>, with <c>+s</c> or <c>+ssc</c> for TLS.</summary>
    public required string Uri { get; init; }

    /// <summary>The user; null for a server without logins.</summary>
    public string? Username { get; init; }

    /// <summary>The password.</summary>
    public string? Password { get; init; }

    /// <summary>The database; null for the user's home database.</summary>
    public string? Database { get; init; }

    /// <summary>How long the database may work on one request. Default: 30 seconds.</summary>
    public TimeSpan TransactionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the database may work on an import, an export or a migration. Default: 1 hour.</summary>
    public TimeSpan ImportTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long opening a connection, or waiting for a free one, may take before the request is refused. Default: 5 seconds.
    /// </summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The most connections. Default: 100.</summary>
    public int MaxConnections { get; init; } = 100;

    /// <summary>
    /// A connection that nobody used for so long is tried before a request goes over it: a firewall may have dropped it without a word.
    /// Costs a round trip. Default: 1 second.
    /// </summary>
    public TimeSpan IdleCheckAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long that trial may take, but not more than half of <see cref="ConnectTimeout"/>; then the request goes over a new connection,
    /// and the others that were not used for as long are closed. Default: 1 second.
    /// </summary>
    public TimeSpan IdleCheckTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long the database's host may leave what was sent unacknowledged, however long the database works on it; then the connection is
    /// lost. Default: 15 seconds.
    /// </summary>
    public TimeSpan UnacknowledgedTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A connection that nobody used for so long is closed. Default: 5 minutes.</summary>
    public TimeSpan MaxIdleTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A PEM file with the only certificate authorities to trust; null for the system's.</summary>
    public string? TrustedCertificateFile { get; init; }

    /// <summary>
    /// How often an answer is read, at most, until it is proven to be of one version of the graph; after that it is given without a
    /// version. Default: 3.
    /// </summary>
    public int MaxReads { get; init; } = 3;

    /// <summary>
    /// How often an operation with several root fields is read, at most, until it is proven to be of one version of the graph; after
    /// that it is refused. Default: 200.
    /// </summary>
    public int MaxJoinedReads { get; init; } = 200;

    /// <summary>An answer whose records take more bytes is not read again for the sake of proof. Default: 8 MiB.</summary>
    public int MaxReadAgainBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>
    /// How many nodes that lack a property are remembered, for pages that are ordered by it; where more lack it, such a page looks for
    /// them itself. Default: 1,000.
    /// </summary>
    public int MaxMissingKnown { get; init; } = 1000;

    /// <summary>
    /// How many relationships of a type that join two nodes once more are remembered, so as to leave them out; where there are more, all
    /// of that type count as often as they are there. Default: 1,000.
    /// </summary>
    public int MaxRepeatedKnown { get; init; } = 1000;

    /// <summary>
    /// How many steps the patterns in the statement of one root field may have in all, one for each node where a pattern starts and for
    /// each relationship that it follows. The database's planner works on them before any timeout counts. Default: 300.
    /// </summary>
    public int MaxStatementSteps { get; init; } = 300;

    /// <summary>How old the counts behind cost estimates may be. Default: 1 minute.</summary>
    public TimeSpan StatisticsAge { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the version of the graph is asked for while somebody waits for a change. Default: 1 second.</summary>
    public TimeSpan VersionProbeInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many nodes or relationships a statement of an import writes. Default: 5,000.</summary>
    public int ImportBatch { get; init; } = 5000;

    /// <summary>
    /// How many nodes and relationships an import writes into an empty database in one transaction; where there are more, each
    /// <see cref="ImportBatch"/> is one. The database holds a transaction in memory, some 3 kB for each. Default: 50,000.
    /// </summary>
    public int MaxImportTransaction { get; init; } = 50_000;

    /// <summary>Makes the client that speaks to the database. Default: Kin10.Bolt.</summary>
    internal DatabaseClientFactory Client { get; init; } = BoltClient.Create;

    // A record prints all of its values; the password must not appear in a log.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Uri = ").Append(Uri).Append(", Username = ").Append(Username).Append(", Database = ").Append(Database);
        return true;
    }
}
