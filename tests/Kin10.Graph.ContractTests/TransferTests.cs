using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.RandomOperations;
using Kin10.Graph.ContractTests.Transfers;
using Kin10.Graph.Model;
using Kin10.Graph.Stores;

namespace Kin10.Graph.ContractTests;

/// <summary>An import is a difference that can be shown, applied and undone, whatever the store.</summary>
public abstract class TransferTests
{
    /// <summary>How many pairs of graphs are tried of each model.</summary>
    protected virtual int Pairs => 20;

    /// <summary>Opens an empty store of this kind.</summary>
    protected abstract Task<IGraphStore> OpenAsync(GraphModel model);

    [ContractFact]
    public Task Import_OnItemModel_AppliesWhatACompareShows() => RunAsync(ItemModel.Model);

    [ContractFact]
    public Task Import_OnRealModel_AppliesWhatACompareShows() => RunAsync(Kin10Model.Model);

    private async Task RunAsync(GraphModel model)
    {
        var random = new Random(9);
        await using var store = await OpenAsync(model);
        var held = BundleDifference.Empty(model);
        for (var i = 0; i < Pairs; i++)
        {
            var first = RandomGraph.Make(model, random);
            var second = i % 4 == 0 ? RandomGraph.Make(model, random) : GraphEdit.Of(first, random);
            await ImportAsync(store, held, first);
            var bytes = BundleText.Of(await store.ExportAsync(CancellationToken.None));
            await ImportAsync(store, first, second);
            await ImportAsync(store, second, first);
            Assert.Equal(bytes, BundleText.Of(await store.ExportAsync(CancellationToken.None)));
            held = first;
        }
    }

    private static async Task ImportAsync(IGraphStore store, GraphBundle held, GraphBundle wanted)
    {
        var expected = BundleDifference.Lines(held, wanted);
        var version = await store.ReadVersionAsync(CancellationToken.None);
        var shown = await store.CompareAsync(wanted, CancellationToken.None);
        Assert.Equal(expected, BundleDifference.Lines(shown));
        Assert.Equal(expected.Count == 0, shown.IsEmpty);
        Assert.Equal(version, await store.ReadVersionAsync(CancellationToken.None));

        var refusal = new InvalidOperationException("Not so.");
        Assert.Same(refusal, await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.ImportAsync(wanted, new ImportOptions { Review = _ => throw refusal }, null, CancellationToken.None)));
        Assert.Equal(expected, BundleDifference.Lines(await store.CompareAsync(wanted, CancellationToken.None)));

        var progress = new LastProgress();
        ChangeSet? reviewed = null;
        version = await store.ReadVersionAsync(CancellationToken.None);
        var applied = await store.ImportAsync(
            wanted, new ImportOptions { Review = changes => reviewed = changes }, progress, CancellationToken.None);
        Assert.Equal(expected, BundleDifference.Lines(reviewed!));
        Assert.Equal(expected, BundleDifference.Lines(applied));
        Assert.Equal(shown.Summary, applied.Summary);
        Assert.Equal(new ImportProgress(wanted.Count, wanted.Count), progress.Last);
        Assert.Equal(expected.Count == 0, version == await store.ReadVersionAsync(CancellationToken.None));
        Assert.Equal(BundleText.Of(wanted), BundleText.Of(await store.ExportAsync(CancellationToken.None)));
        var facts = new CollectingSink();
        await store.ReadFactsAsync(facts, CancellationToken.None);
        Assert.Equal(await store.ReadVersionAsync(CancellationToken.None), facts.Version);
        BundleAssert.Equal(await store.ExportAsync(CancellationToken.None), facts.ToBundle(wanted.Model));
        Assert.True((await store.CompareAsync(wanted, CancellationToken.None)).IsEmpty);
    }

    private sealed class LastProgress : IProgress<ImportProgress>
    {
        public ImportProgress Last { get; private set; }

        public void Report(ImportProgress value)
        {
            Assert.InRange(value.Done, Last.Done, value.Total);
            Last = value;
        }
    }
}
