namespace Kin10.GraphQL.Errors;

/// <summary>Names that somebody who wrote an unknown name may have meant.</summary>
public static class Suggestions
{
    private const int MaxSuggestions = 5;

    /// <summary>Longer names are taken as they are: comparing takes time proportional to the square of the length.</summary>
    private const int MaxNameLength = 100;

    /// <summary>" Did you mean ...?" with the names nearest to <paramref name="written"/>, or nothing when none is near.</summary>
    /// <param name="written">The name as written.</param>
    /// <param name="known">The names that would be right.</param>
    /// <param name="prefix">Stands before each name, for example <c>@</c>.</param>
    public static string DidYouMean(string written, IEnumerable<string> known, string prefix = "") =>
        Format(Nearest(written, known).Select(name => $"\"{prefix}{name}\""));

    /// <summary>" Did you mean ...?" with these texts, or nothing when there is none.</summary>
    /// <param name="choices">What would be right, the likeliest first.</param>
    /// <param name="lead">Stands before the choices.</param>
    public static string Format(IEnumerable<string> choices, string lead = "")
    {
        var shown = choices.Take(MaxSuggestions).ToList();
        var text = shown.Count switch
        {
            0 => "",
            1 => shown[0],
            _ => $"{string.Join(", ", shown[..^1])} or {shown[^1]}",
        };
        return text.Length == 0 ? "" : $" Did you mean {lead}{text}?";
    }

    /// <summary>The known names that are near to <paramref name="written"/>, the nearest first.</summary>
    /// <param name="written">The name as written.</param>
    /// <param name="known">The names that would be right.</param>
    public static IEnumerable<string> Nearest(string written, IEnumerable<string> known)
    {
        if (written.Length > MaxNameLength)
        {
            return [];
        }

        var threshold = (int)(written.Length * 0.4) + 1;
        return known
            .Where(name => Math.Abs(name.Length - written.Length) <= threshold)
            .Select(name => (Name: name, Distance: Distance(written, name)))
            .Where(item => item.Distance <= threshold)
            .OrderBy(item => item.Distance)
            .ThenBy(item => item.Name, StringComparer.Ordinal)
            .Select(item => item.Name);
    }

    /// <summary>
    /// Insertions, deletions, replacements and swaps of neighbours that lead from one name to the other. Case counts only between names
    /// that differ in nothing else.
    /// </summary>
    private static int Distance(string written, string name)
    {
        if (string.Equals(written, name, StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        var a = written.ToLowerInvariant();
        var b = name.ToLowerInvariant();
        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }
}
