using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.RandomOperations;
using Kin10.Graph.Embedded;
using Xunit.Abstractions;

namespace Kin10.Graph.ContractTests;

/// <summary>The embedded store, on a file of its own.</summary>
public sealed class EmbeddedContractStore : ContractStore
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kin10-contract-").FullName;

    /// <inheritdoc/>
    protected override Task<IGraphStore> OpenAsync(GraphBundle graph) => FillAsync(EmbeddedGraphStore.OpenAsync(graph.Model, Path.Combine(_folder, "graph.db")), graph);

    /// <summary>Opens a store in memory that holds a graph.</summary>
    internal static Task<IGraphStore> OpenInMemoryAsync(GraphBundle graph) => FillAsync(EmbeddedGraphStore.OpenAsync(graph.Model), graph);

    private static async Task<IGraphStore> FillAsync(Task<EmbeddedGraphStore> opening, GraphBundle graph)
    {
        var store = await opening;
        await store.ImportAsync(graph, null, CancellationToken.None);
        return store;
    }

    /// <inheritdoc/>
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

public sealed class EmbeddedQuestionTests(EmbeddedContractStore store) : QuestionTests(store), IClassFixture<EmbeddedContractStore>;

public sealed class EmbeddedPagingTests(EmbeddedContractStore store) : PagingTests(store), IClassFixture<EmbeddedContractStore>;

public sealed class EmbeddedMistakeTests(EmbeddedContractStore store) : MistakeTests(store), IClassFixture<EmbeddedContractStore>;

public sealed class EmbeddedMeaningTests : MeaningTests
{
    /// <inheritdoc/>
    protected override Task<IGraphStore> OpenAsync(GraphBundle graph) => EmbeddedContractStore.OpenInMemoryAsync(graph);
}

public sealed class EmbeddedRandomOperationTests(ITestOutputHelper output) : RandomOperationTests(output)
{
    /// <inheritdoc/>
    protected override Task<IGraphStore> OpenAsync(GraphBundle graph) => EmbeddedContractStore.OpenInMemoryAsync(graph);
}
