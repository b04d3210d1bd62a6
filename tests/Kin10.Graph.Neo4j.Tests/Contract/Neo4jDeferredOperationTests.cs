using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.RandomOperations;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;
using Xunit.Abstractions;

namespace Kin10.Graph.Neo4j.Tests.Contract;

/// <summary>Neo4j answers random operations in parts as it answers them whole.</summary>
[RequiresNeo4j]
[Collection(Neo4jCollection.Name)]
public sealed class Neo4jDeferredOperationTests(ITestOutputHelper output) : DeferredOperationTests(output)
{
    private readonly Neo4jGraphs _graphs = new();

    // Each is a text that the database plans anew.
    protected override (int All, int PerGraph) Operations => (48, 24);

    /// <inheritdoc/>
    protected override Task<IGraphStore> OpenAsync(GraphBundle graph) => _graphs.OpenAsync(graph);

    /// <inheritdoc/>
    protected override void ExpectAfterChange(string? part, GraphStoreException? error)
    {
        Assert.Null(part);
        Assert.True(error!.IsTransient);
        Assert.StartsWith("The graph was changed after the parts", error.ForClients, StringComparison.Ordinal);
    }
}
