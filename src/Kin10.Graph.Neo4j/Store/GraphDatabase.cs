using Kin10.Bolt;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>The driver with the settings that everything in this store uses.</summary>
internal sealed class GraphDatabase : IAsyncDisposable
{
    private readonly TransactionOptions _timeout;

    public GraphDatabase(Neo4jOptions options)
    {
        Options = options;
        Driver = BoltDriver.Create(
            options.Uri,
            options.Username is { } user ? AuthToken.Basic(user, options.Password ?? "") : AuthToken.None,
            new BoltDriverOptions
            {
                ConnectTimeout = options.ConnectTimeout,
                ConnectionAcquisitionTimeout = options.ConnectTimeout,
                MaxConnectionPoolSize = options.MaxConnections,
                TrustedCertificateFile = options.TrustedCertificateFile,
                Notifications = NotificationSeverity.Off,
                MaxTransactionRetryTime = TimeSpan.Zero,
            });
        Reading = new SessionOptions { Database = options.Database, AccessMode = AccessMode.Read };
        Writing = Reading with { AccessMode = AccessMode.Write };
        _timeout = new TransactionOptions { Timeout = options.TransactionTimeout };
    }

    public Neo4jOptions Options { get; }

    public BoltDriver Driver { get; }

    public SessionOptions Reading { get; }

    public SessionOptions Writing { get; }

    /// <summary>The settings of transactions that answer requests.</summary>
    public TransactionOptions Request => _timeout;

    /// <summary>Imports and exports take as long as they take.</summary>
    public TransactionOptions Unlimited { get; } = new() { Timeout = TimeSpan.Zero };

    public ValueTask DisposeAsync() => Driver.DisposeAsync();
}
