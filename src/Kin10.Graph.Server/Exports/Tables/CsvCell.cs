namespace Kin10.Graph.Server.Exports.Tables;

/// <summary>What texts become in a cell.</summary>
internal static class CsvCell
{
    // With these a spreadsheet takes what follows for a formula (OWASP, CSV Injection), the wide forms too.
    private const string FormulaStarts = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>A text that no spreadsheet takes for a formula: one that begins like one has an apostrophe before it.</summary>
    public static string Guard(string text) =>
        text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    /// <summary>Texts as one cell, joined as in bundles: by semicolons, with a backslash before those in a text.</summary>
    public static string Join(IEnumerable<string> items) => string.Join(
        ';', items.Select(item => item.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)));
}
