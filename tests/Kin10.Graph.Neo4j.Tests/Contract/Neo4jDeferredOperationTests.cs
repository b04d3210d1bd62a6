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
    protected override (int All, int PerGraph) Operations => (240, 60);

    /// <inheritdoc/>
    protected override Task<IGraphStore> OpenAsync(GraphBundle graph) => _graphs.OpenAsync(graph);
}
