namespace Kin10.Graph.Search.Tests;

/// <summary>What a search must find, word for word as the API says it, over a few words whose stems are written down.</summary>
internal static class NaiveMatcher
{
    /// <summary>Words as they are written, and their stems.</summary>
    public static IReadOnlyDictionary<string, string> Stems { get; } = new Dictionary<string, string>
    {
        ["teach"] = "teach",
        ["Teaching"] = "teach",
        ["teacher"] = "teacher",
        ["TEACHERS"] = "teacher",
        ["university"] = "univers",
        ["Universities"] = "univers",
        ["universe"] = "univers",
        ["résidency"] = "resid",
        ["Residencies"] = "resid",
        ["k"] = "k",
        ["12"] = "12",
        ["AND"] = "and",
        ["or"] = "or",
        ["NOT"] = "not",
        ["near"] = "near",
        ["a"] = "a",
    };

    /// <summary>Whether texts have all parts; the last one also with a last word that goes on.</summary>
    public static bool IsFound(string[][] texts, string[][] parts) => parts.Length > 0 && parts.Index().All(
        part => texts.Any(text => Has(text, part.Item, part.Index == parts.Length - 1)));

    private static bool Has(string[] text, string[] part, bool isLast)
    {
        for (var start = 0; start + part.Length <= text.Length; start++)
        {
            if (IsAt(text[start..(start + part.Length)], part, isLast))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAt(string[] words, string[] part, bool isLast) =>
        words.Zip(part).All(pair => Stem(pair.First) == Stem(pair.Second))
        || (isLast
            && words[..^1].Zip(part).All(pair => Fold(pair.First) == Fold(pair.Second))
            && Fold(words[^1]).StartsWith(Fold(part[^1]), StringComparison.Ordinal));

    // A short beginning of one of these words is its own stem.
    private static string Stem(string word) => Stems.TryGetValue(word, out var stem) ? stem : Fold(word);

    private static string Fold(string word) => word.ToLowerInvariant().Replace('é', 'e');
}
