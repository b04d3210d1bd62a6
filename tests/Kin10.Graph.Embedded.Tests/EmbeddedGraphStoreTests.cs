using Kin10.Graph.Embedded.Tests.Support;
using Kin10.Graph.Planning;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Embedded.Tests;

public sealed class EmbeddedGraphStoreTests
{
    [Fact]
    public async Task Read_BegunBeforeAnImport_SeesTheGraphItBeganWith()
    {
        var harness = await EmbeddedHarness.OpenAsync(GraphBuilder.Books.Node("Book:old"));
        var version = await harness.Store.ReadVersionAsync(CancellationToken.None);
        var asked = new TaskCompletionSource();
        var imported = new TaskCompletionSource();
        var slow = new GraphHarness(new PausingReader(harness.Store, asked, imported.Task), BookModel.Model);
        var reading = slow.ReadAsync("{ books { nodes { name } } }");
        await asked.Task;
        await harness.Store.ImportAsync(GraphBuilder.Books.Node("Book:new").Build(), null, CancellationToken.None);
        imported.SetResult();
        Assert.Equal(("{\"data\":{\"books\":{\"nodes\":[{\"name\":\"old\"}]}}}", version), await reading);
        Assert.Equal("new", await harness.NamesAsync("{ books { nodes { name } } }"));
        Assert.NotEqual(version, await harness.Store.ReadVersionAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Read_ByManyAtOnce_GivesTheSameAnswer()
    {
        var graph = GraphBuilder.Books;
        for (var i = 0; i < 300; i++)
        {
            graph.Node($"Book:{i}", ("size", i % 10)).Node($"Person:{i}").Link("WROTE", $"Person:{i}", $"Book:{i * 7 % 300}");
        }

        const string Query =
            "{ books(order: [{ authors: { count: DESC } }, { name: DESC }], "
            + "where: { size: { gt: 2 } }) { nodes { name fellows { totalCount } } } }";
        var expected = await (await EmbeddedHarness.OpenAsync(graph)).AskAsync(Query);
        var harness = await EmbeddedHarness.OpenAsync(graph);
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => harness.AskAsync(Query))));
        Assert.All(answers, answer => Assert.Equal(expected, answer));
    }

    [Fact]
    public async Task Read_AfterCancellation_Stops()
    {
        var harness = await EmbeddedHarness.OpenAsync(GraphBuilder.Books.Node("Book:a"));
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await harness.Store.BeginReadAsync(
            null!, RequestContext.Anonymous, source.Token));
    }

    [Fact]
    public async Task CheckHealth_OfAStore_SaysWhatItHolds()
    {
        var harness = await EmbeddedHarness.OpenAsync(
            GraphBuilder.Books.Node("Book:a").Node("Book:b").Link("MENTIONS", "Book:a", "Book:b"));
        var open = await harness.Store.CheckHealthAsync(CancellationToken.None);
        Assert.True(open.IsReady);
        Assert.StartsWith("2 nodes and 1 relationships", open.Detail, StringComparison.Ordinal);
        Assert.Equal(2, harness.Store.Statistics.CountNodes(BookModel.Model.FindNodeType("Book")!));
        await harness.Store.DisposeAsync();
        Assert.False((await harness.Store.CheckHealthAsync(CancellationToken.None)).IsReady);
    }

    [Fact]
    public async Task Export_OfTheSeed_EqualsIt()
    {
        var harness = await EmbeddedHarness.OpenAsync(Kin10Model.Seed);
        BundleAssert.Equal(Kin10Model.Seed, await harness.Store.ExportAsync(CancellationToken.None));
    }

    /// <summary>Lets somebody import between the beginning of a read and its answer.</summary>
    private sealed class PausingReader(IGraphReader reader, TaskCompletionSource asked, Task goOn) : IGraphReader
    {
        public IGraphStatistics Statistics => reader.Statistics;

        public async ValueTask<IOperationRun> BeginReadAsync(
            Plan.BoundPlan plan, RequestContext context, CancellationToken cancellationToken)
        {
            var run = await reader.BeginReadAsync(plan, context, cancellationToken);
            asked.SetResult();
            await goOn;
            return run;
        }
    }
}
