namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>The order of strings by code point, which UTF-16 code units do not have beyond U+FFFF.</summary>
internal static class CodePoints
{
    public static int Compare(string x, string y)
    {
        var common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length)
        {
            return x.Length.CompareTo(y.Length);
        }

        // Surrogates stand for code points above all others.
        var (a, b) = (x[common], y[common]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
    }
}
