using System.Globalization;
using System.Runtime.CompilerServices;

namespace Kin10.Graph.Server.Options;

/// <summary>Collects what is wrong with the settings of one section.</summary>
internal sealed class SettingChecks(string section, List<string> mistakes)
{
    private const int HoursOfDay = 24;

    /// <summary>A number must lie between two others, both included.</summary>
    public void Between(long value, long least, long greatest, string unit, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < least || value > greatest)
        {
            var range = greatest >= int.MaxValue
                ? string.Create(CultureInfo.InvariantCulture, $"at least {least}")
                : string.Create(CultureInfo.InvariantCulture, $"from {least} to {greatest}");
            Report(name, string.Create(CultureInfo.InvariantCulture, $"is {value}; it must be {range} {unit}").TrimEnd());
        }
    }

    /// <summary>A time must lie between two others, both included.</summary>
    public void Between(TimeSpan value, TimeSpan least, TimeSpan greatest, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < least || value > greatest)
        {
            Report(name, $"is {value:c}; it must be from {least:c} to {greatest:c}, written as hours:minutes:seconds");
        }
    }

    /// <summary>The text of a setting must say a value of its type.</summary>
    public bool IsOf(Type type, string? text, string name)
    {
        // An empty text stands for the default.
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        // It would be taken as days, which nobody means.
        if (type == typeof(TimeSpan)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds != 0)
        {
            Report(name, $"is {text.Trim()}: write {Written(seconds)}");
            return false;
        }

        if (type == typeof(TimeSpan)
            && int.TryParse(text.Split(':')[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var hours)
            && hours >= HoursOfDay)
        {
            // Those, too.
            Report(name, $"is {text.Trim()}: write {hours / HoursOfDay}.{hours % HoursOfDay:00}:00:00 for {hours} hours");
            return false;
        }

        var should = type == typeof(bool) && !bool.TryParse(text, out _) ? "true or false"
            : type == typeof(int) && !int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? WholeNumber(32)
            : type == typeof(long) && !long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? WholeNumber(64)
            : type == typeof(TimeSpan) && !TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _)
                ? "a time, written as hours:minutes:seconds, for example 00:00:05"
            : type.IsEnum && !Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase)
                ? $"one of {string.Join(", ", Enum.GetNames(type))}"
            : null;
        if (should is not null)
        {
            Report(name, $"is \"{text}\"; it must be {should}");
        }

        return should is null;
    }

    /// <summary>Reports a mistake in one setting.</summary>
    public void Report(string name, string problem) => mistakes.Add($"{section}:{name} {problem}.");

    private static string Written(decimal seconds)
    {
        const decimal Longest = 365 * 24 * 60 * 60;
        return seconds is > 0 and <= Longest
            ? string.Create(CultureInfo.InvariantCulture, $"{TimeSpan.FromSeconds((double)seconds):c} for {seconds} seconds")
            : "a time as hours:minutes:seconds, for example 00:00:05";
    }

    private static string WholeNumber(int bits) => $"a whole number of {bits} bits, written with digits only";
}
