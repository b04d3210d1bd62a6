using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Api;

/// <summary>A scalar that is a string of a certain form, in a document as in JSON.</summary>
/// <param name="name">The scalar's name.</param>
/// <param name="expected">What would be right, as an error says it.</param>
internal abstract class TextCoercion(string name, string expected) : ScalarCoercion
{
    public sealed override bool TryCoerceLiteral(
        ValueNode literal, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        value = literal is StringValueNode text ? Parse(text.Value) : null;
        problem = value is null ? ProblemOf(Found.Of(literal)) : null;
        return value is not null;
    }

    public sealed override bool TryCoerceJson(
        JsonElement json, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        value = json.ValueKind == JsonValueKind.String ? Parse(json.GetString()!) : null;
        problem = value is null ? ProblemOf(Found.Of(json)) : null;
        return value is not null;
    }

    /// <summary>The value of a text; null where it has not the form.</summary>
    protected abstract object? Parse(string text);

    private string ProblemOf(string found) => $"{name} cannot represent {found}: expected {expected}";
}
