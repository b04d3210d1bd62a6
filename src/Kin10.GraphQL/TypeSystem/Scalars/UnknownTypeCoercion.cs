using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>Accepts everything: what stands for a type that does not exist must not bring further errors.</summary>
internal sealed class UnknownTypeCoercion : ScalarCoercion
{
    public static UnknownTypeCoercion Instance { get; } = new();

    public override bool TryCoerceLiteral(
        ValueNode literal, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        (value, problem) = (literal, null);
        return true;
    }

    public override bool TryCoerceJson(
        JsonElement json, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        (value, problem) = (json, null);
        return true;
    }
}
