using Kin10.Graph.Results;

namespace Kin10.Graph.Tests.Results;

public class FloatSumTests
{
    [Fact]
    public void Nothing_SumsToZeroAndHasNoAverage()
    {
        var sum = default(FloatSum);

        Assert.True(sum.TryGetSum(out var total));
        Assert.Equal(0, total);
        Assert.True(sum.TryGetAverage(out var average));
        Assert.Null(average);
    }

    [Fact]
    public void Add_InOrder_RoundsAfterEachValue()
    {
        var sum = Of(0.1, 0.2, 0.3);

        Assert.True(sum.TryGetSum(out var total));
        Assert.Equal(0.1 + 0.2 + 0.3, total);
        Assert.NotEqual(0.3 + 0.2 + 0.1, total);
        Assert.True(sum.TryGetAverage(out var average));
        Assert.Equal((0.1 + 0.2 + 0.3) / 3, average);
    }

    [Theory]
    [InlineData(new[] { double.MaxValue, double.MaxValue })]
    [InlineData(new[] { double.MaxValue, double.MaxValue, -double.MaxValue })]
    [InlineData(new[] { -double.MaxValue, -double.MaxValue, 1 })]
    public void TryGetSum_PastTheRange_IsFalse(double[] values)
    {
        var sum = Of(values);

        Assert.False(sum.TryGetSum(out _));
        Assert.False(sum.TryGetAverage(out _));
        Assert.Equal(values[0], sum.Clamped);
    }

    [Fact]
    public void TryGetSum_InfinitiesOfBothSigns_StaysFalse() =>
        Assert.False(Of(double.MaxValue, double.MaxValue, double.NegativeInfinity).TryGetSum(out _));

    private static FloatSum Of(params double[] values)
    {
        var sum = default(FloatSum);
        foreach (var value in values)
        {
            sum.Add(value);
        }

        return sum;
    }
}
