using Kin10.Graph.Embedded.Tests.Support;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Tests.Execution;

public sealed class AllocationTests
{
    private const int MostBytesPerRequest = 512;

    [Theory]
    [InlineData("{ books(first: 100) { totalCount nodes { id name size tags published } } }")]
    [InlineData(
        "{ books(order: [{ name: DESC }], first: 100) { nodes { name authors { totalCount edges { node { name } "
        + "properties { share } } } } } }")]
    [InlineData(
        "{ books(order: [{ size: ASC }, { price: DESC }], first: 100, where: { tags: { some: { eq: \"x\" } } }) { edges { "
        + "cursor node { id } } } }")]
    [InlineData(
        "{ people { nodes { series { edges { node { name } via { id } } } friendsOfFriends { nodes { name } } } aggregate "
        + "{ size { sum avg } } } }")]
    [InlineData("{ book(id: \"Book:7\") { name series { name } } }")]
    public async Task Read_OfACachedPlan_AllocatesNothingPerRow(string query)
    {
        var graph = GraphBuilder.Books.Node("Series:s");
        for (var i = 0; i < 200; i++)
        {
            graph.Node($"Book:{i}", ("size", i % 7), ("tags", new[] { "x", "y" }), ("published", new DateOnly(2000, 1, 1)))
                .Node($"Person:{i}", ("size", i))
                .Link("WROTE", $"Person:{i}", $"Book:{i}", ("share", 0.5)).Link("PART_OF", $"Book:{i}", "Series:s")
                .Link("KNOWS", $"Person:{i}", $"Person:{(i + 1) % 200}");
        }

        var harness = await EmbeddedHarness.OpenAsync(graph);
        var plan = PlanningHarness.Books.Bind(query);
        using var writer = new ResponseWriter(1 << 20);
        for (var i = 0; i < 30; i++)
        {
            await RunAsync(harness.Store, plan, writer);
        }

        var least = long.MaxValue;
        for (var i = 0; i < 10; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            await RunAsync(harness.Store, plan, writer);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.InRange(least, 0, MostBytesPerRequest);
    }

    private static async Task RunAsync(EmbeddedGraphStore store, BoundPlan plan, ResponseWriter writer)
    {
        var mark = writer.Save();
        await using (var run = await store.BeginReadAsync(plan, RequestContext.Anonymous, CancellationToken.None))
        {
            Assert.True(await run.WriteFieldAsync(0, writer, CancellationToken.None));
        }

        writer.Rewind(mark);
    }
}
