using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>Int (section 3.5.1).</summary>
internal sealed class IntCoercion : ScalarCoercion
{
    private const string Expected = "a whole number between -2147483648 and 2147483647";

    public override bool TryCoerceLiteral(
        ValueNode literal, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        if (literal is IntValueNode number
            && int.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed))
        {
            (value, problem) = ((long)parsed, null);
            return true;
        }

        (value, problem) = (null, ScalarProblem.Of("Int", literal, Expected));
        return false;
    }

    public override bool TryCoerceJson(
        JsonElement json, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        if (json.ValueKind == JsonValueKind.Number)
        {
            if (json.TryGetInt32(out var parsed))
            {
                (value, problem) = ((long)parsed, null);
                return true;
            }

            // 1.0 and 1e3 are whole numbers too.
            if (json.TryGetDouble(out var number) && number is >= int.MinValue and <= int.MaxValue && Math.Floor(number) == number)
            {
                (value, problem) = ((long)number, null);
                return true;
            }
        }

        (value, problem) = (null, ScalarProblem.Of("Int", json, Expected));
        return false;
    }
}
