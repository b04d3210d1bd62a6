using Kin10.Bolt;

namespace Kin10.Graph.Neo4j.Clients;

/// <summary>
/// A client of the database: what the store needs of one, and no more. Whatever the client is, its records are PackStream and its errors
/// are <see cref="BoltException"/>, so that nothing above knows which one it is.
/// </summary>
internal interface IDatabaseClient : IAsyncDisposable
{
    /// <summary>Its name and version.</summary>
    string Name { get; }

    /// <summary>Names of settings in <see cref="Neo4jOptions"/> that are given and that it has nothing for.</summary>
    IReadOnlyList<string> SettingsWithoutEffect { get; }

    /// <summary>Takes a connection for reading what answers a request.</summary>
    /// <param name="bookmarks">What the first transaction must see.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IDatabasePipeline> PipelineAsync(IReadOnlyList<string> bookmarks, CancellationToken cancellationToken);

    /// <summary>Starts a session. Nothing is sent.</summary>
    IDatabaseSession Session(SessionOptions options);

    /// <summary>Makes sure that a server answers and takes the login.</summary>
    Task<ServerInfo> VerifyConnectivityAsync(CancellationToken cancellationToken);

    /// <summary>After a failure: another database may be the home database now.</summary>
    void ForgetHome();
}

/// <summary>Makes a client. The database need not answer yet.</summary>
/// <exception cref="ArgumentException">The URI or a setting cannot be used.</exception>
internal delegate IDatabaseClient DatabaseClientFactory(Neo4jOptions options);
