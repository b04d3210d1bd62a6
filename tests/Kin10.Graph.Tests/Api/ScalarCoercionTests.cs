using System.Text.Json;
using Kin10.Graph.Api;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Tests.Api;

public class ScalarCoercionTests
{
    [Theory]
    [InlineData("0", 0L)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void Long_WholeNumber_IsTaken(string text, long expected)
    {
        Assert.Equal(expected, Literal(new LongCoercion(), text).Value);
        Assert.Equal(expected, Json(new LongCoercion(), text).Value);
    }

    [Theory]
    [InlineData("1.0", 1L)]
    [InlineData("3e3", 3000L)]
    [InlineData("9007199254740993.0", 9007199254740993L)]
    public void Long_WholeJsonNumberWithFractionOrExponent_IsTakenExactly(string text, long expected) =>
        Assert.Equal(expected, Json(new LongCoercion(), text).Value);

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("1.5")]
    [InlineData("1e400")]
    [InlineData("\"1\"", ", without quotes")]
    [InlineData("\"one\"")]
    [InlineData("true")]
    [InlineData("[1]")]
    public void Long_AnythingElse_IsRefusedWithWhatWouldBeRight(string text, string and = "")
    {
        var expected = $"Long cannot represent {text}: expected a whole number between -9223372036854775808 and 9223372036854775807{and}";
        Assert.Equal((null, expected), Literal(new LongCoercion(), text));
        Assert.Equal((null, expected), Json(new LongCoercion(), text));
    }

    [Fact]
    public void Long_LiteralWithFraction_IsRefused() => Assert.Null(Literal(new LongCoercion(), "1.0").Value);

    [Fact]
    public void LocalDate_IsoDay_IsTaken()
    {
        Assert.Equal(new DateOnly(2024, 2, 29), Literal(new LocalDateCoercion(), "\"2024-02-29\"").Value);
        Assert.Equal(new DateOnly(1, 1, 1), Json(new LocalDateCoercion(), "\"0001-01-01\"").Value);
    }

    [Theory]
    [InlineData("\"2023-02-29\"")]
    [InlineData("\"2023-2-9\"")]
    [InlineData("\" 2023-02-09\"")]
    [InlineData("\"2023-02-09T00:00:00Z\"")]
    [InlineData("\"\"")]
    [InlineData("20230209")]
    public void LocalDate_AnythingElse_IsRefusedWithWhatWouldBeRight(string text)
    {
        var expected = $"LocalDate cannot represent {text}: expected a day written as \"yyyy-MM-dd\", for example \"2021-11-23\"";
        Assert.Equal((null, expected), Literal(new LocalDateCoercion(), text));
        Assert.Equal((null, expected), Json(new LocalDateCoercion(), text));
    }

    [Theory]
    [InlineData("\"2021-11-23T18:05:00Z\"", 0, 0)]
    [InlineData("\"2021-11-23T18:05:00.0000001Z\"", 1, 0)]
    [InlineData("\"2021-11-23T13:05:00-05:00\"", 0, -5)]
    [InlineData("\"2021-11-23T18:05:00.000000199Z\"", 1, 0)]
    [InlineData("\"2021-11-23t13:05:00.0000001999999999999-05:00\"", 1, -5)]
    [InlineData("\"2021-11-23T18:05:00z\"", 0, 0)]
    public void DateTime_TimeWithOffset_IsTaken(string text, int ticks, int hours)
    {
        var expected = new DateTimeOffset(2021, 11, 23, 18, 5, 0, TimeSpan.Zero).AddTicks(ticks).ToOffset(TimeSpan.FromHours(hours));
        Assert.Equal(expected, Literal(new DateTimeCoercion(), text).Value);
        Assert.Equal(expected.Offset, Assert.IsType<DateTimeOffset>(Json(new DateTimeCoercion(), text).Value).Offset);
    }

    [Theory]
    [InlineData("\"2021-11-23\"")]
    [InlineData("\"2021-11-23T18:05:00\"")]
    [InlineData("\"2021-11-23 18:05:00Z\"")]
    [InlineData("\"2021-11-23T18:05:00.Z\"")]
    [InlineData("\"2021-11-23T18:05:00.5\"")]
    [InlineData("\"2021-11-23T23:59:60Z\"")]
    [InlineData("\"2016-12-31T22:59:60Z\"")]
    [InlineData("\"2016-12-31T23:59:61Z\"")]
    [InlineData("\"9999-12-31T23:59:60Z\"")]
    [InlineData("\"2021-11-31T18:05:00Z\"")]
    [InlineData("\"\"")]
    [InlineData("1637690700")]
    public void DateTime_AnythingElse_IsRefusedWithWhatWouldBeRight(string text)
    {
        var expected = $"DateTime cannot represent {text}: expected a point in time with its offset, "
            + "for example \"2021-11-23T18:05:00Z\" or \"2021-11-23T13:05:00-05:00\"";
        Assert.Equal((null, expected), Literal(new DateTimeCoercion(), text));
        Assert.Equal((null, expected), Json(new DateTimeCoercion(), text));
    }

    [Theory]
    [InlineData("\"2016-12-31T23:59:60Z\"")]
    [InlineData("\"2016-12-31T18:59:60.0-05:00\"")]
    public void DateTime_LeapSecond_IsTheSecondAfterIt(string text) =>
        Assert.Equal(new DateTimeOffset(2017, 1, 1, 0, 0, 0, TimeSpan.Zero), Literal(new DateTimeCoercion(), text).Value);

    [Fact]
    public void Long_NumberInQuotes_IsRefusedForTheQuotes()
    {
        Assert.EndsWith("9223372036854775807, without quotes", Literal(new LongCoercion(), "\"4\"").Problem, StringComparison.Ordinal);
        Assert.EndsWith("9223372036854775807, without quotes", Json(new LongCoercion(), "\"-4\"").Problem, StringComparison.Ordinal);
        Assert.EndsWith("9223372036854775807", Json(new LongCoercion(), "\"four\"").Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void LongWrongValue_IsShownShortened()
    {
        var (_, problem) = Json(new LongCoercion(), $"\"{new string('x', 1000)}\"");

        Assert.Contains("xxx...: expected", problem, StringComparison.Ordinal);
        Assert.True(problem!.Length < 200);
    }

    private static (object? Value, string? Problem) Literal(ScalarCoercion coercion, string text) =>
        coercion.TryCoerceLiteral(GraphQLParser.ParseValue(text), out var value, out var problem) ? (value, null) : (null, problem);

    private static (object? Value, string? Problem) Json(ScalarCoercion coercion, string text)
    {
        using var document = JsonDocument.Parse(text);
        return coercion.TryCoerceJson(document.RootElement, out var value, out var problem) ? (value, null) : (null, problem);
    }
}
