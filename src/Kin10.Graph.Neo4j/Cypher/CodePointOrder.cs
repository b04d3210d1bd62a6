namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>
/// Strings by code point. Neo4j compares stored strings so, but a parameter, an item of a stored list or what a function gives by UTF-16
/// code units, in which surrogates come before U+E000 to U+FFFF. The two orders differ only where both strings hold such units. Where one
/// may, each character is put behind the number of its plane's kind, and the lists of these are compared.
/// </summary>
internal static class CodePointOrder
{
    private const char FirstSurrogate = '\uD800';

    /// <summary>Whether a value compares alike in both orders with any string.</summary>
    public static bool IsPlain(object? value) => value is not string text || text.AsSpan().IndexOfAnyInRange(FirstSurrogate, '\uFFFF') < 0;

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
