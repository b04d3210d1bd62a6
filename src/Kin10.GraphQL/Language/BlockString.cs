using System.Text;

namespace Kin10.GraphQL.Language;

/// <summary>The meaning of block strings (section 2.9.4).</summary>
internal static class BlockString
{
    /// <summary>BlockStringValue: removes the common indentation, and blank lines at both ends.</summary>
    /// <param name="raw">The text between the quotes: escapes resolved, every line terminator a line feed.</param>
    public static string BlockStringValue(string raw)
    {
        var commonIndent = int.MaxValue;
        var firstLine = -1;
        var lastLine = -1;
        var index = 0;
        foreach (var range in raw.AsSpan().Split('\n'))
        {
            var line = raw.AsSpan(range);
            var indent = LeadingWhiteSpace(line);
            if (indent < line.Length)
            {
                firstLine = firstLine < 0 ? index : firstLine;
                lastLine = index;
                if (index > 0)
                {
                    commonIndent = Math.Min(commonIndent, indent);
                }
            }

            index++;
        }

        if (lastLine < 0)
        {
            return "";
        }

        return index == 1 ? raw : Join(raw, firstLine, lastLine, commonIndent);
    }

    /// <summary>Whether a value can be written as a block string that means the same.</summary>
    public static bool CanRepresent(string value)
    {
        if (value.Length == 0)
        {
            return true;
        }

        if (value.Contains('\r'))
        {
            return false;
        }

        var lines = value.Split('\n');
        return !IsBlank(lines[0]) && !IsBlank(lines[^1])
            && (lines.Length == 1 || lines.Any(static line => !IsBlank(line) && LeadingWhiteSpace(line) == 0));
    }

    private static string Join(string raw, int firstLine, int lastLine, int commonIndent)
    {
        var result = new StringBuilder(raw.Length);
        var index = 0;
        foreach (var range in raw.AsSpan().Split('\n'))
        {
            if (index >= firstLine && index <= lastLine)
            {
                var line = raw.AsSpan(range);
                if (index > firstLine)
                {
                    result.Append('\n');
                }

                result.Append(index == 0 ? line : line[Math.Min(commonIndent, line.Length)..]);
            }

            index++;
        }

        return result.ToString();
    }

    private static bool IsBlank(ReadOnlySpan<char> line) => LeadingWhiteSpace(line) == line.Length;

    private static int LeadingWhiteSpace(ReadOnlySpan<char> line)
    {
        var length = line.IndexOfAnyExcept(' ', '\t');
        return length < 0 ? line.Length : length;
    }
}
