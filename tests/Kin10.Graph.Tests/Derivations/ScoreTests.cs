using Kin10.Graph.Tests.Derivations.Plain;

namespace Kin10.Graph.Tests.Derivations;

public class ScoreTests
{
    [Fact]
    public void Scores_OfSeedAndRandomGraphs_AreThoseOfThePlainFormulas()
    {
        foreach (var (name, graph) in Derived.Graphs)
        {
            var (plain, derived) = (new PlainScores(graph), Derived.From(graph));
            Assert.True(plain.Reach.All(each => derived.Column<long>("RootCause", "reach")[each.Key] == each.Value), name);
            var leverage = derived.Column<double>("RootCause", "leverage");
            Assert.True(plain.Leverage.All(each => Math.Abs(leverage[each.Key] - each.Value) < 1.5e-9), name);
            Same(name, plain.Need, derived.Column<double>("RootCause", "need"));
            Same(name, plain.Supply, derived.Column<double>("RootCause", "supply"));
            Same(name, plain.Gap, derived.Column<double>("RootCause", "gap"));
            foreach (var challenge in graph.All("GrandChallenge"))
            {
                Assert.Equal(plain.MeanOf(plain.Need, challenge), derived.Column<double?>("GrandChallenge", "need")[challenge]);
                Assert.Equal(plain.MeanOf(plain.Supply, challenge), derived.Column<double?>("GrandChallenge", "supply")[challenge]);
                Assert.Equal(plain.MeanOf(plain.Gap, challenge), derived.Column<double?>("GrandChallenge", "gap")[challenge]);
            }
        }
    }

    [Fact]
    public void Scores_OfARootCauseAlone_StandInTheMiddle()
    {
        var derived = Derived.From(new PlainGraph()
            .Node("GrandChallenge:none").Node("GrandChallenge:one").Node("RootCause:a", ("isCatalyst", null))
            .Link("RootCause:a", "PART_OF", "GrandChallenge:one"));

        Assert.Equal(0, derived.Column<long>("RootCause", "reach")["RootCause:a"]);
        Assert.Equal(1, derived.Column<double>("RootCause", "leverage")["RootCause:a"]);
        Assert.Equal(1.0 / 3, derived.Column<double>("RootCause", "need")["RootCause:a"]);
        Assert.Equal(0.5, derived.Column<double>("RootCause", "supply")["RootCause:a"]);
        Assert.Equal(1.0 / 3 * 0.5, derived.Column<double?>("GrandChallenge", "gap")["GrandChallenge:one"]);
        Assert.Null(derived.Column<double?>("GrandChallenge", "gap")["GrandChallenge:none"]);
    }

    [Fact]
    public void Scores_OfAnEmptyGraph_AreEmpty() =>
        Assert.All(Derived.From(new PlainGraph()).Data.Columns.Values, Assert.Empty);

    [Fact]
    public void Leverage_WithoutInfluences_IsOneForAll() => Assert.All(
        Derived.From(Catalysts("a", "b", "c")).Column<double>("RootCause", "leverage").Values, leverage => Assert.Equal(1, leverage));

    [Fact]
    public void Leverage_InACircle_IsOneForAllAndReachIsAllOthers()
    {
        var derived = Derived.From(Catalysts("a", "b", "c", "d")
            .Link("RootCause:a", "INFLUENCES", "RootCause:b").Link("RootCause:b", "INFLUENCES", "RootCause:c")
            .Link("RootCause:c", "INFLUENCES", "RootCause:a").Link("RootCause:d", "INFLUENCES", "RootCause:d"));

        Assert.Equal([2, 2, 2, 0], derived.Column<long>("RootCause", "reach").Values);
        Assert.Equal([1, 1, 1, 1], derived.Column<double>("RootCause", "leverage").Values);
    }

    [Fact]
    public void Leverage_OfWhatEasesOthers_IsGreater()
    {
        var derived = Derived.From(Catalysts("a", "b", "c")
            .Link("RootCause:a", "INFLUENCES", "RootCause:b").Link("RootCause:a", "INFLUENCES", "RootCause:c"));

        var leverage = derived.Column<double>("RootCause", "leverage");
        Assert.True(leverage["RootCause:a"] > leverage["RootCause:b"]);
        Assert.Equal(leverage["RootCause:b"], leverage["RootCause:c"]);
        Assert.Equal([2, 0, 0], derived.Column<long>("RootCause", "reach").Values);
    }

    [Fact]
    public void Reach_AlongAChainOfManyWords_CountsAllThatComeAfter()
    {
        var names = Enumerable.Range(0, 300).Select(i => $"n{i:D3}").ToArray();
        var chain = names.Zip(names.Skip(1)).Aggregate(
            Catalysts(names), (graph, pair) => graph.Link($"RootCause:{pair.First}", "INFLUENCES", $"RootCause:{pair.Second}"));

        Assert.Equal(Enumerable.Range(0, 300).Select(i => 299L - i), Derived.From(chain).Column<long>("RootCause", "reach").Values);
    }

    private static PlainGraph Catalysts(params string[] names) =>
        names.Aggregate(new PlainGraph(), (graph, name) => graph.Node($"RootCause:{name}", ("isCatalyst", true)));

    private static void Same(string name, Dictionary<string, double> expected, Dictionary<string, double> actual) =>
        Assert.True(expected.Count == actual.Count && expected.All(each => actual[each.Key] == each.Value), name);
}
