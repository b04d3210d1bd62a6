namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>
/// Strings in the order of their code points. Neo4j compares stored strings so, but parameters, items of stored lists and results of
/// functions by their UTF-16 code units, in which surrogates come before U+E000 to U+FFFF. The two orders differ only where both strings
/// hold such units. Where one may, lists of its characters are compared instead, each character behind 0 or 1: the basic plane or another.
/// </summary>
internal static class CodePointOrder
{
    private const char FirstSurrogate = '\uD800';

    /// <summary>Whether a value compares alike in both orders with any string.</summary>
    public static bool IsPlain(object? value) => value is not string text || text.AsSpan().IndexOfAnyInRange(FirstSurrogate, '\uFFFF') < 0;

    /// <summary>A text up to its first character that does not compare alike, and the rest.</summary>
    public static (string Plain, string Remainder) Parts(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange(FirstSurrogate, '\uFFFF');
        return first < 0 ? (text, "") : (text[..first], text[first..]);
    }

    /// <summary>
    /// How a stored string compares with a value that does not compare alike. Lists are made only of what follows the value's plain
    /// beginning, and only for strings that begin so.
    /// </summary>
    /// <param name="context">The statement.</param>
    /// <param name="text">The string.</param>
    /// <param name="sign">Less or greater.</param>
    /// <param name="beginning">The plain beginning of the value.</param>
    /// <param name="rest">The rest of it.</param>
    public static string Compare(StatementContext context, string text, string sign, string beginning, string rest) =>
        $"CASE WHEN {text} STARTS WITH {beginning} "
        + $"THEN {Key(context, $"substring({text}, size({beginning}))")} {sign} {Key(context, rest)} ELSE {text} {sign} {beginning} END";

    /// <summary>A list that compares as the string does by code points; empty for null.</summary>
    public static string Key(StatementContext context, string text)
    {
        var i = context.Variable('i');
        var character = $"substring({text}, {i}, 1)";
        var (below, above) = (context.Constant("below", "\uD7FF"), context.Constant("above", "\uE000"));
        return $"[{i} IN range(0, coalesce(size({text}), 0) - 1) | "
            + $"[CASE WHEN {below} < {character} AND {character} < {above} THEN 1 ELSE 0 END, {character}]]";
    }
}
