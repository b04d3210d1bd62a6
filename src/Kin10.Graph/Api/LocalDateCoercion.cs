using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Api;

/// <summary>LocalDate: a string, <c>yyyy-MM-dd</c> and nothing else; a <see cref="DateOnly"/>.</summary>
internal sealed class LocalDateCoercion : ScalarCoercion
{
    private const string Expected = "a day written as \"yyyy-MM-dd\", for example \"2021-11-23\"";

    public override bool TryCoerceLiteral(
        ValueNode literal, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        var isDay = TryParse((literal as StringValueNode)?.Value, out value);
        problem = isDay ? null : $"LocalDate cannot represent {Found.Of(literal)}: expected {Expected}";
        return isDay;
    }

    public override bool TryCoerceJson(
        JsonElement json, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        var isDay = TryParse(json.ValueKind == JsonValueKind.String ? json.GetString() : null, out value);
        problem = isDay ? null : $"LocalDate cannot represent {Found.Of(json)}: expected {Expected}";
        return isDay;
    }

    private static bool TryParse(string? text, [NotNullWhen(true)] out object? value)
    {
        var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        value = isDay ? day : null;
        return isDay;
    }
}
