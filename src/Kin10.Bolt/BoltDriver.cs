using Kin10.Bolt.Addresses;
using Kin10.Bolt.Connections;
using Kin10.Bolt.Pooling;
using Kin10.Bolt.Routing;
using Kin10.Bolt.Sessions;

namespace Kin10.Bolt;

/// <summary>
/// A Neo4j database or cluster, and the connections to it. Make one per program; safe for concurrent use. No connection is opened
/// before the first work. Instruments itself as meter and activity source <c>Kin10.Bolt</c>.
/// </summary>
public sealed class BoltDriver : IAsyncDisposable
{
    private readonly IConnectionProvider _provider;
    private readonly BoltDriverOptions _options;
    private readonly RetryPolicy _retries;

    private BoltDriver(IConnectionProvider provider, BoltDriverOptions options)
    {
        _provider = provider;
        _options = options;
        _retries = new RetryPolicy(options);
    }

    /// <summary>What the pools hold, one for each server.</summary>
    public IReadOnlyList<PoolStatistics> PoolStatistics => [.. _provider.Statistics];

    /// <summary>Makes a driver.</summary>
    /// <param name="uri">
    /// <c>bolt://host:port</c> for one server, <c>neo4j://host:port?context</c> for routing; with <c>+s</c> TLS with a trusted
    /// certificate, with
    /// <c>+ssc</c> TLS with any.
    /// </param>
    /// <param name="authToken">The login.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">URI or settings cannot be used.</exception>
    public static BoltDriver Create(string uri, AuthToken authToken, BoltDriverOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(authToken);
        return Create(uri, _ => new ValueTask<AuthToken>(authToken), options);
    }

    /// <summary>Makes a driver whose login changes in the course of time; connections are logged on anew when it does.</summary>
    /// <param name="uri">As above.</param>
    /// <param name="authTokens">Asked for each time that a connection is needed; should remember its answer.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    public static BoltDriver Create(
        string uri, Func<CancellationToken, ValueTask<AuthToken>> authTokens, BoltDriverOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(authTokens);
        var parsed = BoltUri.Parse(uri);
        var settings = (options ?? new BoltDriverOptions()).Validated();
        var connector = new BoltConnector(parsed, settings);
        BoltPool CreatePool(BoltAddress address) =>
            new(address, (token, cancellationToken) => connector.ConnectAsync(address, token, cancellationToken), settings);
        return new BoltDriver(
            parsed.IsRouted
                ? new RoutedProvider(parsed, CreatePool, authTokens, settings)
                : new DirectProvider(CreatePool(parsed.Address), authTokens),
            settings);
    }

    /// <summary>Starts a session. Nothing is sent.</summary>
    /// <param name="options">Settings; null for the defaults.</param>
    public BoltSession Session(SessionOptions? options = null) =>
        new(_provider, _options, options ?? new SessionOptions(), _retries);

    /// <summary>Takes a connection for several transactions and statements that leave in one write.</summary>
    /// <param name="options">Database, access mode and bookmarks; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<BoltPipeline> PipelineAsync(SessionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var settings = options ?? new SessionOptions();
        var connection = await _provider.AcquireAsync(settings.AccessMode, settings.Database, settings.Bookmarks, cancellationToken);
        return new BoltPipeline(_provider, connection, settings, _options.LivenessCheckTimeout);
    }

    /// <summary>
    /// Does work on a pipeline, again on another connection if an error says that this makes sense; so it may run several times. Not
    /// again once something may have been changed for good: after a commit in write mode, or a statement by itself in write mode.
    /// </summary>
    /// <param name="work">The work; results must be read in it.</param>
    /// <param name="options">Database, access mode and bookmarks; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<T> ExecutePipelineAsync<T>(
        Func<BoltPipeline, CancellationToken, Task<T>> work,
        SessionOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        BoltPipeline? last = null;
        var settings = options ?? new SessionOptions();
        return _retries.ExecuteAsync(
            async token =>
            {
                last = null;
                await using var pipeline = last = await PipelineAsync(settings, token);
                settings = settings with { Database = pipeline.Database };
                return await work(pipeline, token);
            },
            () => last is not { MayHaveCommitted: true },
            cancellationToken);
    }

    /// <summary>
    /// Makes sure that a server answers and takes the login, with one round trip on a connection that is opened if necessary. Not
    /// tried again.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BoltException">Says why not.</exception>
    public async Task<ServerInfo> VerifyConnectivityAsync(CancellationToken cancellationToken = default)
    {
        var connection = await _provider.AcquireAsync(AccessMode.Read, null, [], cancellationToken);
        try
        {
            await connection.ResetAsync(cancellationToken);
            return new ServerInfo(connection.Address, connection.ServerAgent, connection.Version.ToString());
        }
        finally
        {
            _provider.Release(connection);
        }
    }

    /// <summary>Closes the connections that idle; those in use are closed when their work ends.</summary>
    public ValueTask DisposeAsync()
    {
        _provider.Dispose();
        return default;
    }
}
