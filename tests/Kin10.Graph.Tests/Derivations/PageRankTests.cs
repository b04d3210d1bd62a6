using Kin10.Graph.Derivations;

namespace Kin10.Graph.Tests.Derivations;

public class PageRankTests
{
    // I. Rogers, The Google PageRank Algorithm and How It Works, 2002: the four pages whose ranks are 1.49, 0.78, 1.58 and 0.15.
    [Fact]
    public void Of_FourPages_IsAsRogersHasIt()
    {
        var ranks = Ranks(4, "A>B A>C B>C C>A D>C");

        Assert.Equal([1.49, 0.78, 1.58, 0.15], ranks.Select(rank => Math.Round(4 * rank, 2)));
    }

    // Wikipedia, PageRank: the eleven pages of the first drawing, one of which links nowhere, with their ranks in percent.
    [Fact]
    public void Of_ElevenPages_IsAsWikipediaHasIt()
    {
        var ranks = Ranks(11, "B>C C>B D>A D>B E>B E>D E>F F>B F>E G>B G>E H>B H>E I>B I>E J>E K>E");

        Assert.Equal([3.3, 38.4, 34.3, 3.9, 8.1, 3.9, 1.6, 1.6, 1.6, 1.6, 1.6], ranks.Select(rank => Math.Round(100 * rank, 1)));
    }

    [Fact]
    public void Of_AnyGraph_AddsUpToOne() => Assert.Equal(1, Ranks(5, "A>A A>B B>C D>C D>E").Sum(), 1e-12);

    private static double[] Ranks(int count, string arcs) => PageRank.Of(
        FactLinks.Create(count, count, [.. arcs.Split(' ').Select(arc => (arc[0] - 'A', arc[2] - 'A'))]), count, CancellationToken.None);
}
