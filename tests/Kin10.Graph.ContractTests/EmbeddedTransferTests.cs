using Kin10.Graph.ContractTests.RandomOperations;
using Kin10.Graph.ContractTests.Transfers;
using Kin10.Graph.Embedded;
using Kin10.Graph.Model;
using Kin10.Graph.Stores;

namespace Kin10.Graph.ContractTests;

/// <summary>The contract of imports, on the embedded store; and what its file holds after them.</summary>
public sealed class EmbeddedTransferTests : TransferTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kin10-transfer-").FullName;

    private string FilePath => Path.Combine(_folder, "graph.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <inheritdoc/>
    protected override async Task<IGraphStore> OpenAsync(GraphModel model) => await EmbeddedGraphStore.OpenAsync(model);

    [Fact]
    public async Task Open_AfterManyImports_HasTheLastGraphAndItsVersion()
    {
        var random = new Random(4);
        var graph = RandomGraph.Make(ItemModel.Model, random);
        for (var i = 0; i < 20; i++)
        {
            graph = i % 5 == 4 ? RandomGraph.Make(ItemModel.Model, random) : GraphEdit.Of(graph, random);
            string version;
            await using (var store = await EmbeddedGraphStore.OpenAsync(ItemModel.Model, FilePath))
            {
                await store.ImportAsync(graph, null, CancellationToken.None);
                version = await store.ReadVersionAsync(CancellationToken.None);
            }

            await using var reopened = await EmbeddedGraphStore.OpenAsync(ItemModel.Model, FilePath);
            Assert.Equal(version, await reopened.ReadVersionAsync(CancellationToken.None));
            Assert.Equal(BundleText.Of(graph), BundleText.Of(await reopened.ExportAsync(CancellationToken.None)));
            Assert.True((await reopened.CompareAsync(graph, CancellationToken.None)).IsEmpty);
        }
    }

    [Fact]
    public async Task ReadVersion_OfStoresThatHoldTheSameGraph_IsTheSame()
    {
        var (first, second) = (RandomGraph.Make(ItemModel.Model, new Random(1)), RandomGraph.Make(ItemModel.Model, new Random(2)));
        await using var file = await EmbeddedGraphStore.OpenAsync(ItemModel.Model, FilePath);
        await using var memory = await EmbeddedGraphStore.OpenAsync(ItemModel.Model);
        Assert.Equal(await file.ReadVersionAsync(CancellationToken.None), await memory.ReadVersionAsync(CancellationToken.None));
        await file.ImportAsync(first, null, CancellationToken.None);
        await file.ImportAsync(second, null, CancellationToken.None);
        await memory.ImportAsync(second, null, CancellationToken.None);

        var version = await file.ReadVersionAsync(CancellationToken.None);
        Assert.Equal(version, await memory.ReadVersionAsync(CancellationToken.None));
        Assert.Matches("^[A-Za-z0-9_.-]{1,64}$", version);
    }
}
