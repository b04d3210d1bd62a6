using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.RandomOperations;
using Kin10.Graph.ContractTests.Reference;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;
using Xunit.Abstractions;

namespace Kin10.Graph.Neo4j.Tests.Contract;

/// <summary>Neo4j answers random operations, to the byte, as the reference does.</summary>
[RequiresNeo4j]
[Collection(Neo4jCollection.Name)]
public sealed class Neo4jRandomOperationTests(ITestOutputHelper output) : RandomOperationTests(output)
{
    private readonly Neo4jGraphs _graphs = new();

    // Each is a text that the database plans anew.
    protected override int Operations => 2_800;

    /// <inheritdoc/>
    protected override int OperationsPerGraph => 60;

    /// <inheritdoc/>
    protected override int MostGraphsToShrink => 60;

    /// <inheritdoc/>
    protected override Task<IGraphStore> OpenAsync(GraphBundle graph) => _graphs.OpenAsync(graph);

    /// <inheritdoc/>
    protected override ReferenceHistory History => _graphs.History;
}
