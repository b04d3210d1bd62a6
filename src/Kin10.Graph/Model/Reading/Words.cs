namespace Kin10.Graph.Model.Reading;

/// <summary>Spelling of names in models, and of messages about them.</summary>
internal static class Words
{
    /// <summary>PascalCase of ASCII letters and digits.</summary>
    public static bool IsPascalCase(string name) => char.IsAsciiLetterUpper(name[0]) && name.All(char.IsAsciiLetterOrDigit);

    /// <summary>camelCase of ASCII letters and digits.</summary>
    public static bool IsCamelCase(string name) => char.IsAsciiLetterLower(name[0]) && name.All(char.IsAsciiLetterOrDigit);

    /// <summary>UPPER_SNAKE of ASCII letters, digits and underscores.</summary>
    public static bool IsUpperSnake(string name) =>
        name.Length > 0 && char.IsAsciiLetterUpper(name[0]) && name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary>"a, b or c", each in backquotes.</summary>
    public static string OneOf(IEnumerable<string> names)
    {
        var quoted = names.Select(name => $"`{name}`").ToList();
        return quoted.Count < 2 ? string.Concat(quoted) : $"{string.Join(", ", quoted[..^1])} or {quoted[^1]}";
    }

    /// <summary>" Did you mean `x`?" for the nearest of the known names, or nothing when none is near.</summary>
    public static string DidYouMean(string name, IEnumerable<string> known)
    {
        var nearest = known
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Max(1, name.Length * 2 / 5) ? $" Did you mean `{nearest.Name}`?" : "";
    }

    /// <summary>Levenshtein's distance: insertions, deletions and replacements.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
