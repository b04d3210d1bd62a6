using Kin10.Graph.Api;
using Kin10.Graph.Embedded.Tests.Support;
using Kin10.Graph.Testing;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Embedded.Tests.Execution;

/// <summary>Runs while no other test does: it measures the memory of the process.</summary>
[CollectionDefinition(nameof(PlanMemoryTests), DisableParallelization = true)]
[Collection(nameof(PlanMemoryTests))]
public class PlanMemoryTests
{
    private const int Documents = 400;
    private const int RootFields = 12;

    [Theory]
    [InlineData(
        "books(first: 3, where: { authors: { some: { name: { eq: \"a\" }, size: { gt: 1 } } } }) { nodes { name authors(first: 2) { nodes "
        + "{ name } } } }")]
    [InlineData("books(order: [{ authors: { count: DESC } }]) { groupBy(by: [GENRE, SIZE]) { key { genre } aggregate { count } } }")]
    [InlineData("book(id: \"Book:a\") { name }")]
    public async Task AskAsync_ManyDocumentsAgain_HoldsNoMoreThanTheSettingSays(string field)
    {
        const long PlanBytes = 16 << 20;
        const long DocumentBytes = 2 << 20;
        var store = (await EmbeddedHarness.OpenAsync(GraphBuilder.Books.Node("Book:a"))).Store;
        var options = new GraphQLExecutorOptions { MaxPlanCacheBytes = PlanBytes, MaxDocumentCacheBytes = DocumentBytes };
        var api = ApiSchema.Create(BookModel.Model, GraphHarness.AnyCost);
        var harness = new GraphHarness(store, api, GraphHarness.AnyCost, options);
        await harness.DataAsync("{ books { totalCount } }");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < Documents; i++)
        {
            var text = "{ " + string.Join(' ', Enumerable.Range(0, RootFields).Select(root => $"f{i}_{root}: {field}")) + " }";
            await harness.DataAsync(text);
            await harness.DataAsync(text);
        }

        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(harness);
        Assert.InRange(held, 0, PlanBytes + DocumentBytes);
    }
}
