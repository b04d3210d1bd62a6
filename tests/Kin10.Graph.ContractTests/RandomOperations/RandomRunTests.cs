using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.Reference;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>A run finds what is wrong with a store, and shows it on a small case.</summary>
public sealed class RandomRunTests
{
    [Fact]
    public async Task RunAsync_WithStoreThatLosesLoops_FailsOnASmallCase()
    {
        var failure = await FailureAsync(graph => graph with
        {
            Relationships = [.. graph.Relationships.Select(table => table.Type.Name != "LIKES" ? table
                : table with { Rows = [.. table.Rows.Where(row => row.From != row.To)] })],
        }, seed: 3);
        Assert.True(Part(failure, "operation").Length < 150, failure);
        Assert.Matches("(?i)like|relationships|degree|links|subgraph", Part(failure, "operation"));
        Assert.Equal(2, Part(failure, "graph").Split(".csv").Length - 1);
        Assert.InRange(Rows(failure, "Item.csv"), 1, 2);
        Assert.InRange(Rows(failure, "LIKES.csv"), 1, 2);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task RunAsync_WithStoreThatFoldsTexts_FailsOnASmallCase(int seed)
    {
        var failure = await FailureAsync(graph => graph with
        {
            Nodes = [.. graph.Nodes.Select(table => table with
            {
                Rows = [.. table.Rows.Select(row => new NodeRow([.. row.Values.Select(value => value is "\u0130" ? "i\u0307" : value)]))],
            })],
        }, seed);
        Assert.True(Part(failure, "operation").Length < 200, failure);
        Assert.Contains("\u0130", Part(failure, "graph"), StringComparison.Ordinal);
        Assert.True(Part(failure, "graph").Split(".csv").Length - 1 == 1, failure);
    }

    [Fact]
    public async Task RunAsync_WithTheSameSeed_FailsTheSame()
    {
        static GraphBundle WithoutEdges(GraphBundle graph) =>
            graph with { Relationships = [.. graph.Relationships.Select(table => table with { Rows = [] })] };

        Assert.Equal(await FailureAsync(WithoutEdges), await FailureAsync(WithoutEdges));
    }

    // A store that holds something else than it was given.
    private static async Task<string> FailureAsync(Func<GraphBundle, GraphBundle> breaks, int seed = 1)
    {
        var run = new RandomRun(ItemModel.Api, seed, new RandomRunPlan(
            random => RandomGraph.Make(ItemModel.Model, random),
            graph => Task.FromResult(new StorePair(graph, ItemModel.Api, new ReferenceStore(graph), new ReferenceStore(breaks(graph)))),
            OperationsPerGraph: 40,
            MostOperationsToShrink: 4_000,
            MostGraphsToShrink: 300));
        return (await Assert.ThrowsAsync<DifferenceException>(() => run.RunAsync(5_000))).Message;
    }

    private static string Part(string failure, string title) =>
        failure.Split("--- ").Single(part => part.StartsWith($"{title}\n", StringComparison.Ordinal))[(title.Length + 1)..];

    // A line feed in quotes ends no row.
    private static int Rows(string failure, string file)
    {
        var text = Part(failure, "graph").Split($"{file}\n")[1].Split("\n\n")[0].Trim('\n');
        return string.Concat(text.Split('"').Where((_, i) => i % 2 == 0)).Split('\n').Length - 1;
    }
}
