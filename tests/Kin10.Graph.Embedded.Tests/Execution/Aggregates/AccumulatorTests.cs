using System.Numerics;
using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Tests.Execution.Aggregates;

public sealed class AccumulatorTests
{
    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, long.MaxValue)]
    public void Read_OfRandomIntegers_IsWhatBigIntegersGive(int seed, long bound)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            long[] values = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.NextInt64(-bound, bound))];
            var accumulator = Gather(values, KeyDomain.Integer);
            var sum = values.Aggregate(BigInteger.Zero, (total, value) => total + value);
            var fits = sum >= long.MinValue && sum <= long.MaxValue;

            Assert.Equal(fits, accumulator.TryRead(AggregateFunction.Sum, KeyDomain.Integer, out var key));
            Assert.Equal(fits ? (long)sum : key, key);
            Assert.Equal(
                (long)BigInteger.Min(BigInteger.Max(sum, long.MinValue), long.MaxValue),
                accumulator.Read(AggregateFunction.Sum, KeyDomain.Integer));
            Assert.Equal(values.Min(), Read(accumulator, AggregateFunction.Min, KeyDomain.Integer));
            Assert.Equal(values.Max(), Read(accumulator, AggregateFunction.Max, KeyDomain.Integer));
            Assert.Equal(values.Length, Read(accumulator, AggregateFunction.Count, KeyDomain.Integer));
            var average = NumberKey.Decode(Read(accumulator, AggregateFunction.Avg, KeyDomain.Integer)!.Value);
            Assert.Equal((double)sum / values.Length, average, Math.Abs(average) * 1e-15);
        }
    }

    [Fact]
    public void Read_OfRandomNumbers_IsWhatDecimalsGive()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            double[] values = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(-1_000, 1_000) / 8.0)];
            var accumulator = Gather(values.Select(NumberKey.Encode), KeyDomain.Number);
            var sum = (double)values.Sum(value => (decimal)value);

            Assert.Equal(sum, Number(accumulator, AggregateFunction.Sum));
            Assert.Equal(sum / values.Length, Number(accumulator, AggregateFunction.Avg));
            Assert.Equal(values.Min(), Number(accumulator, AggregateFunction.Min));
            Assert.Equal(values.Max(), Number(accumulator, AggregateFunction.Max));
            Assert.Equal(values.Length, Read(accumulator, AggregateFunction.Count, KeyDomain.Number));
        }
    }

    [Fact]
    public void TryRead_OfASumOfNumbersPastTheirRange_FailsAndIsClampedForFilters()
    {
        var accumulator = Gather([NumberKey.Encode(double.MaxValue), NumberKey.Encode(double.MaxValue)], KeyDomain.Number);

        Assert.False(accumulator.TryRead(AggregateFunction.Sum, KeyDomain.Number, out var key));
        Assert.Null(key);
        Assert.Equal(double.MaxValue, NumberKey.Decode(accumulator.Read(AggregateFunction.Sum, KeyDomain.Number)!.Value));
    }

    [Theory]
    [InlineData(AggregateFunction.Min)]
    [InlineData(AggregateFunction.Max)]
    [InlineData(AggregateFunction.Avg)]
    public void Read_OfNoValues_IsMissing(AggregateFunction function)
    {
        var accumulator = default(Accumulator);
        foreach (var domain in new[] { KeyDomain.Integer, KeyDomain.Number })
        {
            Assert.True(accumulator.TryRead(function, domain, out var key));
            Assert.Null(key);
            Assert.Null(accumulator.Read(function, domain));
        }
    }

    [Theory]
    [InlineData(AggregateFunction.Count)]
    [InlineData(AggregateFunction.Sum)]
    public void Read_OfNoValues_IsZero(AggregateFunction function)
    {
        Assert.Equal(0, default(Accumulator).Read(function, KeyDomain.Integer));
        Assert.Equal(0, Read(default, function, KeyDomain.Integer));
    }

    [Fact]
    public void Functions_WithoutACase_AreRefused()
    {
        Assert.Throws<NotSupportedException>(() => Accumulator.DomainOf((AggregateFunction)99, KeyDomain.Integer));
        Assert.Throws<NotSupportedException>(() => default(Accumulator).TryRead((AggregateFunction)99, KeyDomain.Integer, out _));
        Assert.Throws<NotSupportedException>(() => default(Accumulator).Read((AggregateFunction)99, KeyDomain.Number));
    }

    [Fact]
    public void Domain_OfAResult_IsThatOfThePropertyButForCountAndAverage()
    {
        Assert.Same(KeyDomain.Integer, Accumulator.DomainOf(AggregateFunction.Count, KeyDomain.Date));
        Assert.Same(KeyDomain.Number, Accumulator.DomainOf(AggregateFunction.Avg, KeyDomain.Integer));
        Assert.Same(KeyDomain.Date, Accumulator.DomainOf(AggregateFunction.Max, KeyDomain.Date));
        Assert.Same(KeyDomain.Date, Accumulator.DomainOf(AggregateFunction.Min, KeyDomain.Date));
        Assert.Same(KeyDomain.Integer, Accumulator.DomainOf(AggregateFunction.Sum, KeyDomain.Integer));
    }

    private static Accumulator Gather(IEnumerable<long> keys, KeyDomain domain)
    {
        var accumulator = default(Accumulator);
        foreach (var key in keys)
        {
            accumulator.Add(key, domain);
        }

        return accumulator;
    }

    private static long? Read(Accumulator accumulator, AggregateFunction function, KeyDomain domain)
    {
        Assert.True(accumulator.TryRead(function, domain, out var key));
        Assert.Equal(key, accumulator.Read(function, domain));
        return key;
    }

    private static double Number(Accumulator accumulator, AggregateFunction function) =>
        NumberKey.Decode(Read(accumulator, function, KeyDomain.Number)!.Value);
}
