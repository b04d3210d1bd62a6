using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>
/// Input coercion of a scalar (section 3.5). A coerced value is a <see cref="long"/> (Int and every integer scalar), a
/// <see cref="double"/>, a <see cref="bool"/>, a <see cref="string"/> (String, ID), or what a custom scalar makes of it.
/// </summary>
public abstract class ScalarCoercion
{
    /// <summary>Reads a literal; never called with null or a variable.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="value">The coerced value.</param>
    /// <param name="problem">
    /// What is wrong and what would be right, as the end of a sentence, for example <c>"Int cannot represent 1.5"</c>.
    /// </param>
    public abstract bool TryCoerceLiteral(
        ValueNode literal, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem);

    /// <summary>Reads a variable's JSON value; never called with null.</summary>
    /// <param name="json">The JSON value.</param>
    /// <param name="value">The coerced value.</param>
    /// <param name="problem">What is wrong and what would be right.</param>
    public abstract bool TryCoerceJson(JsonElement json, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem);
}
