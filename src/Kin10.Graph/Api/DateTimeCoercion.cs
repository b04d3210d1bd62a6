using System.Globalization;

namespace Kin10.Graph.Api;

/// <summary>
/// DateTime: a string, the date-time of RFC 3339 with any offset and any digits of a second, of which the seventh is the last that counts;
/// a <see cref="DateTimeOffset"/>. A leap second is the second after it.
/// </summary>
internal sealed class DateTimeCoercion()
    : TextCoercion(
        ScalarTypes.DateTimeName,
        "a point in time with its offset, for example \"2021-11-23T18:05:00Z\" or \"2021-11-23T13:05:00-05:00\"")
{
    private const int TimeAt = 10;
    private const int SecondAt = 17;
    private const int FractionAt = 19;
    private const int KeptDigits = 7;
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    protected override object? Parse(string text)
    {
        if (text.Length <= FractionAt || text[TimeAt] is not ('T' or 't'))
        {
            return null;
        }

        var zoneAt = FractionAt;
        if (text[FractionAt] == '.')
        {
            do
            {
                zoneAt++;
            }
            while (zoneAt < text.Length && char.IsAsciiDigit(text[zoneAt]));
        }

        if (zoneAt == FractionAt + 1)
        {
            // A point that no digit follows.
            return null;
        }

        var isLeap = text.AsSpan(SecondAt, 2) is "60";
        var fraction = text.AsSpan(FractionAt, Math.Min(zoneAt - FractionAt, 1 + KeptDigits));
        var zone = text[zoneAt..] is "z" ? "Z" : text[zoneAt..];
        var written = $"{text.AsSpan(0, TimeAt)}T{text.AsSpan(TimeAt + 1, SecondAt - TimeAt - 1)}"
            + $"{(isLeap ? "59" : text.AsSpan(SecondAt, 2))}{fraction}{zone}";
        return DateTimeOffset.TryParseExact(written, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? isLeap ? AfterLeapSecond(time) : time
            : null;
    }

    // They are at the end of a month in UTC.
    private static DateTimeOffset? AfterLeapSecond(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        return utc is { Hour: 23, Minute: 59 } && utc.Day == DateTime.DaysInMonth(utc.Year, utc.Month) && utc.Year < DateTime.MaxValue.Year
            ? time.AddSeconds(1)
            : null;
    }
}
