using Kin10.Graph.Neo4j;

namespace Kin10.Graph.Server.Options;

/// <summary>Section <c>Neo4j</c>: how the Neo4j store behaves. The defaults are those of the store.</summary>
internal sealed record Neo4jSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Neo4j";

    private static readonly Neo4jOptions Defaults = new() { Uri = "neo4j://localhost" };

    /// <summary>See <see cref="Neo4jOptions.MaxConnections"/>.</summary>
    public int MaxConnections { get; init; } = Defaults.MaxConnections;

    /// <summary>See <see cref="Neo4jOptions.ConnectTimeout"/>.</summary>
    public TimeSpan ConnectTimeout { get; init; } = Defaults.ConnectTimeout;

    /// <summary>See <see cref="Neo4jOptions.IdleCheckAfter"/>.</summary>
    public TimeSpan IdleCheckAfter { get; init; } = Defaults.IdleCheckAfter;

    /// <summary>See <see cref="Neo4jOptions.IdleCheckTimeout"/>.</summary>
    public TimeSpan IdleCheckTimeout { get; init; } = Defaults.IdleCheckTimeout;

    /// <summary>See <see cref="Neo4jOptions.UnacknowledgedTimeout"/>.</summary>
    public TimeSpan UnacknowledgedTimeout { get; init; } = Defaults.UnacknowledgedTimeout;

    /// <summary>See <see cref="Neo4jOptions.MaxIdleTime"/>.</summary>
    public TimeSpan MaxIdleTime { get; init; } = Defaults.MaxIdleTime;

    /// <summary>See <see cref="Neo4jOptions.TransactionTimeout"/>.</summary>
    public TimeSpan TransactionTimeout { get; init; } = Defaults.TransactionTimeout;

    /// <summary>See <see cref="Neo4jOptions.ImportTimeout"/>.</summary>
    public TimeSpan ImportTimeout { get; init; } = Defaults.ImportTimeout;

    /// <summary>See <see cref="Neo4jOptions.TrustedCertificateFile"/>; relative to the content root.</summary>
    public string? TrustedCertificateFile { get; init; }

    /// <summary>See <see cref="Neo4jOptions.MaxReads"/>.</summary>
    public int MaxReads { get; init; } = Defaults.MaxReads;

    /// <summary>See <see cref="Neo4jOptions.MaxJoinedReads"/>.</summary>
    public int MaxJoinedReads { get; init; } = Defaults.MaxJoinedReads;

    /// <summary>See <see cref="Neo4jOptions.MaxReadAgainBytes"/>.</summary>
    public int MaxReadAgainBytes { get; init; } = Defaults.MaxReadAgainBytes;

    /// <summary>See <see cref="Neo4jOptions.MaxMissingKnown"/>.</summary>
    public int MaxMissingKnown { get; init; } = Defaults.MaxMissingKnown;

    /// <summary>See <see cref="Neo4jOptions.MaxRepeatedKnown"/>.</summary>
    public int MaxRepeatedKnown { get; init; } = Defaults.MaxRepeatedKnown;

    /// <summary>See <see cref="Neo4jOptions.MaxStatementSteps"/>.</summary>
    public int MaxStatementSteps { get; init; } = Defaults.MaxStatementSteps;

    /// <summary>See <see cref="Neo4jOptions.StatisticsAge"/>.</summary>
    public TimeSpan StatisticsAge { get; init; } = Defaults.StatisticsAge;

    /// <summary>See <see cref="Neo4jOptions.VersionProbeInterval"/>.</summary>
    public TimeSpan VersionProbeInterval { get; init; } = Defaults.VersionProbeInterval;

    /// <summary>See <see cref="Neo4jOptions.ImportBatch"/>.</summary>
    public int ImportBatch { get; init; } = Defaults.ImportBatch;

    /// <summary>See <see cref="Neo4jOptions.MaxImportTransaction"/>.</summary>
    public int MaxImportTransaction { get; init; } = Defaults.MaxImportTransaction;

    /// <summary>
    /// How often a database that does not answer is asked again; meanwhile requests are refused at once. Default half a second.
    /// </summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How often a database that refuses the login is asked again. Not as often as one that does not answer, since Neo4j locks a user
    /// after a few wrong passwords. Default 30 seconds.
    /// </summary>
    public TimeSpan LoginRetryInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often the server looks whether others changed facts in the database, and computes what follows from them; zero for never.
    /// Default 30 seconds.
    /// </summary>
    public TimeSpan DeriveInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Checks every value.</summary>
    public void Validate(SettingChecks checks)
    {
        checks.Between(MaxConnections, 1, 10_000, "connections");
        checks.Between(ConnectTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5));
        checks.Between(IdleCheckAfter, TimeSpan.Zero, TimeSpan.FromDays(1));
        checks.Between(IdleCheckTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5));
        checks.Between(UnacknowledgedTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        checks.Between(MaxIdleTime, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        checks.Between(TransactionTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1));
        checks.Between(ImportTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(7));
        if (TrustedCertificateFile is not null && !File.Exists(CertificatePath()))
        {
            checks.Report(nameof(TrustedCertificateFile), $"names {CertificatePath()}, which does not exist; name a PEM file");
        }

        checks.Between(MaxReads, 1, 100, "times");
        checks.Between(MaxJoinedReads, 1, 100_000, "times");
        checks.Between(MaxReadAgainBytes, 0, int.MaxValue, "bytes");
        checks.Between(MaxMissingKnown, 0, 100_000, "nodes");
        checks.Between(MaxRepeatedKnown, 0, 100_000, "relationships");
        checks.Between(MaxStatementSteps, 10, 100_000, "steps");
        checks.Between(StatisticsAge, TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1));
        checks.Between(VersionProbeInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5));
        checks.Between(ImportBatch, 1, 1_000_000, "rows");
        checks.Between(MaxImportTransaction, 0, int.MaxValue, "rows");
        checks.Between(RetryInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5));
        checks.Between(DeriveInterval, TimeSpan.Zero, TimeSpan.FromDays(1));
        checks.Between(LoginRetryInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1));
    }

    /// <summary>What the store needs to know.</summary>
    public Neo4jOptions ToOptions(Neo4jLogin login) => new()
    {
        Uri = login.Uri,
        Username = login.Username,
        Password = login.Password,
        Database = login.Database,
        MaxConnections = MaxConnections,
        ConnectTimeout = ConnectTimeout,
        IdleCheckAfter = IdleCheckAfter,
        IdleCheckTimeout = IdleCheckTimeout,
        UnacknowledgedTimeout = UnacknowledgedTimeout,
        MaxIdleTime = MaxIdleTime,
        TransactionTimeout = TransactionTimeout,
        ImportTimeout = ImportTimeout,
        TrustedCertificateFile = CertificatePath(),
        MaxReads = MaxReads,
        MaxJoinedReads = MaxJoinedReads,
        MaxReadAgainBytes = MaxReadAgainBytes,
        MaxMissingKnown = MaxMissingKnown,
        MaxRepeatedKnown = MaxRepeatedKnown,
        MaxStatementSteps = MaxStatementSteps,
        StatisticsAge = StatisticsAge,
        VersionProbeInterval = VersionProbeInterval,
        ImportBatch = ImportBatch,
        MaxImportTransaction = MaxImportTransaction,
    };

    private string? CertificatePath() =>
        TrustedCertificateFile is { } file ? Path.GetFullPath(file, ProgramPaths.ContentRoot) : null;
}
