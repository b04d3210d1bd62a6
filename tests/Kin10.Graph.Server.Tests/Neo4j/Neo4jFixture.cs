namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>One database for all tests that need one; they run one after the other.</summary>
public sealed class Neo4jFixture : SeededDatabase
{
    internal Neo4jServers Servers { get; } = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Servers.DisposeAsync();
    }

    protected override async Task<Neo4jDatabase?> OpenAsync() =>
        Neo4jDatabase.WhyMissing is null ? await Servers.DatabaseAsync() : null;
}

/// <summary>A server that may be killed and stopped, and has a certificate: where no other is named, the one of all tests.</summary>
/// <param name="others">What the tests of the collection share.</param>
public sealed class Neo4jInstanceFixture(Neo4jFixture others) : SeededDatabase
{
    /// <summary>The server.</summary>
    internal Neo4jInstance Instance { get; private set; } = null!;

    protected override async Task<Neo4jDatabase?> OpenAsync()
    {
        if (Neo4jInstance.WhyMissing is not null)
        {
            return null;
        }

        Instance = await others.Servers.InstanceAsync();
        return Instance.Database;
    }
}

/// <summary>The tests that share the servers.</summary>
[CollectionDefinition(Name)]
public sealed class Neo4jCollection : ICollectionFixture<Neo4jFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "neo4j";
}
