using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>
/// A custom scalar of which nothing else is known: every scalar of JSON, a whole number as <see cref="long"/> where it fits.
/// </summary>
internal sealed class JsonScalarCoercion(string scalar) : ScalarCoercion
{
    private const string Expected = "a string, a boolean or a number within the range of double precision";

    public override bool TryCoerceLiteral(
        ValueNode literal, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        value = literal switch
        {
            StringValueNode text when UnicodeText.IsWellFormed(text.Value) => text.Value,
            BooleanValueNode boolean => boolean.Value,
            IntValueNode number => ReadNumber(number.Text),
            FloatValueNode number => ReadNumber(number.Text),
            _ => null,
        };
        problem = value is null ? ScalarProblem.Of(scalar, literal, Expected) : null;
        return value is not null;
    }

    public override bool TryCoerceJson(
        JsonElement json, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        value = json.ValueKind switch
        {
            JsonValueKind.String => UnicodeText.TryRead(json),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => ReadNumber(json.GetRawText()),
            _ => null,
        };
        problem = value is null ? ScalarProblem.Of(scalar, json, Expected) : null;
        return value is not null;
    }

    private static object? ReadNumber(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return whole;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;
    }
}
