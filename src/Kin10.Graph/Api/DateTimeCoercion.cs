using System.Globalization;

namespace Kin10.Graph.Api;

/// <summary>
/// DateTime: a string, the date-time of RFC 3339 with any offset and as many digits of a second as it has; a
/// <see cref="DateTimeOffset"/>.
/// </summary>
internal sealed class DateTimeCoercion()
    : TextCoercion(
        ScalarTypes.DateTimeName,
        "a point in time with its offset, for example \"2021-11-23T18:05:00Z\" or \"2021-11-23T13:05:00-05:00\"")
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    protected override object? Parse(string text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
