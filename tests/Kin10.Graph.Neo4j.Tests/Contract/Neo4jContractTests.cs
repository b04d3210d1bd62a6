using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Tests.Contract;

/// <summary>The store in Neo4j, in a database that was empty.</summary>
public sealed class Neo4jContractStore : ContractStore
{
    private readonly Neo4jGraphs _graphs = new();

    /// <inheritdoc/>
    public override Task InitializeAsync() => Neo4jDatabase.WhyMissing is null ? base.InitializeAsync() : Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task<IGraphStore> OpenAsync(GraphBundle graph) => _graphs.OpenAsync(graph);
}

[RequiresNeo4j]
[Collection(Neo4jCollection.Name)]
public sealed class Neo4jQuestionTests(Neo4jContractStore store) : QuestionTests(store), IClassFixture<Neo4jContractStore>;

[RequiresNeo4j]
[Collection(Neo4jCollection.Name)]
public sealed class Neo4jSearchTests(Neo4jContractStore store) : SearchTests(store), IClassFixture<Neo4jContractStore>
{
    [Neo4jFact]
    public async Task Search_AfterAChangeByHand_HasNoVersionUntilItKnowsOfIt()
    {
        await using var driver = Neo4jServer.Driver();
        await Neo4jServer.RunAsync(driver, "MATCH (p:Partner {id: 'Partner:edc'}) SET p.name = 'Zebrawood'");
        const string Query = "{ search(text: \"zebrawood\") { nodes { name } } }";
        var harness = store.Harness;
        while (true)
        {
            var (response, version) = await harness.ReadAsync(Query);
            if (response.Contains("Zebrawood", StringComparison.Ordinal))
            {
                break;
            }

            // The index of before: what it says is of no version of the graph.
            Assert.Equal("{\"data\":{\"search\":{\"nodes\":[]}}}", response);
            Assert.Null(version);
            await Task.Delay(20);
        }

        Assert.NotNull((await harness.ReadAsync(Query)).Version);
        await Neo4jServer.RunAsync(driver, "MATCH (p:Partner {id: 'Partner:edc'}) SET p.name = 'EDC'");
        while ((await harness.ReadAsync(Query)).Response.Contains("Zebrawood", StringComparison.Ordinal))
        {
            await Task.Delay(20);
        }
    }
}

[RequiresNeo4j]
[Collection(Neo4jCollection.Name)]
public sealed class Neo4jPagingTests(Neo4jContractStore store) : PagingTests(store), IClassFixture<Neo4jContractStore>;

[RequiresNeo4j]
[Collection(Neo4jCollection.Name)]
public sealed class Neo4jMistakeTests(Neo4jContractStore store) : MistakeTests(store), IClassFixture<Neo4jContractStore>;

[RequiresNeo4j]
[Collection(Neo4jCollection.Name)]
public sealed class Neo4jMeaningTests(Neo4jGraphs graphs) : MeaningTests, IClassFixture<Neo4jGraphs>
{
    /// <inheritdoc/>
    protected override Task<IGraphStore> OpenAsync(GraphBundle graph) => graphs.OpenAsync(graph);
}

[RequiresNeo4j]
[Collection(Neo4jCollection.Name)]
public sealed class Neo4jChangesTests : ChangesTests
{
    /// <inheritdoc/>
    protected override bool IsThere => Neo4jDatabase.WhyMissing is null;

    /// <inheritdoc/>
    protected override async Task<IGraphStore> OpenAsync(GraphModel model)
    {
        await using var driver = Neo4jServer.Driver();
        await Neo4jServer.ClearAsync(driver);
        return Neo4jGraphStore.Create(model, Neo4jServer.Options);
    }

    // The version that the import made is known only after its commit, and saying so makes another.
    protected override void AssertIsMade(string? made, string before, string after)
    {
        Assert.Matches("^[A-Za-z0-9_-]{24}$", made);
        Assert.NotEqual(before, made);
        Assert.NotEqual(after, made);
    }
}

[RequiresNeo4j]
[Collection(Neo4jCollection.Name)]
public sealed class Neo4jVersionFeedTests(Neo4jGraphs graphs) : VersionFeedTests, IClassFixture<Neo4jGraphs>
{
    /// <inheritdoc/>
    protected override Task<IGraphStore> OpenAsync(GraphBundle graph) =>
        graphs.OpenAsync(graph, options => options with { VersionProbeInterval = TimeSpan.FromMilliseconds(20) });
}
