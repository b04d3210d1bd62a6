using System.Globalization;

namespace Kin10.Graph.Changes;

/// <summary>Points in time: UTC, whole milliseconds.</summary>
public static class ChangeTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The least difference between two of them.</summary>
    public static TimeSpan Step { get; } = TimeSpan.FromMilliseconds(1);

    /// <summary>The time without parts of a millisecond.</summary>
    public static DateTimeOffset Floor(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    /// <summary>The text of a time, as RFC 3339 has it.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Text"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static DateTimeOffset Read(string text) => DateTimeOffset.ParseExact(
        text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
