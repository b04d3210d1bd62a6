using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>ID (section 3.5.5): strings as they are, whole numbers as their digits.</summary>
internal sealed class IdCoercion : ScalarCoercion
{
    private const string Expected = "a string or a whole number";

    // Beyond it a double does not say which whole number was meant.
    private const double GreatestExactWhole = 9007199254740992;

    public override bool TryCoerceLiteral(
        ValueNode literal, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        value = literal switch
        {
            StringValueNode text when UnicodeText.IsWellFormed(text.Value) => text.Value,
            IntValueNode number => number.Text,
            _ => null,
        };
        problem = value is null ? ScalarProblem.Of("ID", literal, Expected) : null;
        return value is not null;
    }

    public override bool TryCoerceJson(
        JsonElement json, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        value = json.ValueKind switch
        {
            JsonValueKind.String => UnicodeText.TryRead(json),
            JsonValueKind.Number => ReadWhole(json),
            _ => null,
        };
        problem = value is null ? ScalarProblem.Of("ID", json, Expected) : null;
        return value is not null;
    }

    private static string? ReadWhole(JsonElement json)
    {
        var text = json.GetRawText();
        if (text.AsSpan().IndexOfAny(".eE") < 0)
        {
            return text;
        }

        return json.TryGetDouble(out var number) && Math.Abs(number) <= GreatestExactWhole && Math.Floor(number) == number
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : null;
    }
}
