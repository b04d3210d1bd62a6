using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Api;

/// <summary>Long: a whole number of 64 bits. JSON numbers only; <c>1.0</c> and <c>1e3</c> are whole, as they are for Int.</summary>
internal sealed class LongCoercion : ScalarCoercion
{
    private const string Expected = "a whole number between -9223372036854775808 and 9223372036854775807";

    public override bool TryCoerceLiteral(
        ValueNode literal, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        if (literal is IntValueNode number
            && long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed))
        {
            (value, problem) = (parsed, null);
            return true;
        }

        (value, problem) = (null, ProblemOf(Found.Of(literal), (literal as StringValueNode)?.Value));
        return false;
    }

    public override bool TryCoerceJson(
        JsonElement json, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        if (json.ValueKind == JsonValueKind.Number)
        {
            if (json.TryGetInt64(out var parsed))
            {
                (value, problem) = (parsed, null);
                return true;
            }

            // A decimal holds every whole number of 64 bits exactly, which a double does not.
            if (decimal.TryParse(json.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && number is >= long.MinValue and <= long.MaxValue
                && decimal.Truncate(number) == number)
            {
                (value, problem) = ((long)number, null);
                return true;
            }
        }

        (value, problem) = (null, ProblemOf(Found.Of(json), json.ValueKind == JsonValueKind.String ? json.GetRawText()[1..^1] : null));
        return false;
    }

    private static string ProblemOf(string found, string? text)
    {
        var isQuoted = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        return $"Long cannot represent {found}: expected {Expected}{(isQuoted ? ", without quotes" : "")}";
    }
}
