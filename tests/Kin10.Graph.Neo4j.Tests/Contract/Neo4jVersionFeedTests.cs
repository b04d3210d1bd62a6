using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Tests.Contract;

/// <summary>The contract's waits for another version, on Neo4j.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class Neo4jVersionFeedTests
{
    private readonly Feed _feed = new();

    [Neo4jFact]
    public Task WaitForChange_GraphHasAnotherVersion_GivesItAtOnce() => _feed.WaitForChange_GraphHasAnotherVersion_GivesItAtOnce();

    [Neo4jFact]
    public Task WaitForChange_ManyWaitersAndChanges_MissesNone() => _feed.WaitForChange_ManyWaitersAndChanges_MissesNone();

    [Neo4jFact]
    public Task WaitForChange_ImportOfTheSameGraph_GoesOn() => _feed.WaitForChange_ImportOfTheSameGraph_GoesOn();

    [Neo4jFact]
    public Task WaitForChange_Cancelled_EndsAtOnceAndAlone() => _feed.WaitForChange_Cancelled_EndsAtOnceAndAlone();

    [Neo4jFact]
    public Task WaitForChange_StoreClosed_Ends() => _feed.WaitForChange_StoreClosed_Ends();

    // The contract's own class holds tests that cannot be skipped: so their bodies are called.
    private sealed class Feed : VersionFeedTests
    {
        /// <inheritdoc/>
        protected override async Task<IGraphStore> OpenAsync(GraphBundle graph)
        {
            await using var driver = Neo4jServer.Driver();
            await Neo4jServer.ClearAsync(driver);
            var store = Neo4jGraphStore.Create(
                graph.Model, Neo4jServer.Options with { VersionProbeInterval = TimeSpan.FromMilliseconds(20) });
            await store.ImportAsync(graph, null, CancellationToken.None);
            return store;
        }
    }
}
