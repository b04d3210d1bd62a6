using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.RandomOperations;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;
using Xunit.Abstractions;

namespace Kin10.Graph.Neo4j.Tests.Contract;

/// <summary>The contract's random operations: Neo4j answers, to the byte, as the reference does.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class Neo4jRandomOperationTests(ITestOutputHelper output)
{
    [Neo4jFact]
    public Task Operations_OnSmallModel_HaveEqualAnswers() => new RandomOperations(output).Operations_OnSmallModel_HaveEqualAnswers();

    [Neo4jFact]
    public Task Operations_OnRealModel_HaveEqualAnswers() => new RandomOperations(output).Operations_OnRealModel_HaveEqualAnswers();

    [Neo4jFact]
    public Task Operations_OnSeedData_HaveEqualAnswers() => new RandomOperations(output).Operations_OnSeedData_HaveEqualAnswers();

    // The contract's own class holds tests that cannot be skipped: so their bodies are called.
    private sealed class RandomOperations(ITestOutputHelper output) : RandomOperationTests(output)
    {
        private GraphModel? _model;

        // Each is a text that the database plans anew.
        protected override int Operations => 2_200;

        /// <inheritdoc/>
        protected override int OperationsPerGraph => 60;

        /// <inheritdoc/>
        protected override int MostGraphsToShrink => 60;

        /// <inheritdoc/>
        protected override async Task<IGraphStore> OpenAsync(GraphBundle graph)
        {
            if (_model != graph.Model)
            {
                await using var driver = Neo4jServer.Driver();
                await Neo4jServer.ClearAsync(driver);
                _model = graph.Model;
            }

            var store = Neo4jGraphStore.Create(graph.Model, Neo4jServer.Options);
            await store.ImportAsync(graph, null, CancellationToken.None);
            return store;
        }
    }
}
