using System.Text.Json;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>The wording of values that a scalar refuses.</summary>
internal static class ScalarProblem
{
    private const int LongestValue = 100;

    public static string Of(string scalar, ValueNode literal, string expected) =>
        $"{scalar} cannot represent {Shorten(GraphQLPrinter.Print(literal))}: expected {expected}";

    public static string Of(string scalar, JsonElement json, string expected) =>
        $"{scalar} cannot represent {Shorten(json.GetRawText())}: expected {expected}";

    private static string Shorten(string value)
    {
        if (value.Length <= LongestValue)
        {
            return value;
        }

        var length = char.IsHighSurrogate(value[LongestValue - 1]) ? LongestValue - 1 : LongestValue;
        return value[..length] + "...";
    }
}
