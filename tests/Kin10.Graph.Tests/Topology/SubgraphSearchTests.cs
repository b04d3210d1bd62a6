using System.Text.Json.Nodes;

namespace Kin10.Graph.Tests.Topology;

public sealed class SubgraphSearchTests
{
    [Fact]
    public async Task Run_AroundANode_IsCutByDistanceThenDegreeThenId()
    {
        var cuts = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var (topology, depth, first) = (ListedTopology.Random(random), random.Next(5), random.Next(1, 15));
            var distances = Distances(topology, depth);
            var expected = distances.Keys
                .OrderBy(node => distances[node])
                .ThenByDescending(topology.DegreeOf)
                .ThenBy(node => node)
                .ToList();

            var subgraph = await AskAsync(topology, $"around: [\"{ListedTopology.IdOf(0)}\"], depth: {depth}, first: {first}");

            Assert.Equal(expected.Take(first).Select(ListedTopology.IdOf), Ids(subgraph));
            Assert.Equal(expected.Take(first).Select(topology.DegreeOf), subgraph["nodes"]!.AsArray().Select(node => (long)node!["degree"]!));
            Assert.Equal(expected.Count > first, (bool)subgraph["isCut"]!);
            AssertLinks(topology, subgraph);
            cuts += expected.Count > first ? 1 : 0;
        }

        Assert.InRange(cuts, 50, 350);
    }

    [Fact]
    public async Task Run_AroundNothing_HasTheNodesOfMostLinksFirst()
    {
        var topology = new ListedTopology(6, [(0, 5), (1, 5), (2, 5), (2, 4), (3, 3)]);

        var subgraph = await AskAsync(topology, "first: 3");

        Assert.Equal(new[] { 5, 2, 0 }.Select(ListedTopology.IdOf), Ids(subgraph));
        Assert.True((bool)subgraph["isCut"]!);
        AssertLinks(topology, subgraph);
    }

    [Fact]
    public async Task Run_MoreThanMayBeVisited_IsRefused()
    {
        var topology = new ListedTopology(30, Enumerable.Range(1, 29).Select(leaf => (0, leaf)));

        var (around, error) = await TopologyQuestion.AskAsync(
            topology, $$"""{ subgraph(around: ["{{ListedTopology.IdOf(0)}}"], depth: 2) { isCut } }""", mostVisited: 40);
        var (whole, wholeError) = await TopologyQuestion.AskAsync(topology, "{ subgraph { isCut } }", mostVisited: 29);

        Assert.Equal((null, null), (around, whole));
        const string refused = "nodes or links would have to be looked at. Go less deep, or name fewer types or relationships.";
        Assert.Equal($"More than 40 {refused}", error);
        Assert.Equal($"More than 29 {refused}", wholeError);
    }

    [Fact]
    public async Task Run_UnknownAndRepeatedNodesAround_CountOnce()
    {
        var topology = new ListedTopology(3, [(0, 1)]);

        var subgraph = await AskAsync(topology, """around: ["Book:0001", "Book:0001", "Book:0009", "no id"], depth: 0""");

        Assert.Equal(["Book:0001"], Ids(subgraph));
        Assert.False((bool)subgraph["isCut"]!);
    }

    private static async Task<JsonNode> AskAsync(ListedTopology topology, string arguments)
    {
        var (value, error) = await TopologyQuestion.AskAsync(
            topology, $"{{ subgraph({arguments}) {{ nodes {{ id degree }} links {{ source target }} isCut }} }}");
        Assert.Null(error);
        return value!;
    }

    private static IEnumerable<string> Ids(JsonNode subgraph) => subgraph["nodes"]!.AsArray().Select(node => (string)node!["id"]!);

    // All links between the nodes that are there, and no others.
    private static void AssertLinks(ListedTopology topology, JsonNode subgraph)
    {
        var there = Ids(subgraph).ToHashSet();
        Assert.Equal(
            topology.Links.Select(link => (ListedTopology.IdOf(link.From), ListedTopology.IdOf(link.To)))
                .Where(link => there.Contains(link.Item1) && there.Contains(link.Item2))
                .Order(),
            subgraph["links"]!.AsArray().Select(link => ((string)link!["source"]!, (string)link["target"]!)));
    }

    private static Dictionary<int, int> Distances(ListedTopology topology, int depth)
    {
        var distances = new Dictionary<int, int> { [0] = 0 };
        for (var distance = 1; distance <= depth; distance++)
        {
            foreach (var node in distances.Keys.ToList().SelectMany(topology.NeighboursOf))
            {
                distances.TryAdd(node, distance);
            }
        }

        return distances;
    }
}
