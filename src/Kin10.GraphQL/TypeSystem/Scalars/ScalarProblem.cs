using System.Text.Json;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>The wording of values that a scalar refuses.</summary>
internal static class ScalarProblem
{
    private const int LongestValue = 100;

    public static string Of(string scalar, ValueNode literal, string expected) =>
        $"{scalar} cannot represent {MessageText.Abbreviate(GraphQLPrinter.Print(literal), LongestValue)}: expected {expected}";

    public static string Of(string scalar, JsonElement json, string expected) =>
        $"{scalar} cannot represent {MessageText.Abbreviate(json.GetRawText(), LongestValue)}: expected {expected}";
}
