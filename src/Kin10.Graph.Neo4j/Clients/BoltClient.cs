using Kin10.Bolt;

namespace Kin10.Graph.Neo4j.Clients;

/// <summary>The client that the store has unless it is told otherwise: Kin10.Bolt.</summary>
internal sealed class BoltClient : IDatabaseClient
{
    private static readonly string Version = typeof(BoltDriver).Assembly.GetName().Version!.ToString(3);
    private readonly SessionOptions _reading;

    // The name of the home database, so that not each request asks for it.
    private volatile string? _home;

    private BoltClient(Neo4jOptions options)
    {
        _reading = new SessionOptions { Database = options.Database, AccessMode = AccessMode.Read };
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
    }

    public string Name => $"Kin10.Bolt {Version}";

    public IReadOnlyList<string> SettingsWithoutEffect => [];

    /// <summary>The connections.</summary>
    public BoltDriver Driver { get; }

    /// <summary>Makes the client.</summary>
    public static BoltClient Create(Neo4jOptions options) => new(options);

    public async Task<IDatabasePipeline> PipelineAsync(IReadOnlyList<string> bookmarks, CancellationToken cancellationToken)
    {
        var options = _reading with { Database = _reading.Database ?? _home, Bookmarks = bookmarks };
        var pipeline = await Driver.PipelineAsync(options, cancellationToken);
        _home = pipeline.Database;
        return new BoltClientPipeline(pipeline);
    }

    public IDatabaseSession Session(SessionOptions options) => new BoltClientSession(Driver.Session(options), options.AccessMode);

    public Task<ServerInfo> VerifyConnectivityAsync(CancellationToken cancellationToken) =>
        Driver.VerifyConnectivityAsync(cancellationToken);

    public void ForgetHome() => _home = null;

    public ValueTask DisposeAsync() => Driver.DisposeAsync();
}
