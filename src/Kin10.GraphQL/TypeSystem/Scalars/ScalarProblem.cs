using System.Globalization;
using System.Text.Json;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>The wording of values that a scalar refuses.</summary>
internal static class ScalarProblem
{
    private const int LongestValue = 100;
    private const string WithoutQuotes = ", without quotes";

    public static string Of(string scalar, ValueNode literal, string expected) => Of(
        scalar,
        GraphQLPrinter.Print(literal),
        expected,
        literal is StringValueNode text && IsValue(scalar, text.Value));

    public static string Of(string scalar, JsonElement json, string expected) => Of(
        scalar,
        json.GetRawText(),
        expected,
        json.ValueKind == JsonValueKind.String && IsValue(scalar, json.GetRawText()[1..^1]));

    private static string Of(string scalar, string found, string expected, bool isQuoted) =>
        $"{scalar} cannot represent {MessageText.Abbreviate(found, LongestValue)}: expected {expected}{(isQuoted ? WithoutQuotes : "")}";

    // Whether nothing but the quotes is wrong with a string.
    private static bool IsValue(string scalar, string text) => scalar switch
    {
        "Int" => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "Float" => double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out var number) && double.IsFinite(number),
        "Boolean" => text is "true" or "false",
        _ => false,
    };
}
