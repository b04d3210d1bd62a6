using System.Globalization;
using System.Text;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Tests.Snapshot;

public sealed class KeyDomainTests
{
    private static readonly double[] Numbers =
    [
        double.MinValue, -1e300, -2, -1.5, -double.Epsilon, 0, double.Epsilon, 0.1, 1, 1.5, 2, 9007199254740993, 1e300, double.MaxValue,
    ];

    [Fact]
    public void NumberKeys_OfOrderedNumbers_AreOrderedAndReadBack()
    {
        var random = new Random(1);
        double[] numbers =
        [
            .. Numbers.Concat(Enumerable.Range(0, 500).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300))))
                .Order(),
        ];
        for (var i = 0; i < numbers.Length; i++)
        {
            Assert.Equal(numbers[i], NumberKey.Decode(NumberKey.Encode(numbers[i])));
            Assert.True(i == 0 || numbers[i - 1] == numbers[i] || NumberKey.Encode(numbers[i - 1]) < NumberKey.Encode(numbers[i]));
        }
    }

    [Fact]
    public void NumberKey_OfMinusZero_IsThatOfZero() => Assert.Equal(NumberKey.Encode(0.0), NumberKey.Encode(-0.0));

    [Fact]
    public void TryEncode_OfAValueOfTheDomain_ReadsBack()
    {
        Assert.Equal(-7L, ReadBack(KeyDomain.Integer, -7L));
        Assert.Equal(-0.5, ReadBack(KeyDomain.Number, -0.5));
        Assert.Equal(3.0, ReadBack(KeyDomain.Number, 3L));
        Assert.Equal(true, ReadBack(KeyDomain.Boolean, true));
        Assert.Equal(false, ReadBack(KeyDomain.Boolean, false));
        Assert.Equal(DateOnly.MaxValue, ReadBack(KeyDomain.Date, DateOnly.MaxValue));
    }

    [Fact]
    public void TryEncode_OfAValueOfAnotherKind_Fails()
    {
        Assert.False(KeyDomain.Integer.TryEncode(1.0, out _));
        Assert.False(KeyDomain.Number.TryEncode("1", out _));
        Assert.False(KeyDomain.Boolean.TryEncode(1L, out _));
        Assert.False(KeyDomain.Date.TryEncode("2000-01-01", out _));
    }

    [Fact]
    public void Write_OfAKey_IsItsValueAsJson()
    {
        Assert.Equal("-7", Json(KeyDomain.Integer, -7L));
        Assert.Equal("-0.5", Json(KeyDomain.Number, -0.5));
        Assert.Equal("true", Json(KeyDomain.Boolean, true));
        Assert.Equal("\"0031-12-01\"", Json(KeyDomain.Date, DateOnly.Parse("0031-12-01", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Keys_OfDatesAndBooleans_OrderAsTheValuesDo()
    {
        Assert.True(Key(KeyDomain.Date, new DateOnly(1999, 12, 31)) < Key(KeyDomain.Date, new DateOnly(2000, 1, 1)));
        Assert.True(Key(KeyDomain.Boolean, false) < Key(KeyDomain.Boolean, true));
    }

    private static object ReadBack(KeyDomain domain, object value) => domain.Decode(Key(domain, value));

    private static string Json(KeyDomain domain, object value)
    {
        using var writer = new ResponseWriter();
        domain.Write(Key(domain, value), writer);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    private static long Key(KeyDomain domain, object value)
    {
        Assert.True(domain.TryEncode(value, out var key));
        return key;
    }
}
