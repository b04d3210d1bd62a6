using System.Numerics;
using Kin10.Graph.Results;

namespace Kin10.Graph.Tests.Results;

public class IntegerSumTests
{
    [Fact]
    public void Nothing_SumsToZeroAndHasNoAverage()
    {
        var sum = default(IntegerSum);

        Assert.True(sum.TryGetSum(out var total));
        Assert.Equal(0, total);
        Assert.Null(sum.Average());
    }

    [Theory]
    [InlineData(new[] { long.MaxValue }, true)]
    [InlineData(new[] { long.MinValue }, true)]
    [InlineData(new[] { long.MaxValue, 1 }, false)]
    [InlineData(new[] { long.MinValue, -1 }, false)]
    [InlineData(new[] { long.MaxValue, long.MaxValue, -1 - long.MaxValue, 1 }, true)]
    [InlineData(new[] { long.MaxValue, 1, -1 }, true)]
    public void TryGetSum_AtTheEdge_KnowsWhatFits(long[] values, bool fits)
    {
        var sum = Of(values);

        Assert.Equal(fits, sum.TryGetSum(out var total));
        var exact = values.Aggregate(BigInteger.Zero, (left, right) => left + right);
        Assert.Equal(exact, (BigInteger)sum.Sum);
        if (fits)
        {
            Assert.Equal(exact, total);
        }
    }

    [Theory]
    [InlineData(new long[0], 0)]
    [InlineData(new long[] { 2, -5 }, -3)]
    [InlineData(new[] { long.MaxValue, 1 }, long.MaxValue)]
    [InlineData(new[] { long.MinValue, -1 }, long.MinValue)]
    [InlineData(new[] { long.MaxValue, 1, -1 }, long.MaxValue)]
    public void Clamped_PastTheRange_IsItsEnd(long[] values, long expected) => Assert.Equal(expected, Of(values).Clamped);

    [Fact]
    public void Average_PastTheRangeOfTheSum_IsStillExact() =>
        Assert.Equal(9223372036854775807d, Of(long.MaxValue, long.MaxValue, long.MaxValue).Average());

    [Fact]
    public void ExactAverage_SmallNumbers_IsWhatDivisionGives()
    {
        // Both operands are exact doubles, so that IEEE division rounds the true quotient once.
        for (var sum = -600; sum <= 600; sum++)
        {
            for (var count = 1; count <= 300; count++)
            {
                Assert.Equal((double)sum / count, IntegerSum.ExactAverage(sum, count));
            }
        }
    }

    [Fact]
    public void ExactAverage_AnySizes_IsTheNearestDouble()
    {
        var random = new Random(10);
        for (var i = 0; i < 20_000; i++)
        {
            var count = Math.Max(1, random.NextInt64(long.MaxValue) >> random.Next(63));
            var sum = (Int128)(
                random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(63)) * (random.NextInt64(long.MaxValue) >> random.Next(63));
            AssertNearest(sum, count);
        }
    }

    [Fact]
    public void ExactAverage_HalfwayBetweenDoubles_GoesToTheEvenOne()
    {
        var unit = Int128.One << 53;
        foreach (var count in new long[] { 1, 3, 7, 1_000_003 })
        {
            // 2^53 + 1 and 2^53 + 3 lie halfway; a little more or less decides.
            foreach (var offset in new[] { 0, 1, 2, 3, 4, 5 })
            {
                foreach (var little in new[] { -1, 0, 1 })
                {
                    AssertNearest(((unit + offset) * count) + little, count);
                    AssertNearest(-((unit + offset) * count) + little, count);
                }
            }
        }
    }

    [Fact]
    public void ExactAverage_LargestSum_IsTheNearestDouble()
    {
        AssertNearest((Int128)long.MinValue * long.MaxValue, long.MaxValue);
        AssertNearest((Int128)long.MaxValue * long.MaxValue, 1);
        AssertNearest(1, long.MaxValue);
    }

    [Fact]
    public void ExactAverage_NoCount_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => IntegerSum.ExactAverage(1, 0));

    private static IntegerSum Of(params long[] values)
    {
        var sum = default(IntegerSum);
        foreach (var value in values)
        {
            sum.Add(value);
        }

        return sum;
    }

    // No neighbour is nearer to the true quotient, and of two equally near the even one is taken.
    private static void AssertNearest(Int128 sum, long count)
    {
        var actual = IntegerSum.ExactAverage(sum, count);
        var distance = Distance(sum, count, actual);
        foreach (var neighbour in new[] { Math.BitDecrement(actual), Math.BitIncrement(actual) })
        {
            var other = Distance(sum, count, neighbour);
            var isEven = (BitConverter.DoubleToInt64Bits(actual) & 1) == 0;
            Assert.True(distance < other || (distance == other && isEven), $"{sum} / {count} gave {actual:R}, but {neighbour:R} is nearer");
        }
    }

    // |sum / count - value| * count * 2^1074, a whole number.
    private static BigInteger Distance(Int128 sum, long count, double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7ff);
        var mantissa = (bits & 0xfffffffffffff) | (exponent == 0 ? 0 : 1L << 52);
        var scaled = (BigInteger)mantissa << (Math.Max(exponent, 1) - 1);
        return BigInteger.Abs(((BigInteger)sum << 1074) - (scaled * Math.Sign(value) * count));
    }
}
