using System.Text.Json.Nodes;

namespace Kin10.Graph.Tests.Topology;

public sealed class PathSearchTests
{
    [Fact]
    public async Task Run_RandomGraphs_GivesAllShortestWaysInTheOrderOfTheirIds()
    {
        var lengths = new HashSet<int>();
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var (topology, most, first) = (ListedTopology.Random(random), random.Next(1, 8), random.Next(1, 6));
            var expected = ShortestWays(topology, 0, topology.Count - 1, most).Take(first).ToList();

            var ways = await AskAsync(topology, most, first);

            Assert.Equal(expected.Select(way => string.Join(' ', way)), ways.Select(way => string.Join(' ', way)));
            lengths.UnionWith(expected.Select(way => way.Length));
        }

        // Else the graphs are too simple to prove anything.
        Assert.Contains(4, lengths);
    }

    [Fact]
    public async Task Run_EndInAHub_GoesOnFromTheEndWithFewerNodes()
    {
        // 0 - 1 - 2 - 3, where 3 has 200 more neighbours.
        var topology = new ListedTopology(204, [(0, 1), (1, 2), (2, 3), .. Enumerable.Range(4, 200).Select(leaf => (3, leaf))]);

        var way = Assert.Single(await AskAsync(topology, 6, 3, from: 0, to: 3));

        Assert.Equal([0, 1, 2, 3], way);
        Assert.InRange(topology.Followed, 1, 210);
    }

    [Fact]
    public async Task Run_ManyWays_AreAsManyAsAreAskedForAndNoMore()
    {
        // Nine layers of ten: 10^9 ways lead through them.
        const int layers = 9;
        var links = Enumerable.Range(0, layers).SelectMany(layer => Enumerable.Range(0, 10).SelectMany(
            near => Enumerable.Range(0, 10).Select(far => (layer == 0 ? 0 : 1 + (10 * (layer - 1)) + near, 1 + (10 * layer) + far))));
        var last = 1 + (10 * layers);
        var topology = new ListedTopology(last + 1, [.. links, .. Enumerable.Range(0, 10).Select(near => (last - 10 + near, last))]);

        var (value, error) = await TopologyQuestion.AskAsync(
            topology, Query(0, last, maxLength: layers + 1, first: 20));

        Assert.Null(error);
        Assert.Equal(20, value!.AsArray().Count);
        Assert.All(value.AsArray(), path => Assert.Equal(layers + 1, (int)path!["length"]!));
    }

    [Fact]
    public async Task Run_MoreThanMayBeVisited_IsRefused()
    {
        var topology = new ListedTopology(30, Enumerable.Range(0, 29).Select(node => (node, node + 1)));

        var (value, error) = await TopologyQuestion.AskAsync(topology, Query(0, 9, maxLength: 10, first: 1), mostVisited: 8);

        Assert.Null(value);
        Assert.Equal("More than 8 links would have to be followed. Ask for a smaller maxLength, or name fewer relationships.", error);
        Assert.NotNull((await TopologyQuestion.AskAsync(topology, Query(0, 9, maxLength: 10, first: 1), mostVisited: 40)).Value);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 9)]
    [InlineData(9, 0)]
    [InlineData(0, 3)]
    public async Task Run_NoWay_IsNone(int from, int to)
    {
        var topology = new ListedTopology(4, [(0, 1), (1, 0), (2, 2), (3, 3)]);

        Assert.Empty(await AskAsync(topology, 6, 3, from, to));
    }

    [Fact]
    public async Task Run_LinksBothWays_TellsTheOneWhoseSourceComesFirst()
    {
        var topology = new ListedTopology(3, [(1, 0), (0, 1), (2, 1)]);

        var (value, _) = await TopologyQuestion.AskAsync(topology, Query(2, 0, maxLength: 6, first: 1));

        var path = Assert.Single(value!.AsArray())!;
        Assert.Equal(["Book:0002>Book:0001", "Book:0000>Book:0001"], Links(path).Select(link => $"{link.Source}>{link.Target}"));
        Assert.Equal("“Book 2” mentions “Book 1”, which “Book 0” mentions.", (string)path["text"]!);
    }

    private static async Task<List<int[]>> AskAsync(ListedTopology topology, int maxLength, int first, int from = 0, int to = -1)
    {
        var (value, error) = await TopologyQuestion.AskAsync(topology, Query(from, to < 0 ? topology.Count - 1 : to, maxLength, first));
        Assert.Null(error);
        return [.. value!.AsArray().Select(path => NodesOf(path!, from))];
    }

    private static string Query(int from, int to, int maxLength, int first) =>
        $$"""
        {
          paths(from: "{{ListedTopology.IdOf(from)}}", to: "{{ListedTopology.IdOf(to)}}", maxLength: {{maxLength}}, first: {{first}}) {
            length links { source target } text
          }
        }
        """;

    private static int[] NodesOf(JsonNode path, int from)
    {
        var nodes = new List<int> { from };
        foreach (var (source, target) in Links(path))
        {
            nodes.Add(NumberOf(source) == nodes[^1] ? NumberOf(target) : NumberOf(source));
        }

        Assert.Equal(nodes.Count - 1, (int)path["length"]!);
        return [.. nodes];
    }

    private static IEnumerable<(string Source, string Target)> Links(JsonNode path) =>
        path["links"]!.AsArray().Select(link => ((string)link!["source"]!, (string)link["target"]!));

    private static int NumberOf(string id) => int.Parse(id["Book:".Length..], System.Globalization.CultureInfo.InvariantCulture);

    // All ways without a node twice, the shortest ones, in order.
    private static IEnumerable<int[]> ShortestWays(ListedTopology topology, int from, int to, int most)
    {
        if (from == to)
        {
            return [];
        }

        List<int[]> ways = [[from]];
        for (var length = 1; length <= most; length++)
        {
            ways =
            [
                .. ways.SelectMany(way => topology.NeighboursOf(way[^1])
                    .Where(next => !way.Contains(next))
                    .Select(next => (int[])[.. way, next])),
            ];
            var found = ways.Where(way => way[^1] == to).ToList();
            if (found.Count > 0)
            {
                return found.OrderBy(way => string.Join(' ', way.Select(ListedTopology.IdOf)), StringComparer.Ordinal);
            }
        }

        return [];
    }
}
