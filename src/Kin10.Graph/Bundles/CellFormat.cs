using System.Globalization;
using System.Text;
using Kin10.Graph.Model;

namespace Kin10.Graph.Bundles;

/// <summary>How values stand in the cells of a bundle. An empty cell is a missing value, or an empty list.</summary>
internal static class CellFormat
{
    /// <summary>Neo4j refuses longer values in an index.</summary>
    public const int MaxIndexedBytes = 8000;

    /// <summary>The same for a value and the id together: they share an index.</summary>
    public const int MaxIndexKeyBytes = 8100;

    /// <summary>Reads a cell.</summary>
    /// <returns>What is wrong and what would be right, or null.</returns>
    public static string? TryParse(string cell, Property property, out object? value)
    {
        value = property.IsList ? Array.Empty<string>() : null;
        if (cell.Length == 0)
        {
            return property is { IsRequired: true, IsList: false } ? "The value is missing, and it is required." : null;
        }

        if (!property.IsList)
        {
            return TryParseScalar(cell, property, out value);
        }

        if (!TrySplit(cell, out var items))
        {
            return "A backslash may only occur before a semicolon or another backslash.";
        }

        foreach (var item in items)
        {
            if (item.Length == 0)
            {
                return "The list has an empty item. Separate items by one semicolon; write a semicolon inside an item as '\\;'.";
            }

            if (TryParseScalar(item, property, out _) is { } problem)
            {
                return problem;
            }
        }

        value = items;
        return null;
    }

    /// <summary>Writes a value of a bundle as a cell.</summary>
    public static string Format(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => (number + 0.0).ToString("R", CultureInfo.InvariantCulture), // -0 is 0
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string[] items => string.Join(
            ';', items.Select(item => item.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal))),
        _ => throw new ArgumentException($"A bundle has no values of type {value.GetType()}.", nameof(value)),
    };

    /// <summary>Whether a text is a slug: lower-case ASCII letters and digits, in words joined by single hyphens.</summary>
    public static bool IsSlug(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] == '-' || text[^1] == '-' || text.IndexOf("--", StringComparison.Ordinal) >= 0)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (c != '-' && !char.IsAsciiDigit(c) && !char.IsAsciiLetterLower(c))
            {
                return false;
            }
        }

        return true;
    }

    private static string? TryParseScalar(string cell, Property property, out object? value)
    {
        value = null;
        switch (property.Kind)
        {
            case ScalarKind.Boolean:
                // Spreadsheets make capitals of them.
                value = cell.Equals("true", StringComparison.OrdinalIgnoreCase) ? true
                    : cell.Equals("false", StringComparison.OrdinalIgnoreCase) ? false
                    : null;
                return value is null ? $"'{cell}' is not a boolean. Write true or false." : null;
            case ScalarKind.Int:
                if (!TryParseLong(cell, out var number) || number is < int.MinValue or > int.MaxValue)
                {
                    return $"'{cell}' is not a whole number of 32 bits. Write digits only, for example 1500.";
                }

                value = number;
                return null;
            case ScalarKind.Long:
                if (!TryParseLong(cell, out var large))
                {
                    return $"'{cell}' is not a whole number of 64 bits. Write digits only, for example 28000000.";
                }

                value = large;
                return null;
            case ScalarKind.Float:
                if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) || !double.IsFinite(real))
                {
                    return $"'{cell}' is not a number. Write it with a point, for example 0.25.";
                }

                value = real + 0.0; // -0 is 0
                return null;
            case ScalarKind.LocalDate:
                if (!DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                {
                    return $"'{cell}' is not a day. Write year-month-day, for example 2016-05-31.";
                }

                value = date;
                return null;
            case ScalarKind.Enum:
                // The model's own string, whatever the number of rows.
                value = property.Enum!.Values.FirstOrDefault(member => member.Name == cell)?.Name;
                if (value is null)
                {
                    return $"'{cell}' is no {property.Enum.Name}. Write one of "
                        + $"{string.Join(", ", property.Enum.Values.Select(member => member.Name))}.";
                }

                return null;
            default:
                value = cell;
                return TextProblem(cell, property);
        }
    }

    private static string? TextProblem(string cell, Property property)
    {
        if (cell.Contains('\0', StringComparison.Ordinal))
        {
            return "The text holds the character U+0000. Remove it.";
        }

        if (property.Kind == ScalarKind.String && !property.IsList && SpreadsheetCells.Problem(cell) is { } problem)
        {
            return problem;
        }

        var bytes = property.IsIndexed ? Encoding.UTF8.GetByteCount(cell) : 0;
        return bytes > MaxIndexedBytes
            ? $"The text has {bytes} bytes. {property.Name} is indexed and may have {MaxIndexedBytes}; shorten it."
            : null;
    }

    private static bool TryParseLong(string cell, out long value) =>
        long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && cell[0] != '+';

    private static bool TrySplit(string cell, out string[] items)
    {
        var found = new List<string>();
        var item = new StringBuilder();
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] == ';')
            {
                found.Add(item.ToString());
                item.Clear();
            }
            else if (cell[i] != '\\')
            {
                item.Append(cell[i]);
            }
            else if (i + 1 < cell.Length && cell[i + 1] is (';' or '\\'))
            {
                item.Append(cell[++i]);
            }
            else
            {
                items = [];
                return false;
            }
        }

        found.Add(item.ToString());
        items = [.. found];
        return true;
    }
}
