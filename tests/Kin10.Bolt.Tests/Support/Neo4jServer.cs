namespace Kin10.Bolt.Tests.Support;

/// <summary>Drivers for the real servers that these tests share.</summary>
public sealed class Neo4jServer : IAsyncLifetime
{
    private Neo4jDatabase? _database;

    /// <summary>A session of the database; <c>with</c> makes others.</summary>
    public SessionOptions Session => new() { Database = _database!.Name };

    private Neo4jServers Servers { get; } = new();

    /// <summary>A driver for the database.</summary>
    public BoltDriver Driver(BoltDriverOptions? options = null) =>
        BoltDriver.Create(_database!.Uri, AuthToken.Basic(_database.Username, _database.Password), options);

    /// <summary>A driver for the instance.</summary>
    public static BoltDriver Driver(Neo4jInstance instance, BoltDriverOptions? options = null, string scheme = "neo4j") =>
        BoltDriver.Create($"{scheme}://{instance.Address}", AuthToken.Basic(Neo4jInstance.Username, Neo4jInstance.Password), options);

    /// <summary>A server to kill, with TLS.</summary>
    public Task<Neo4jInstance> InstanceAsync() => Servers.InstanceAsync();

    public async Task InitializeAsync()
    {
        if (Neo4jDatabase.WhyMissing is null)
        {
            _database = await Servers.DatabaseAsync();
        }
    }

    public async Task DisposeAsync() => await Servers.DisposeAsync();
}

/// <summary>Tests that share the servers run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class Neo4jCollection : ICollectionFixture<Neo4jServer>
{
    public const string Name = "Neo4j";
}
