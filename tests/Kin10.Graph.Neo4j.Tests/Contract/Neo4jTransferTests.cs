using Kin10.Graph.ContractTests;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Tests.Contract;

/// <summary>The contract's imports, on Neo4j, in batches that are smaller than the graphs.</summary>
[RequiresNeo4j]
[Collection(Neo4jCollection.Name)]
public sealed class Neo4jTransferTests : TransferTests
{
    /// <inheritdoc/>
    protected override int Pairs => 6;

    /// <inheritdoc/>
    protected override async Task<IGraphStore> OpenAsync(GraphModel model)
    {
        await using var driver = Neo4jServer.Driver();
        await Neo4jServer.ClearAsync(driver);
        return Neo4jGraphStore.Create(model, Neo4jServer.Options with { ImportBatch = 7 });
    }
}
