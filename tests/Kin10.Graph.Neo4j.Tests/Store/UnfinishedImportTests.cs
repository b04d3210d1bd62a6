using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.Transfers;
using Kin10.Graph.Neo4j.Store;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Tests.Store;

/// <summary>A first import in several transactions: nobody reads a part of it, and one that broke off is gone on with.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class UnfinishedImportTests : BookStore
{
    private const string Question = "{ people { totalCount } }";
    private static readonly GraphBundle Library = Books(9);

    private static Neo4jOptions InParts => Neo4jServer.Options with { ImportBatch = 2, MaxImportTransaction = 4 };

    [Neo4jFact]
    public async Task ImportAsync_ConnectionBreaksInTheMiddle_NothingIsReadUntilItIsImportedAgain()
    {
        await AskAsync(Question);
        await BreakOffAsync(Library);

        var held = (long)(await Neo4jServer.RunAsync(Driver, "MATCH (n:Person|Book) RETURN count(n)"))[0][0]!;
        Assert.InRange(held, 1, Library.Count - 1);
        await AssertNothingIsReadAsync();

        await Store.ImportAsync(Library, null, CancellationToken.None);
        await AssertHoldsAsync(Library);
        Assert.Equal("{\"data\":{\"people\":{\"totalCount\":9}}}", await AskAsync(Question));
        Assert.True((await Store.CheckHealthAsync(CancellationToken.None)).IsReady);
    }

    [Neo4jFact]
    public async Task ImportAsync_ConnectionIsCutInTheMiddle_GoesOnOverAnother()
    {
        await using var proxy = new SilentProxy(Neo4jServer.Options.Uri);
        await using var store = Neo4jGraphStore.Create(BookModel.Model, InParts with { Uri = proxy.Uri });
        await store.ImportAsync(Library, new Interruption(proxy.Cut), CancellationToken.None);
        await AssertHoldsAsync(Library);
    }

    [Neo4jFact]
    public async Task ImportAsync_AfterAnotherBundleBrokeOff_LeavesNothingOfThat()
    {
        await Neo4jServer.RunAsync(Driver, "CREATE (:Wheel {n: 1})-[:PART_OF]->(:Car {n: 1})");
        await BreakOffAsync(Library);
        var other = GraphBuilder.Books.Node("Person:p1", ("name", "another")).Node("Book:x").Link("WROTE", "Person:p1", "Book:x").Build();
        await Store.ImportAsync(other, null, CancellationToken.None);

        await AssertHoldsAsync(other);
        Assert.Equal(1L, (await Neo4jServer.RunAsync(Driver, "MATCH (:Wheel)-[:PART_OF]->(:Car) RETURN count(*)"))[0][0]);
    }

    [Neo4jFact]
    public async Task ImportAsync_InParts_IsReadOnlyAtItsEnd()
    {
        await AskAsync(Question);
        var reads = 0;
        await using var store = Neo4jGraphStore.Create(BookModel.Model, InParts);
        var changes = await store.ImportAsync(
            Library,
            new Interruption(() =>
            {
                AssertNothingIsReadAsync().Wait();
                reads++;
            }),
            CancellationToken.None);

        Assert.Equal(1, reads);
        Assert.Equal(Library.Count, changes.AddedCount);
        await AssertHoldsAsync(Library);
    }

    [Neo4jFact]
    public async Task ImportAsync_AnotherTakesOver_EndsWithoutHarm()
    {
        var other = Books(5);
        await using var store = Neo4jGraphStore.Create(BookModel.Model, InParts);
        var refusal = await Assert.ThrowsAsync<GraphStoreException>(() => store.ImportAsync(
            Library, new Interruption(() => Store.ImportAsync(other, null, CancellationToken.None).Wait()), CancellationToken.None));

        Assert.StartsWith("Another import took over.", refusal.Message, StringComparison.Ordinal);
        await AssertHoldsAsync(other);
    }

    [Neo4jFact]
    public async Task ImportAsync_IntoAFilledDatabase_IsOneTransactionHoweverLarge()
    {
        var before = Books(1);
        await Store.ImportAsync(before, null, CancellationToken.None);
        await BreakOffAsync(Library);
        await AssertHoldsAsync(before);
    }

    private static GraphBundle Books(int count)
    {
        var graph = GraphBuilder.Books;
        for (var i = 0; i < count; i++)
        {
            graph.Node($"Person:p{i}").Node($"Book:b{i}").Link("WROTE", $"Person:p{i}", $"Book:b{i}", ("share", 1.0));
        }

        return graph.Build();
    }

    private static async Task BreakOffAsync(GraphBundle bundle)
    {
        await using var proxy = new SilentProxy(Neo4jServer.Options.Uri);
        await using var store = Neo4jGraphStore.Create(BookModel.Model, InParts with { Uri = proxy.Uri });
        await Assert.ThrowsAsync<GraphStoreException>(
            () => store.ImportAsync(bundle, new Interruption(proxy.Break), CancellationToken.None));
    }

    private async Task AssertNothingIsReadAsync()
    {
        foreach (var work in (Func<Task>[])[
            () => AskAsync(Question),
            () => AskAsync("{ people { totalCount } books { totalCount } }"),
            () => Store.ExportAsync(CancellationToken.None),
            () => Store.CompareAsync(Library, CancellationToken.None)])
        {
            var error = await Assert.ThrowsAsync<GraphStoreException>(work);
            Assert.Equal(UnfinishedImport.Reason, error.ForClients);
            Assert.True(error.IsTransient);
        }

        var health = await Store.CheckHealthAsync(CancellationToken.None);
        Assert.Equal(new StoreHealth(false, UnfinishedImport.Reason) { ForClients = UnfinishedImport.Reason }, health);
    }

    private async Task AssertHoldsAsync(GraphBundle bundle) =>
        Assert.Equal(BundleText.Of(bundle), BundleText.Of(await Store.ExportAsync(CancellationToken.None)));

    /// <summary>Does something once, when a part of an import is done.</summary>
    private sealed class Interruption(Action interrupt) : IProgress<ImportProgress>
    {
        private bool _isDone;

        public void Report(ImportProgress value)
        {
            if (!_isDone && value.Done >= 6)
            {
                _isDone = true;
                interrupt();
            }
        }
    }
}
