using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Tests.Language;

/// <summary>Expects text to be refused, and gives the one error.</summary>
internal static class Refusal
{
    public static GraphQLError Of(string source, ParserLimits? limits = null) =>
        Single(() => GraphQLParser.Parse(source, limits));

    public static GraphQLError Of(byte[] source) => Single(() => GraphQLParser.Parse(source));

    public static GraphQLError Single(Func<object> parse) => Assert.Single(Assert.Throws<GraphQLException>(parse).Errors);

    /// <summary>Checks message and place of a syntax error, written "line:column message".</summary>
    public static void AssertSyntaxError(string expected, string source)
    {
        var error = Of(source);
        Assert.Equal(ErrorCodes.GraphQLParseFailed, error.Code);
        Assert.Equal(expected, $"{Assert.Single(error.Locations)} {error.Message}");
    }
}
