using Kin10.Bolt;
#if NEO4J_DRIVER
using Kin10.Graph.Neo4j.Driver;
#endif

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>The database of these tests; each replaces its graph.</summary>
public sealed class Neo4jServer : IAsyncLifetime
{
    private static Neo4jDatabase? _database;

    internal static Neo4jOptions Options => WithClient(new Neo4jOptions
    {
        Uri = Database.Uri,
        Username = Database.Username,
        Password = Database.Password,
        Database = Database.Name,
    });

    /// <summary>A session of the database.</summary>
    internal static SessionOptions Session => new() { Database = Database.Name };

    private static Neo4jDatabase Database =>
        _database ?? throw new InvalidOperationException($"The test is not in the collection {Neo4jCollection.Name}.");

    private Neo4jServers Servers { get; } = new();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Neo4jDatabase.WhyMissing is null)
        {
            _database = await Servers.DatabaseAsync();
        }
    }

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Servers.DisposeAsync();

    /// <summary>Settings with the client that the build names.</summary>
    internal static Neo4jOptions WithClient(Neo4jOptions options) =>
#if NEO4J_DRIVER
        options.WithNeo4jDriver();
#else
        options;
#endif

    internal static BoltDriver Driver() => BoltDriver.Create(Database.Uri, AuthToken.Basic(Database.Username, Database.Password));

    /// <summary>Runs a statement by itself and gives all records.</summary>
    internal static async Task<List<BoltRecord>> RunAsync(
        BoltDriver driver, string statement, Dictionary<string, object?>? parameters = null)
    {
        await using var session = driver.Session(Session);
        var cursor = await session.RunAsync(statement, parameters);
        return await cursor.ToListAsync();
    }

    /// <summary>Deletes nodes, constraints and indexes, so that another model can move in.</summary>
    internal static async Task ClearAsync(BoltDriver driver)
    {
        await RunAsync(driver, "MATCH (n) DETACH DELETE n");
        foreach (var record in await RunAsync(driver, "SHOW CONSTRAINTS YIELD name"))
        {
            await RunAsync(driver, $"DROP CONSTRAINT `{record[0]}`");
        }

        foreach (var record in await RunAsync(driver, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"))
        {
            await RunAsync(driver, $"DROP INDEX `{record[0]}`");
        }
    }
}

/// <summary>The tests that share the one database: one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class Neo4jCollection : ICollectionFixture<Neo4jServer>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "neo4j";
}
