using Kin10.Bolt;
using Kin10.Graph.Bundles;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>What tests over the small model of books share: the database, emptied and filled for each test, and the store in it.</summary>
public abstract class BookStore : IAsyncLifetime
{
    /// <summary>Talks to the database as somebody who knows nothing of the store.</summary>
    internal BoltDriver Driver { get; private set; } = null!;

    /// <summary>The store.</summary>
    internal Neo4jGraphStore Store { get; private set; } = null!;

    /// <summary>What the store holds when a test begins; null for an empty database without constraints and indexes.</summary>
    protected virtual GraphBundle? Graph => null;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Neo4jDatabase.WhyMissing is not null)
        {
            return;
        }

        Driver = Neo4jServer.Driver();
        await Neo4jServer.ClearAsync(Driver);
        Store = Neo4jGraphStore.Create(BookModel.Model, Neo4jServer.Options);
        if (Graph is { } graph)
        {
            await Store.ImportAsync(graph, null, CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Driver is not null)
        {
            await Store.DisposeAsync();
            await Driver.DisposeAsync();
        }
    }

    /// <summary>Asks the store through the whole engine.</summary>
    internal Task<string> AskAsync(string query) => new GraphHarness(Store, BookModel.Model).AskAsync(query);
}
