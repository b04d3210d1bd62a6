namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>Which rows have a value. Without words, all have.</summary>
internal readonly struct KnownMask
{
    private readonly ulong[]? _words;

    private KnownMask(ulong[] words) => _words = words;

    public bool this[int row] => _words is null || ((_words[row >> 6] >> (row & 63)) & 1) != 0;

    public static KnownMask Of<T>(IReadOnlyList<T> values, Func<T, bool> isKnown)
    {
        ulong[]? words = null;
        for (var row = 0; row < values.Count; row++)
        {
            if (isKnown(values[row]))
            {
                continue;
            }

            if (words is null)
            {
                words = new ulong[(values.Count + 63) / 64];
                words.AsSpan().Fill(ulong.MaxValue);
            }

            words[row >> 6] &= ~(1UL << (row & 63));
        }

        return words is null ? default : new KnownMask(words);
    }
}
