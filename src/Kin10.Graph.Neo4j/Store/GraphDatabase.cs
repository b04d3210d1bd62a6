using Kin10.Bolt;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>The driver with the settings that everything in this store uses.</summary>
internal sealed class GraphDatabase : IAsyncDisposable
{
    // The name of the home database, so that not each request asks for it.
    private volatile string? _home;

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
                IdleLivenessCheck = options.IdleCheckAfter,
                LivenessCheckTimeout = options.IdleCheckTimeout,
                UnacknowledgedTimeout = options.UnacknowledgedTimeout,
                MaxIdleTime = options.MaxIdleTime,
                TrustedCertificateFile = options.TrustedCertificateFile,
                Notifications = NotificationSeverity.Off,
            });
        Reading = new SessionOptions { Database = options.Database, AccessMode = AccessMode.Read };
        Writing = Reading with { AccessMode = AccessMode.Write };
        Request = new TransactionOptions { Timeout = options.TransactionTimeout };
        Import = new TransactionOptions { Timeout = options.ImportTimeout };
    }

    public Neo4jOptions Options { get; }

    public BoltDriver Driver { get; }

    public SessionOptions Reading { get; }

    public SessionOptions Writing { get; }

    /// <summary>The settings of transactions that answer requests.</summary>
    public TransactionOptions Request { get; }

    /// <summary>The settings of imports, exports and migrations.</summary>
    public TransactionOptions Import { get; }

    /// <summary>Takes a connection for reading.</summary>
    public async Task<BoltPipeline> ReadingPipelineAsync(IReadOnlyList<string> bookmarks, CancellationToken cancellationToken)
    {
        var options = Reading with { Database = Options.Database ?? _home, Bookmarks = bookmarks };
        var pipeline = await Driver.PipelineAsync(options, cancellationToken);
        _home = pipeline.Database;
        return pipeline;
    }

    /// <summary>After a failure: another database may be the home database now.</summary>
    public void ForgetHome() => _home = null;

    public ValueTask DisposeAsync() => Driver.DisposeAsync();
}
