using Kin10.Graph.Model;
using Kin10.Graph.Results;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>Values at which stores part: ends of ranges, ties, and texts that change their length or order when they are folded.</summary>
internal static class BoundaryValues
{
    /// <summary>Texts that a bundle can hold, which are those without U+0000 that are not empty.</summary>
    public static readonly string[] Texts =
    [
        "a", "A", "ab", "aB", "b", "z", " ", "a b", "e\u0301", "\u00e9", "\u00c9", "\u0130", "i\u0307", "I", "\u0131", "\u00df", "\u1e9e",
        "\u03a3", "\u039f\u03a3", "\u03bf\u03c2", "\u03bf\u03c3", "\u03a3a", "\uffee", "\ufffd", "\ud83d\ude00", "a\ud83d\ude00",
        "\ud83d\udc69\u200d\ud83d\ude80", "q\"\\\n", ";", "\\;", "%", "_", "$a", "`", "'", "{}", "null", "1",
    ];

    private static readonly string Beginning = new('b', CutText.MaxBytes - 2);

    // Longer than cursors hold texts: alike up to there, and one of them exactly so long; characters of two and four bytes at the cut.
    private static readonly string[] LongTexts =
    [
        Beginning + "ba", Beginning + "baa", Beginning + "bab", Beginning + "bba", Beginning + "\u00e9\u00e9", Beginning + "a\u00e9",
        Beginning + "a\U0001F600x", Beginning + "a\U0001F600y", Beginning + "a\uffeez", Beginning + Beginning, Beginning + Beginning + "c",
        new string('\u00e9', CutText.MaxBytes),
    ];

    private static readonly long[] Integers = [int.MaxValue, int.MinValue, int.MaxValue - 1];
    private static readonly long[] Longs = [long.MaxValue, long.MaxValue - 1, long.MinValue, 1L << 53, (1L << 53) + 1];

    private static readonly double[] Floats =
        [double.MaxValue, -double.MaxValue, 1e300, 5e-324, -0.0, 0.1 + 0.2, 1e21, 1e-7, 100, 1.0 / 3];

    /// <summary>Around the times that the reference's imports have, in several forms.</summary>
    public static readonly string[] Times =
    [
        "2024-02-28T22:30:00Z", "2024-02-28T22:29:59.9999999Z", "2024-02-29T00:30:00+01:00", "2024-02-28T23:30:00.000Z", "0001-01-01T00:00:00Z",
        "2024-02-29T05:00:00-05:00", "9999-12-31T23:59:59Z",
    ];

    private static readonly DateOnly[] Dates = [DateOnly.MinValue, DateOnly.MaxValue, new(2000, 2, 29), new(1969, 12, 31)];

    /// <summary>A value as a bundle holds it.</summary>
    public static object Stored(ScalarKind kind, Random random)
    {
        var isBoundary = random.Next(8) == 0;
        return kind switch
        {
            ScalarKind.Boolean => random.Next(2) == 0,
            ScalarKind.Int => isBoundary ? Pick(Integers) : (long)random.Next(-2, 4),
            ScalarKind.Long => isBoundary ? Pick(Longs) : (long)random.Next(-3, 4),
            ScalarKind.Float => isBoundary ? Pick(Floats) : random.Next(8) * 0.1,
            ScalarKind.LocalDate => isBoundary ? Pick(Dates) : new DateOnly(2000 + random.Next(3), 1, 1 + random.Next(2)),
            _ => isBoundary ? Pick(LongTexts) : Pick(Texts),
        };

        T Pick<T>(T[] items) => items[random.Next(items.Length)];
    }
}
