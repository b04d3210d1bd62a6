using global::Neo4j.Driver;
using Kin10.Bolt;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Driver.Errors;
using AccessMode = Kin10.Bolt.AccessMode;
using DriverMode = global::Neo4j.Driver.AccessMode;

namespace Kin10.Graph.Neo4j.Driver;

/// <summary>Neo4j.Driver as the client of the store.</summary>
internal sealed class DriverClient : IDatabaseClient
{
    private static readonly string Version = typeof(IDriver).Assembly.GetName().Version!.ToString(3);
    private readonly Neo4jOptions _options;
    private readonly IDriver _driver;
    private readonly FailureLog _log = new();

    // The name of the home database, so that not each request asks for it.
    private volatile string? _home;

    /// <param name="options">The settings of the store.</param>
    /// <param name="open">Makes a driver with settings and a log.</param>
    internal DriverClient(Neo4jOptions options, Func<Neo4jOptions, ILogger, IDriver> open)
    {
        _options = options;
        _driver = open(options, _log);
        Queue = new ConnectionQueue(options);
        Ender = new TransactionEnder(options, () => open(options with { MaxConnections = 1 }, new FailureLog()));
    }

    public string Name => $"Neo4j.Driver {Version}";

    public IReadOnlyList<string> SettingsWithoutEffect => DriverSettings.WithoutEffect(_options);

    /// <summary>The home database, where it is known.</summary>
    public string? Home
    {
        get => _home;
        set => _home = value;
    }

    /// <summary>How long the server may take to say that it has stopped something.</summary>
    public TimeSpan Patience => _options.IdleCheckTimeout;

    /// <summary>The server's address as it is set.</summary>
    public string Uri => _options.Uri;

    /// <summary>What the driver last told its log; null for nothing, and where it has another log.</summary>
    public Exception? Logged => _log.Last;

    /// <summary>Those who want a connection.</summary>
    public ConnectionQueue Queue { get; }

    /// <summary>Ends what nobody waits for any more.</summary>
    public TransactionEnder Ender { get; }

    /// <summary>Makes the client.</summary>
    /// <param name="options">The settings of the store.</param>
    /// <param name="logins">Gives the logins; null for the one of the settings.</param>
    /// <param name="configure">What else the driver is to do; null for nothing.</param>
    public static DriverClient Create(Neo4jOptions options, IAuthTokenManager? logins, Action<ConfigBuilder>? configure) =>
        new(options, (settings, log) => DriverSettings.Open(settings, log, logins, configure));

    public Task<IDatabasePipeline> PipelineAsync(IReadOnlyList<string> bookmarks, CancellationToken cancellationToken) =>
        Task.FromResult<IDatabasePipeline>(new DriverPipeline(this, bookmarks));

    public IDatabaseSession Session(SessionOptions options) => new DriverSession(this, options);

    public async Task<ServerInfo> VerifyConnectivityAsync(CancellationToken cancellationToken)
    {
        await Queue.EnterAsync(cancellationToken);
        try
        {
            var server = await AskServerAsync().WaitAsync(cancellationToken);
            return BoltAddress.TryParse(server.Address, out var address)
                ? new ServerInfo(address, server.Agent, server.ProtocolVersion)
                : throw new BoltProtocolException($"The driver names the server {server.Address}, which is no address.");
        }
        catch (Exception error) when (DriverErrors.Find(error, Logged) is { } found)
        {
            throw found;
        }
    }

    public void ForgetHome() => _home = null;

    public async ValueTask DisposeAsync()
    {
        await Ender.DisposeAsync();
        await _driver.DisposeAsync();
    }

    /// <summary>A session of the driver.</summary>
    /// <param name="mode">What its transactions do.</param>
    /// <param name="bookmarks">What the first of them must see.</param>
    /// <param name="fetchSize">How many records are asked for at once; null for the driver's own number.</param>
    public IAsyncSession Open(AccessMode mode, IReadOnlyList<string> bookmarks, long? fetchSize) => _driver.AsyncSession(session =>
    {
        session.WithDefaultAccessMode(mode == AccessMode.Read ? DriverMode.Read : DriverMode.Write);
        if ((_options.Database ?? _home) is { } database)
        {
            session.WithDatabase(database);
        }

        if (bookmarks.Count > 0)
        {
            session.WithBookmarks(Bookmarks.From(bookmarks));
        }

        if (fetchSize is { } size)
        {
            session.WithFetchSize(size);
        }
    });

    private async Task<IServerInfo> AskServerAsync()
    {
        try
        {
            return await _driver.GetServerInfoAsync();
        }
        finally
        {
            Queue.Leave();
        }
    }
}
