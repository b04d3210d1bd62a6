using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.RandomOperations;
using Kin10.Graph.Embedded;
using Kin10.Graph.Model;
using Xunit.Abstractions;

namespace Kin10.Graph.ContractTests;

/// <summary>The embedded store, on a file of its own.</summary>
public sealed class EmbeddedContractStore : ContractStore
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kin10-contract-").FullName;

    /// <inheritdoc/>
    protected override async Task<IGraphStore> OpenAsync(GraphModel model) =>
        await EmbeddedGraphStore.OpenAsync(model, Path.Combine(_folder, "graph.db"));

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

public sealed class EmbeddedRandomOperationTests(ITestOutputHelper output) : RandomOperationTests(output)
{
    /// <inheritdoc/>
    protected override async Task<IGraphStore> OpenAsync(GraphBundle graph)
    {
        var store = await EmbeddedGraphStore.OpenAsync(graph.Model);
        await store.ImportAsync(graph, null, CancellationToken.None);
        return store;
    }
}
