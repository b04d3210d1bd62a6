namespace Kin10.GraphQL.Errors;

/// <summary>Texts of a request as messages show them.</summary>
public static class MessageText
{
    private const int MaxName = 80;
    private const int MaxNames = 12;

    /// <summary>A name that somebody made up, cut after 80 UTF-16 code units.</summary>
    /// <param name="name">The name.</param>
    public static string Name(string name) => Abbreviate(name, MaxName);

    /// <summary>Names that would do; of many only the first twelve, and how many more there are.</summary>
    /// <param name="names">The names.</param>
    public static string List(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count <= MaxNames
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(MaxNames))} and {names.Count - MaxNames} more";
    }

    /// <summary>A text that is cut where it is long, with three dots in place of the rest. No character is cut in two.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">
    /// How many UTF-16 code units are shown at most; at least one. A pair of surrogates that the cut would divide is left out.
    /// </param>
    public static string Abbreviate(string text, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        if (text.Length <= maxLength)
        {
            return text;
        }

        var isPairCut = char.IsHighSurrogate(text[maxLength - 1]) && char.IsLowSurrogate(text[maxLength]);
        return $"{text.AsSpan(0, isPairCut ? maxLength - 1 : maxLength)}...";
    }
}
