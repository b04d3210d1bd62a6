using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>Boolean (section 3.5.4).</summary>
internal sealed class BooleanCoercion : ScalarCoercion
{
    public override bool TryCoerceLiteral(
        ValueNode literal, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        if (literal is BooleanValueNode boolean)
        {
            (value, problem) = (boolean.Value, null);
            return true;
        }

        (value, problem) = (null, ScalarProblem.Of("Boolean", literal, "true or false"));
        return false;
    }

    public override bool TryCoerceJson(
        JsonElement json, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            (value, problem) = (json.ValueKind == JsonValueKind.True, null);
            return true;
        }

        (value, problem) = (null, ScalarProblem.Of("Boolean", json, "true or false"));
        return false;
    }
}
