using System.Globalization;
using System.Text;

namespace Kin10.Graph.Results;

/// <summary>
/// Unicode's full lower case, as Cypher's <c>toLower</c> has it (Java's <c>String.toLowerCase</c> in the root locale): the simple mapping
/// of each code point, but U+0130 becomes two, and a sigma that ends a word becomes the final one. No normalisation.
/// </summary>
public static class FullLowerCase
{
    private const char CapitalIWithDot = '\u0130';
    private const char CapitalSigma = '\u03A3';
    private const char FinalSigma = '\u03C2';

    /// <summary>The text in full lower case.</summary>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text) || text.AsSpan().IndexOfAny(CapitalIWithDot, CapitalSigma) < 0)
        {
            return text.ToLowerInvariant();
        }

        var builder = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length;)
        {
            var rune = CodePointAt(text, i);
            switch (rune.Value)
            {
                case CapitalIWithDot:
                    builder.Append("i\u0307");
                    break;
                case CapitalSigma:
                    builder.Append(EndsWord(text, i) ? FinalSigma : '\u03C3');
                    break;
                default:
                    if (Rune.IsValid(rune.Value) && rune != Rune.ReplacementChar)
                    {
                        builder.Append(Rune.ToLowerInvariant(rune).ToString());
                    }
                    else
                    {
                        builder.Append(text[i]);
                    }

                    break;
            }

            i += rune == Rune.ReplacementChar ? 1 : rune.Utf16SequenceLength;
        }

        return builder.ToString();
    }

    // Java looks for cased letters within the word around the sigma: one before it, and none after it.
    private static bool EndsWord(string text, int index)
    {
        var casedBefore = false;
        for (var i = index; i > 0 && !casedBefore && !IsWordBoundary(text, i);)
        {
            i -= char.IsLowSurrogate(text[i - 1]) && i > 1 ? 2 : 1;
            casedBefore = IsCased(CodePointAt(text, i));
        }

        if (!casedBefore)
        {
            return false;
        }

        for (var i = index + 1; i < text.Length && !IsWordBoundary(text, i); i += CodePointAt(text, i).Utf16SequenceLength)
        {
            if (IsCased(CodePointAt(text, i)))
            {
                return false;
            }
        }

        return true;
    }

    // Words are letters, digits and marks, joined by one dash, apostrophe, quotation mark, full stop or hyphenation point between letters.
    private static bool IsWordBoundary(string text, int index)
    {
        if (char.IsLowSurrogate(text[index]) && char.IsHighSurrogate(text[index - 1]))
        {
            return false;
        }

        var next = CodePointAt(text, index);
        if (IsIgnored(next))
        {
            return false;
        }

        var before = LastBefore(text, index, out var start);
        if (before is not { } previous)
        {
            return true;
        }

        if (IsWordPart(previous) && IsWordPart(next))
        {
            return false;
        }

        if (IsJoint(next) && Rune.IsLetter(previous))
        {
            return FirstFrom(text, index + next.Utf16SequenceLength) is not { } following || !Rune.IsLetter(following);
        }

        return !(IsJoint(previous) && Rune.IsLetter(next) && LastBefore(text, start, out _) is { } earlier && Rune.IsLetter(earlier));
    }

    private static Rune? LastBefore(string text, int index, out int start)
    {
        for (start = index; start > 0;)
        {
            start -= char.IsLowSurrogate(text[start - 1]) && start > 1 && char.IsHighSurrogate(text[start - 2]) ? 2 : 1;
            var rune = CodePointAt(text, start);
            if (!IsIgnored(rune))
            {
                return rune;
            }
        }

        return null;
    }

    private static Rune? FirstFrom(string text, int index)
    {
        while (index < text.Length)
        {
            var rune = CodePointAt(text, index);
            if (!IsIgnored(rune))
            {
                return rune;
            }

            index += rune.Utf16SequenceLength;
        }

        return null;
    }

    private static Rune CodePointAt(string text, int index) => Rune.TryGetRuneAt(text, index, out var rune) ? rune : Rune.ReplacementChar;

    private static bool IsIgnored(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static bool IsWordPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpacingCombiningMark;

    private static bool IsJoint(Rune rune) =>
        rune.Value is '\'' or '"' or '.' or 0x2027 || Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation;

    private static bool IsCased(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter
        || rune.Value is (>= 0x02B0 and <= 0x02B8) or 0x02C0 or 0x02C1 or (>= 0x02E0 and <= 0x02E4) or 0x0345 or 0x037A
            or (>= 0x1D2C and <= 0x1D61) or (>= 0x2160 and <= 0x217F) or (>= 0x24B6 and <= 0x24E9);
}
