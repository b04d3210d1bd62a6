using Kin10.Graph.Derivations;

namespace Kin10.Graph.Tests.Derivations;

public class PercentileRankTests
{
    [Theory]
    [InlineData(new int[0], new double[0])]
    [InlineData(new[] { 7 }, new[] { 0.5 })]
    [InlineData(new[] { 7, 7 }, new[] { 0.5, 0.5 })]
    [InlineData(new[] { 3, 1, 2 }, new[] { 1.0, 0, 0.5 })]
    [InlineData(new[] { 5, 1, 5, 9, 5 }, new[] { 0.5, 0, 0.5, 1, 0.5 })]
    [InlineData(new[] { 0, 0, 0, 4 }, new[] { 1.0 / 3, 1.0 / 3, 1.0 / 3, 1 })]
    public void Of_Values_CountsLessAndHalfOfTheOtherSame(int[] values, double[] ranks) => Assert.Equal(ranks, PercentileRank.Of(values));
}
