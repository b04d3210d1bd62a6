using System.Globalization;
using System.Text.RegularExpressions;

namespace Kin10.Graph.Bundles;

/// <summary>Texts that a spreadsheet put in the place of what somebody typed: they are never what was meant.</summary>
internal static partial class SpreadsheetCells
{
    private const string Months = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
    private const string Advice = "Let the spreadsheet import the column as text.";

    /// <summary>What is wrong with a whole cell, and what would be right; null where a person may have written it.</summary>
    public static string? Problem(string cell)
    {
        if (Failures().IsMatch(cell))
        {
            return $"'{cell}' is what a spreadsheet shows for a formula that fails. Write the text itself. {Advice}";
        }

        if (MonthOfYear().Match(cell) is { Success: true } month)
        {
            var right = $"{Year(month.Groups[2].Value)}-{MonthNumber(month.Groups[1].Value)}";
            return $"'{cell}' is what a spreadsheet makes of a month. Write {right}. {Advice}";
        }

        if (DayOfYear().Match(cell) is { Success: true } day)
        {
            var (number, name) = (day.Groups[1].Value, MonthNumber(day.Groups[2].Value));
            var right = day.Groups[3].Success
                ? $"{Year(day.Groups[3].Value)}-{name}-{number.PadLeft(2, '0')}"
                : $"what it was before, perhaps {name.TrimStart('0')}-{number.TrimStart('0')}";
            return $"'{cell}' is what a spreadsheet makes of a day. Write {right}. {Advice}";
        }

        return null;
    }

    // As spreadsheets read years of two digits.
    private static int Year(string digits) =>
        CultureInfo.InvariantCulture.Calendar.ToFourDigitYear(int.Parse(digits, CultureInfo.InvariantCulture));

    private static string MonthNumber(string name) =>
        (Array.IndexOf(Months.Split('|'), name) + 1).ToString("00", CultureInfo.InvariantCulture);

    [GeneratedRegex($"^({Months})-([0-9]{{2}})\\z", RegexOptions.CultureInvariant)]
    private static partial Regex MonthOfYear();

    [GeneratedRegex($"^([0-3]?[0-9])-({Months})(?:-([0-9]{{2}}))?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex DayOfYear();

    [GeneratedRegex(@"^#(?:NAME\?|REF!|VALUE!|DIV/0!|N/A|NUM!|NULL!)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Failures();
}
