using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>Float (section 3.5.2).</summary>
internal sealed class FloatCoercion : ScalarCoercion
{
    private const string Expected = "a number within the range of double precision";

    public override bool TryCoerceLiteral(
        ValueNode literal, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        var text = literal switch
        {
            IntValueNode number => number.Text,
            FloatValueNode number => number.Text,
            _ => null,
        };
        if (text is not null
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && double.IsFinite(parsed))
        {
            (value, problem) = (parsed, null);
            return true;
        }

        (value, problem) = (null, ScalarProblem.Of("Float", literal, Expected));
        return false;
    }

    public override bool TryCoerceJson(
        JsonElement json, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        if (json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var parsed) && double.IsFinite(parsed))
        {
            (value, problem) = (parsed, null);
            return true;
        }

        (value, problem) = (null, ScalarProblem.Of("Float", json, Expected));
        return false;
    }
}
