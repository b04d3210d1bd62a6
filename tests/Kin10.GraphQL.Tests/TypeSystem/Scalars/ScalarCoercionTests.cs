using System.Text.Json;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Tests.TypeSystem;

public sealed class ScalarCoercionTests
{
    private const string NotInt = "a whole number between -2147483648 and 2147483647";

    [Theory]
    [InlineData("Int", "0", 0L)]
    [InlineData("Int", "-0", 0L)]
    [InlineData("Int", "2147483647", 2147483647L)]
    [InlineData("Int", "-2147483648", -2147483648L)]
    [InlineData("Float", "1", 1.0)]
    [InlineData("Float", "-1.5e-3", -0.0015)]
    [InlineData("Float", "123456789012345678901234567890", 1.2345678901234568e29)]
    [InlineData("String", "\"a\\u{1F600}\"", "a\U0001F600")]
    [InlineData("String", "\"\"\"b\"\"\"", "b")]
    [InlineData("Boolean", "true", true)]
    [InlineData("Boolean", "false", false)]
    [InlineData("ID", "\"RootCause:x\"", "RootCause:x")]
    [InlineData("ID", "12345678901234567890", "12345678901234567890")]
    [InlineData("Any", "1", 1L)]
    [InlineData("Any", "9223372036854775808", 9223372036854775808.0)]
    [InlineData("Any", "1.5", 1.5)]
    [InlineData("Any", "\"a\"", "a")]
    [InlineData("Any", "true", true)]
    public void TryCoerceLiteral_Fitting_GivesTheValue(string scalar, string literal, object expected)
    {
        Assert.True(Coercion(scalar).TryCoerceLiteral(GraphQLParser.ParseValue(literal), out var value, out var problem));
        Assert.Null(problem);
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("Int", "2147483648", NotInt)]
    [InlineData("Int", "-2147483649", NotInt)]
    [InlineData("Int", "1.0", NotInt)]
    [InlineData("Int", "\"1\"", NotInt + ", without quotes")]
    [InlineData("Int", "\"2147483648\"", NotInt)]
    [InlineData("Int", "[1]", NotInt)]
    [InlineData("Float", "1e400", "a number within the range of double precision")]
    [InlineData("Float", "\"0.4\"", "a number within the range of double precision, without quotes")]
    [InlineData("Float", "\"1e400\"", "a number within the range of double precision")]
    [InlineData("Float", "\" 1\"", "a number within the range of double precision")]
    [InlineData("String", "1", "a string")]
    [InlineData("String", "ENUM", "a string")]
    [InlineData("Boolean", "1", "true or false")]
    [InlineData("ID", "1.5", "a string or a whole number")]
    [InlineData("ID", "true", "a string or a whole number")]
    [InlineData("Any", "{a: 1}", "a string, a boolean or a number within the range of double precision")]
    [InlineData("Any", "1e999", "a string, a boolean or a number within the range of double precision")]
    public void TryCoerceLiteral_Other_SaysWhatWouldBeRight(string scalar, string literal, string expected)
    {
        Assert.False(Coercion(scalar).TryCoerceLiteral(GraphQLParser.ParseValue(literal), out var value, out var problem));
        Assert.Null(value);
        Assert.Equal($"{scalar} cannot represent {literal}: expected {expected}", problem);
    }

    [Theory]
    [InlineData("Int", "5", 5L)]
    [InlineData("Int", "1.0", 1L)]
    [InlineData("Int", "1e3", 1000L)]
    [InlineData("Int", "-2147483648", -2147483648L)]
    [InlineData("Float", "1", 1.0)]
    [InlineData("Float", "1.5", 1.5)]
    [InlineData("String", "\"\\uD83D\\uDE00\"", "\U0001F600")]
    [InlineData("Boolean", "true", true)]
    [InlineData("ID", "\"a\"", "a")]
    [InlineData("ID", "4", "4")]
    [InlineData("ID", "4.0", "4")]
    [InlineData("ID", "12345678901234567890", "12345678901234567890")]
    [InlineData("Any", "1", 1L)]
    [InlineData("Any", "1.5", 1.5)]
    [InlineData("Any", "false", false)]
    [InlineData("Any", "\"a\"", "a")]
    public void TryCoerceJson_Fitting_GivesTheValue(string scalar, string json, object expected)
    {
        using var document = JsonDocument.Parse(json);

        Assert.True(Coercion(scalar).TryCoerceJson(document.RootElement, out var value, out var problem));
        Assert.Null(problem);
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("Int", "1.5", NotInt)]
    [InlineData("Int", "2147483648", NotInt)]
    [InlineData("Int", "1e999", NotInt)]
    [InlineData("Int", "\"1\"", NotInt + ", without quotes")]
    [InlineData("Int", "\"2147483648\"", NotInt)]
    [InlineData("Float", "1e400", "a number within the range of double precision")]
    [InlineData("Float", "true", "a number within the range of double precision")]
    [InlineData("String", "1", "a string")]
    [InlineData("Float", "\"-1e3\"", "a number within the range of double precision, without quotes")]
    [InlineData("Boolean", "\"true\"", "true or false, without quotes")]
    [InlineData("Boolean", "\"True\"", "true or false")]
    [InlineData("ID", "1.5", "a string or a whole number")]
    [InlineData("ID", "1e30", "a string or a whole number")]
    [InlineData("ID", "{}", "a string or a whole number")]
    [InlineData("Any", "[]", "a string, a boolean or a number within the range of double precision")]
    public void TryCoerceJson_Other_SaysWhatWouldBeRight(string scalar, string json, string expected)
    {
        using var document = JsonDocument.Parse(json);

        Assert.False(Coercion(scalar).TryCoerceJson(document.RootElement, out var value, out var problem));
        Assert.Null(value);
        Assert.Equal($"{scalar} cannot represent {json}: expected {expected}", problem);
    }

    [Theory]
    [InlineData("String")]
    [InlineData("ID")]
    [InlineData("Any")]
    public void TryCoerce_LoneSurrogate_IsRefused(string scalar)
    {
        using var document = JsonDocument.Parse("\"a\\ud800b\"");
        var literal = new StringValueNode(SourceLocation.None, "\U0001F600" + (char)0xD800, isBlock: false);

        Assert.False(Coercion(scalar).TryCoerceJson(document.RootElement, out _, out var problem));
        Assert.NotEmpty(problem);
        Assert.False(Coercion(scalar).TryCoerceLiteral(literal, out _, out problem));
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void TryCoerceLiteral_LongText_IsShortenedInTheProblem()
    {
        var literal = GraphQLParser.ParseValue($"\"{new string('x', 5000)}\"");

        Assert.False(Coercion("Int").TryCoerceLiteral(literal, out _, out var problem));
        Assert.Equal($"Int cannot represent \"{new string('x', 99)}...: expected {NotInt}", problem);
    }

    private static ScalarCoercion Coercion(string scalar) => BuiltInScalars.Find(scalar)?.Coercion ?? new JsonScalarCoercion(scalar);
}
