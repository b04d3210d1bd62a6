using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Tests.Validation;

/// <summary>
/// A custom scalar that takes whatever is given, as those of the reference implementation do, but for the text "refused".
/// </summary>
internal sealed class AnyCoercion : ScalarCoercion
{
    public override bool TryCoerceLiteral(
        ValueNode literal, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        (value, problem) = literal is StringValueNode { Value: "refused" } ? ((object?)null, "Json refuses this") : (literal, null);
        return value is not null;
    }

    public override bool TryCoerceJson(JsonElement json, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        (value, problem) = (json, null);
        return true;
    }
}
