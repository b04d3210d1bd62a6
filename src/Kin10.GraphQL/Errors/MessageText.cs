namespace Kin10.GraphQL.Errors;

/// <summary>Texts of a request as messages show them.</summary>
public static class MessageText
{
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
