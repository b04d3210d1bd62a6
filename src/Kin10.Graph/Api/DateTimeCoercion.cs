using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Api;

/// <summary>
/// DateTime: a string, the date-time of RFC 3339 with any offset and as many digits of a second as it has; a
/// <see cref="DateTimeOffset"/>.
/// </summary>
internal sealed class DateTimeCoercion : ScalarCoercion
{
    private const string Expected =
        "a point in time with its offset, for example \"2021-11-23T18:05:00Z\" or \"2021-11-23T13:05:00-05:00\"";

    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    public override bool TryCoerceLiteral(
        ValueNode literal, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        var isTime = TryParse((literal as StringValueNode)?.Value, out value);
        problem = isTime ? null : $"DateTime cannot represent {Found.Of(literal)}: expected {Expected}";
        return isTime;
    }

    public override bool TryCoerceJson(
        JsonElement json, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out string? problem)
    {
        var isTime = TryParse(json.ValueKind == JsonValueKind.String ? json.GetString() : null, out value);
        problem = isTime ? null : $"DateTime cannot represent {Found.Of(json)}: expected {Expected}";
        return isTime;
    }

    private static bool TryParse(string? text, [NotNullWhen(true)] out object? value)
    {
        var isTime = DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        value = isTime ? time : null;
        return isTime;
    }
}
