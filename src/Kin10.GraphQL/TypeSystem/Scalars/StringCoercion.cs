using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>String (section 3.5.3).</summary>
internal sealed class StringCoercion : ScalarCoercion
{
    private const string LoneSurrogate = "String cannot represent text with a lone surrogate: expected Unicode text";

    public override bool TryCoerceLiteral(
        ValueNode literal, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        if (literal is not StringValueNode text)
        {
            (value, problem) = (null, ScalarProblem.Of("String", literal, "a string"));
            return false;
        }

        value = UnicodeText.IsWellFormed(text.Value) ? text.Value : null;
        problem = value is null ? LoneSurrogate : null;
        return value is not null;
    }

    public override bool TryCoerceJson(
        JsonElement json, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        if (json.ValueKind != JsonValueKind.String)
        {
            (value, problem) = (null, ScalarProblem.Of("String", json, "a string"));
            return false;
        }

        value = UnicodeText.TryRead(json);
        problem = value is null ? LoneSurrogate : null;
        return value is not null;
    }
}
