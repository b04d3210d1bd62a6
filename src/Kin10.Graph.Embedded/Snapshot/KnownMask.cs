namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>Which rows have a value. Without words, all have.</summary>
internal readonly struct KnownMask
{
    private readonly ulong[]? _words;

    private KnownMask(ulong[] words) => _words = words;

    public bool this[int row] => _words is null || ((_words[row >> 6] >> (row & 63)) & 1) != 0;

    public static KnownMask Of<T>(IReadOnlyList<T> values, Func<T, bool> isKnown)
    {
        var mask = new Builder();
        foreach (var value in values)
        {
            mask.Add(isKnown(value));
        }

        return mask.Complete();
    }

    /// <summary>Makes a mask, row by row.</summary>
    public struct Builder
    {
        private ulong[]? _words;
        private int _count;

        public void Add(bool isKnown)
        {
            if (!isKnown)
            {
                _words ??= AllKnown((_count >> 6) + 1);
            }

            if (_words is not null)
            {
                if (_count >> 6 == _words.Length)
                {
                    var known = _words.Length;
                    Array.Resize(ref _words, known * 2);
                    _words.AsSpan(known).Fill(ulong.MaxValue);
                }

                if (!isKnown)
                {
                    _words[_count >> 6] &= ~(1UL << (_count & 63));
                }
            }

            _count++;
        }

        public readonly KnownMask Complete() => _words is null ? default : new KnownMask(_words[..((_count + 63) >> 6)]);

        private static ulong[] AllKnown(int length)
        {
            var words = new ulong[length];
            words.AsSpan().Fill(ulong.MaxValue);
            return words;
        }
    }
}
