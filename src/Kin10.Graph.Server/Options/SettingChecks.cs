using System.Globalization;
using System.Runtime.CompilerServices;

namespace Kin10.Graph.Server.Options;

/// <summary>Collects what is wrong with the settings of one section.</summary>
internal sealed class SettingChecks(string section, List<string> mistakes)
{
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

    /// <summary>Reports a mistake in one setting.</summary>
    public void Report(string name, string problem) => mistakes.Add($"{section}:{name} {problem}.");
}
