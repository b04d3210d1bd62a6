namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>A row's key, or that it is missing.</summary>
internal delegate bool TryGetRowKey(int row, out long key);

/// <summary>Rows in the order of their keys, ties by row ascending; missing ones last ascending, first descending.</summary>
internal sealed class SortedIndex
{
    private readonly long[] _keys;
    private readonly int _firstKnown;

    private SortedIndex(int[] rows, long[] keys, int firstKnown, bool descending) =>
        (Rows, _keys, _firstKnown, IsDescending) = (rows, keys, firstKnown, descending);

    public bool IsDescending { get; }

    /// <summary>The rows.</summary>
    public int[] Rows { get; }

    /// <summary>Where the rows without a key begin.</summary>
    public int MissingStart => IsDescending ? 0 : _keys.Length;

    /// <summary>How many rows have no key.</summary>
    public int MissingCount => Rows.Length - _keys.Length;

    public static SortedIndex Build(int count, TryGetRowKey tryGetKey, bool descending)
    {
        var known = 0;
        for (var row = 0; row < count; row++)
        {
            known += tryGetKey(row, out _) ? 1 : 0;
        }

        var rows = new int[count];
        var keys = new long[known];
        var firstKnown = descending ? count - known : 0;
        var (nextKnown, nextMissing) = (0, descending ? 0 : known);
        for (var row = 0; row < count; row++)
        {
            if (tryGetKey(row, out var key))
            {
                // The complement of a key orders the other way round, and never overflows.
                keys[nextKnown] = descending ? ~key : key;
                rows[firstKnown + nextKnown++] = row;
            }
            else
            {
                rows[nextMissing++] = row;
            }
        }

        var knownRows = rows.AsSpan(firstKnown, known);
        keys.AsSpan().Sort(knownRows);
        for (var start = 0; start < known;)
        {
            var end = start + 1;
            while (end < known && keys[end] == keys[start])
            {
                end++;
            }

            knownRows[start..end].Sort();
            start = end;
        }

        return new SortedIndex(rows, keys, firstKnown, descending);
    }

    /// <summary>How many entries stand before a place.</summary>
    /// <param name="isMissing">Whether the place is among the missing.</param>
    /// <param name="key">The place's key.</param>
    /// <param name="position">The place's row, doubled; odd for one between two rows.</param>
    /// <param name="inclusive">Whether an entry at the very place counts.</param>
    public int CountBefore(bool isMissing, long key, long position, bool inclusive)
    {
        var (start, end) = isMissing ? (MissingStart, MissingStart + MissingCount) : Between(key, key);
        var (low, high) = (start, end);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            var other = 2L * Rows[middle];
            if (other < position || (inclusive && other == position))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The entries whose keys lie between two, both included.</summary>
    public (int Start, int End) Between(long least, long greatest)
    {
        if (least > greatest)
        {
            var place = LowerBound(IsDescending ? ~least : least);
            return (_firstKnown + place, _firstKnown + place);
        }

        var (low, high) = IsDescending ? (~greatest, ~least) : (least, greatest);
        var start = LowerBound(low);
        var end = high == long.MaxValue ? _keys.Length : LowerBound(high + 1);
        return (_firstKnown + start, _firstKnown + end);
    }

    private int LowerBound(long key)
    {
        var (low, high) = (0, _keys.Length);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            if (_keys[middle] < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
