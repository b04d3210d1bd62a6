namespace Kin10.Graph.Neo4j.Driver.Tests.Support;

/// <summary>A database for the tests of a class.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    /// <summary>The settings by which a store finds it.</summary>
    public Neo4jOptions Options { get; private set; } = null!;

    private Neo4jServers Servers { get; } = new();

    public async Task InitializeAsync()
    {
        if (Neo4jDatabase.WhyMissing is null)
        {
            var database = await Servers.DatabaseAsync();
            Options = new Neo4jOptions
            {
                Uri = database.Uri,
                Username = database.Username,
                Password = database.Password,
                Database = database.Name,
            };
        }
    }

    public async Task DisposeAsync() => await Servers.DisposeAsync();
}
