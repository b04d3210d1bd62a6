using System.Runtime.CompilerServices;
using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.RandomOperations;
using Kin10.Graph.ContractTests.Reference;
using Kin10.Graph.ContractTests.Transfers;
using Kin10.Graph.Embedded;
using Kin10.Graph.Model;
using Kin10.Graph.Search;
using Kin10.Graph.Stores;
using Xunit.Abstractions;

namespace Kin10.Graph.ContractTests;

/// <summary>The embedded store, on a file of its own.</summary>
public sealed class EmbeddedContractStore : ContractStore
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kin10-contract-").FullName;

    /// <inheritdoc/>
    protected override Task<IGraphStore> OpenAsync(GraphBundle graph) =>
        FillAsync(EmbeddedGraphStore.OpenAsync(graph.Model, Path.Combine(_folder, "graph.db")), graph);

    /// <summary>Opens a store in memory that holds a graph.</summary>
    internal static Task<IGraphStore> OpenInMemoryAsync(GraphBundle graph) => FillAsync(EmbeddedGraphStore.OpenAsync(graph.Model), graph);

    private static async Task<IGraphStore> FillAsync(Task<EmbeddedGraphStore> opening, GraphBundle graph)
    {
        var store = await opening;
        await store.ImportAsync(graph, ReferenceClock.Options(ReferenceHistory.Empty), null, CancellationToken.None);
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

public sealed class EmbeddedSearchTests(EmbeddedContractStore store) : SearchTests(store), IClassFixture<EmbeddedContractStore>
{
    [Fact]
    public async Task Search_AfterEachImport_FindsWhatIsThereNow()
    {
        await using var store = await EmbeddedGraphStore.OpenAsync(Kin10Model.Model);
        await using var search = new TextSearch(Kin10Model.Model, store, new SearchIndexOptions(), isExact: true);
        var harness = new GraphHarness(store, Kin10Model.Api, search: search);
        for (var i = 0; i < 5; i++)
        {
            var word = $"word{(char)('a' + i)}";
            var graph = new GraphBuilder(Kin10Model.Model).Node("Metric:m", ("name", word)).Build();
            await store.ImportAsync(graph, null, CancellationToken.None);
            var (response, version) = await harness.ReadAsync($"{{ search(text: \"{word}\") {{ nodes {{ name }} }} }}");

            Assert.Equal($"{{\"data\":{{\"search\":{{\"nodes\":[{{\"name\":\"{word}\"}}]}}}}}}", response);
            Assert.Equal(await store.ReadVersionAsync(CancellationToken.None), version);
        }
    }
}

public sealed class EmbeddedPagingTests(EmbeddedContractStore store) : PagingTests(store), IClassFixture<EmbeddedContractStore>;

public sealed class EmbeddedMistakeTests(EmbeddedContractStore store) : MistakeTests(store), IClassFixture<EmbeddedContractStore>;

public sealed class EmbeddedMeaningTests : MeaningTests
{
    /// <inheritdoc/>
    protected override Task<IGraphStore> OpenAsync(GraphBundle graph) => EmbeddedContractStore.OpenInMemoryAsync(graph);
}

public sealed class EmbeddedChangesTests : ChangesTests
{
    /// <inheritdoc/>
    protected override async Task<IGraphStore> OpenAsync(GraphModel model) => await EmbeddedGraphStore.OpenAsync(model);
}

public sealed class EmbeddedVersionFeedTests : VersionFeedTests
{
    /// <inheritdoc/>
    protected override Task<IGraphStore> OpenAsync(GraphBundle graph) => EmbeddedContractStore.OpenInMemoryAsync(graph);

    [Fact]
    public async Task WaitForChange_Cancelled_IsForgotten()
    {
        await using var store = await EmbeddedGraphStore.OpenAsync(ItemModel.Model);
        var version = await store.ReadVersionAsync(CancellationToken.None);
        var waits = await LeaveAsync(store, version);
        GC.Collect();

        Assert.DoesNotContain(waits, wait => wait.IsAlive);
    }

    // In a method of its own, so that nothing but the store could hold them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<List<WeakReference>> LeaveAsync(EmbeddedGraphStore store, string version)
    {
        using var gone = new CancellationTokenSource();
        var waits = Enumerable.Range(0, 50).Select(_ => new WeakReference(store.WaitForChangeAsync(version, gone.Token))).ToList();
        await gone.CancelAsync();
        return waits;
    }
}

public sealed class EmbeddedDeferredOperationTests(ITestOutputHelper output) : DeferredOperationTests(output)
{
    /// <inheritdoc/>
    protected override Task<IGraphStore> OpenAsync(GraphBundle graph) => EmbeddedContractStore.OpenInMemoryAsync(graph);

    /// <inheritdoc/>
    protected override void ExpectAfterChange(string? part, GraphStoreException? error) =>
        Assert.Equal("""{"incremental":[{"data":{"totalCount":1},"path":["metrics"]}],"hasNext":false}""", part);
}

public sealed class EmbeddedRandomOperationTests(ITestOutputHelper output) : RandomOperationTests(output)
{
    private readonly Random _random = new(3);
    private ReferenceHistory _history = ReferenceHistory.Empty;

    /// <inheritdoc/>
    protected override ReferenceHistory History => _history;

    /// <inheritdoc/>
    protected override async Task<IGraphStore> OpenAsync(GraphBundle graph)
    {
        _history = ReferenceHistory.Empty;
        var store = await EmbeddedGraphStore.OpenAsync(graph.Model);
        foreach (var each in new[] { GraphEdit.Of(graph, _random), graph })
        {
            await store.ImportAsync(each, ReferenceClock.Options(_history), null, CancellationToken.None);
            _history = _history.With(each);
        }

        return store;
    }
}
