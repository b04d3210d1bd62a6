using Kin10.GraphQL.Errors;

namespace Kin10.Graph.ModelReading;

/// <summary>Spelling of names in models, and of messages about them.</summary>
internal static class Words
{
    /// <summary>PascalCase of ASCII letters and digits.</summary>
    public static bool IsPascalCase(string name) => char.IsAsciiLetterUpper(name[0]) && name.All(char.IsAsciiLetterOrDigit);

    /// <summary>camelCase of ASCII letters and digits.</summary>
    public static bool IsCamelCase(string name) => char.IsAsciiLetterLower(name[0]) && name.All(char.IsAsciiLetterOrDigit);

    /// <summary>UPPER_SNAKE of ASCII letters, digits and underscores.</summary>
    public static bool IsUpperSnake(string name) =>
        name.Length > 0
        && char.IsAsciiLetterUpper(name[0])
        && name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary>"a, b or c", each in backquotes.</summary>
    public static string OneOf(IEnumerable<string> names)
    {
        var quoted = names.Select(name => $"`{name}`").ToList();
        return quoted.Count < 2 ? string.Concat(quoted) : $"{string.Join(", ", quoted[..^1])} or {quoted[^1]}";
    }

    /// <summary>" Did you mean `x`?" for the nearest of the known names, or nothing when none is near.</summary>
    public static string DidYouMean(string name, IEnumerable<string> known) =>
        Suggestions.Nearest(name, known).FirstOrDefault() is { } nearest ? $" Did you mean `{nearest}`?" : "";
}
