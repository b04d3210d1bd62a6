using System.Globalization;
using Kin10.Graph.Derivations;
using Kin10.Graph.Tests.Derivations.Plain;

namespace Kin10.Graph.Tests.Derivations;

public class NetworkTests
{
    // W. Zachary, An information flow model for conflict and fission in small groups, 1977: who was a friend of whom in a club of 34
    // members. Its betweenness is that of networkx.betweenness_centrality(networkx.karate_club_graph()).
    private const string KarateClub = """
        1-2 1-3 1-4 1-5 1-6 1-7 1-8 1-9 1-11 1-12 1-13 1-14 1-18 1-20 1-22 1-32 2-3 2-4 2-8 2-14 2-18 2-20 2-22 2-31 3-4 3-8 3-9 3-10 3-14
        3-28 3-29 3-33 4-8 4-13 4-14 5-7 5-11 6-7 6-11 6-17 7-17 9-31 9-33 9-34 10-34 14-34 15-33 15-34 16-33 16-34 19-33 19-34 20-34 21-33
        21-34 23-33 23-34 24-26 24-28 24-30 24-33 24-34 25-26 25-28 25-32 26-32 27-30 27-34 28-34 29-32 29-34 30-33 30-34 31-33 31-34 32-33
        32-34 33-34
        """;

    [Fact]
    public void Network_OfSeedAndRandomGraphs_IsThatOfThePlainFormulas()
    {
        foreach (var (name, graph) in Derived.Graphs)
        {
            var (plain, derived) = (new PlainNetwork(graph, new(graph)), Derived.From(graph));
            var connectedness = derived.Column<long>("Partner", "connectedness");
            var brokerage = derived.Column<double>("Partner", "brokerage");
            var cluster = derived.Column<long?>("Partner", "cluster");
            Assert.True(plain.Connectedness.All(each => connectedness[each.Key] == each.Value), name);
            Assert.True(plain.Cluster.All(each => cluster[each.Key] == each.Value), name);
            Assert.True(plain.Brokerage.All(each => Math.Abs(brokerage[each.Key] - each.Value) < 1.5e-9), name);
        }
    }

    [Fact]
    public void Brokerage_OfTheKarateClub_IsAsPublished()
    {
        var derived = Derived.From(Pairs(KarateClub.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)));

        var brokerage = derived.Column<double>("Partner", "brokerage");
        Assert.Equal(34, brokerage.Count);
        Assert.Equal(0.437635, brokerage["Partner:p0001"], 1e-6);
        Assert.Equal(0.053937, brokerage["Partner:p0002"], 1e-6);
        Assert.Equal(0.143657, brokerage["Partner:p0003"], 1e-6);
        Assert.Equal(0.011909, brokerage["Partner:p0004"], 1e-6);
        Assert.Equal(0.029987, brokerage["Partner:p0006"], 1e-6);
        Assert.Equal(0, brokerage["Partner:p0008"]);
        Assert.Equal(0.055927, brokerage["Partner:p0009"], 1e-6);
        Assert.Equal(0.138276, brokerage["Partner:p0032"], 1e-6);
        Assert.Equal(0.145247, brokerage["Partner:p0033"], 1e-6);
        Assert.Equal(0.304075, brokerage["Partner:p0034"], 1e-6);
        Assert.Equal(16, derived.Column<long>("Partner", "connectedness")["Partner:p0001"]);
    }

    [Fact]
    public void Brokerage_InAStar_IsOneInTheMiddleAndNothingElsewhere() => Assert.Equal(
        [1, 0, 0, 0, 0], Derived.From(Pairs("1-2", "1-3", "1-4", "1-5")).Column<double>("Partner", "brokerage").Values);

    [Fact]
    public void Brokerage_OnAChain_IsThePairsOnBothSides() => Assert.Equal(
        [0, 0.5, 0.666666667, 0.5, 0],
        Derived.From(Pairs("1-2", "2-3", "3-4", "4-5")).Column<double>("Partner", "brokerage").Values);

    [Fact]
    public void Network_OfOneInitiative_LinksAllAndNobodyBrokers()
    {
        var graph = new PlainGraph().Node("Initiative:i").Node("Partner:alone");
        for (var i = 0; i < 200; i++)
        {
            graph.Node(Id(i)).Link(Id(i), "TOOK_PART_IN", "Initiative:i");
        }

        var derived = Derived.From(graph);
        Assert.All(
            derived.Column<long>("Partner", "connectedness"), each => Assert.Equal(each.Key == "Partner:alone" ? 0 : 199, each.Value));
        Assert.All(derived.Column<double>("Partner", "brokerage"), each => Assert.Equal(0, each.Value));
        Assert.All(derived.Column<long?>("Partner", "cluster"), each => Assert.Equal(each.Key == "Partner:alone" ? null : 1, each.Value));
    }

    [Fact]
    public void Network_OfOnePartnerInAnInitiative_IsIsolated()
    {
        var derived = Derived.From(new PlainGraph().Node("Initiative:i").Node("Partner:a").Link("Partner:a", "TOOK_PART_IN", "Initiative:i"));

        Assert.Equal([0], derived.Column<long>("Partner", "connectedness").Values);
        Assert.Equal([0], derived.Column<double>("Partner", "brokerage").Values);
        Assert.Equal([null], derived.Column<long?>("Partner", "cluster").Values);
    }

    [Fact]
    public void Cluster_OfEqualSize_IsNumberedByTheLeastId() => Assert.Equal(
        [2, 3, 3, 2, 1, 1, 1], Derived.From(Pairs("1-4", "2-3", "5-6", "6-7")).Column<long?>("Partner", "cluster").Values);

    // 1,000 steps with ten ways each: far more ways than a double can count.
    [Fact]
    public void Brokerage_WhereWaysCannotBeCounted_IsStillTheirShare()
    {
        const int Count = 1_000;
        var graph = new PlainGraph();
        for (var i = 0; i < Count; i++)
        {
            graph.Node(Id(i));
            for (var way = 0; i > 0 && way < 10; way++)
            {
                var initiative = string.Create(CultureInfo.InvariantCulture, $"Initiative:i{i}-{way}");
                graph.Node(initiative).Link(Id(i - 1), "TOOK_PART_IN", initiative).Link(Id(i), "TOOK_PART_IN", initiative);
            }
        }

        var brokerage = Derived.From(graph).Column<double>("Partner", "brokerage");
        for (var i = 0; i < Count; i++)
        {
            Assert.Equal(i * (Count - 1.0 - i) / ((Count - 1) * (Count - 2) / 2.0), brokerage[Id(i)], 1e-9);
        }
    }

    // 700 chains of three, each with one in the middle: from 500 of the 2,100 partners those between an end and the other are counted.
    [Fact]
    public void Brokerage_OfManyPartners_IsCountedFromFiveHundred()
    {
        const int Chains = 700, Linked = 3 * Chains;
        var graph = Pairs([.. Enumerable.Range(0, Chains).SelectMany(i => new[] { $"{3 * i}-{(3 * i) + 1}", $"{(3 * i) + 1}-{(3 * i) + 2}" })]);
        var sources = Enumerable.Range(0, 500).Select(i => i * Linked / 500).ToHashSet();

        var brokerage = Derived.From(graph).Column<double>("Partner", "brokerage");
        for (var i = 0; i < Linked; i++)
        {
            var met = i % 3 == 1 ? (sources.Contains(i - 1) ? 1 : 0) + (sources.Contains(i + 1) ? 1 : 0) : 0;
            Assert.Equal(met / 2.0 * (Linked / 500.0) / ((Linked - 1) * (Linked - 2) / 2.0), brokerage[Id(i)], 1e-9);
        }
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(2_000, 2_000)]
    [InlineData(2_001, 500)]
    public void Of_LinkedPartners_AreAllOrFiveHundred(int linked, int sources)
    {
        var chosen = BetweennessSources.Of([.. Enumerable.Range(0, linked)]);

        Assert.Equal(sources, chosen.Length);
        Assert.Equal(Enumerable.Range(0, sources).Select(i => i * linked / sources), chosen);
    }

    // Each pair met in an initiative of its own.
    private static PlainGraph Pairs(params string[] pairs)
    {
        var graph = new PlainGraph();
        foreach (var pair in pairs)
        {
            graph.Node($"Initiative:{pair}");
            foreach (var end in pair.Split('-'))
            {
                var id = Id(int.Parse(end, CultureInfo.InvariantCulture));
                graph.Node(id).Link(id, "TOOK_PART_IN", $"Initiative:{pair}");
            }
        }

        return graph;
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"Partner:p{number:D4}");
}
