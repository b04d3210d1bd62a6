using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Kin10.Graph.Search.Queries;

/// <summary>
/// A text that somebody looks for, as expressions of FTS5. White space parts it; what stands between quotes is one part. Each part is given
/// as a quoted string, which FTS5 takes apart into the words that must stand together: nothing in it is syntax.
/// </summary>
/// <param name="Parts">The parts that have a word, none with a quote in it.</param>
internal sealed record SearchQuery(ImmutableArray<string> Parts)
{
    private const char Quote = '"';

    /// <summary>Whether there is no word in it.</summary>
    public bool IsEmpty => Parts.IsEmpty;

    /// <summary>All parts.</summary>
    public string All => Join(Parts, " ");

    /// <summary>All parts but the last; empty where it is the only one.</summary>
    public string AllButLast => Join(Parts[..^1], " ");

    /// <summary>The last part, whose last word may go on.</summary>
    public string Beginning => Quoted(Parts[^1]) + "*";

    /// <summary>Any of the parts.</summary>
    public string Any => Join(Parts, " OR ");

    /// <summary>Any of the parts, and what begins with the last one.</summary>
    public string AnyOrBeginning => Any + "*";

    /// <summary>Takes a text apart.</summary>
    public static SearchQuery Parse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        var part = new StringBuilder();
        var (isQuoted, hasWord) = (false, false);
        foreach (var rune in text.EnumerateRunes())
        {
            var isQuote = rune.Value == Quote;
            if (isQuote || (!isQuoted && IsSpace(rune)))
            {
                End();
                isQuoted ^= isQuote;
            }
            else
            {
                // FTS5 reads to the first NUL.
                part.Append(rune.Value == 0 ? " " : rune.ToString());
                hasWord |= IsOfWord(rune);
            }
        }

        End();
        return new SearchQuery(Distinct(parts));

        void End()
        {
            if (hasWord)
            {
                parts.Add(part.ToString());
            }

            part.Clear();
            hasWord = false;
        }
    }

    /// <summary>A string of FTS5.</summary>
    public static string Quoted(string part) => $"{Quote}{part}{Quote}";

    // The last part may go on, so that it asks for less than the same one before it.
    private static ImmutableArray<string> Distinct(ImmutableArray<string>.Builder parts) => parts.Count == 0
        ? []
        : [.. parts.Take(parts.Count - 1).Distinct(StringComparer.Ordinal), parts[^1]];

    // What the tokenizer unicode61 takes for letters and digits.
    private static bool IsOfWord(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.PrivateUse;

    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);

    private static string Join(IEnumerable<string> parts, string separator) => string.Join(separator, parts.Select(Quoted));
}
