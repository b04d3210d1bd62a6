using Kin10.Graph.Embedded;

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>The seed in both stores.</summary>
public sealed class SeedStore : IAsyncLifetime
{
    /// <summary>The store in Neo4j.</summary>
    public Neo4jGraphStore Neo4j { get; private set; } = null!;

    /// <summary>The embedded store.</summary>
    public EmbeddedGraphStore Embedded { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Neo4jDatabase.WhyMissing is not null)
        {
            return;
        }

        await using var driver = Neo4jServer.Driver();
        await Neo4jServer.ClearAsync(driver);
        Neo4j = Neo4jGraphStore.Create(Kin10Model.Model, Neo4jServer.Options);
        await Neo4j.ImportAsync(Kin10Model.Seed, null, CancellationToken.None);
        Embedded = await EmbeddedGraphStore.OpenAsync(Kin10Model.Model);
        await Embedded.ImportAsync(Kin10Model.Seed, null, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Neo4j is not null)
        {
            await Neo4j.DisposeAsync();
            await Embedded.DisposeAsync();
        }
    }
}
