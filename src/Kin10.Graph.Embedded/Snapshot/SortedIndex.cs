namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>A row's key, or that it is missing.</summary>
internal delegate bool TryGetRowKey(int row, out long key);

/// <summary>
/// Rows in the order of their keys, ties by row ascending. Rows without a key come first or last, as the direction says.
/// </summary>
internal sealed class SortedIndex
{
    private readonly long[] _keys;
    private readonly int _firstKnown;
    private readonly KeyDirection _direction;

    private SortedIndex(int[] rows, long[] keys, int firstKnown, KeyDirection direction) =>
        (Rows, _keys, _firstKnown, _direction) = (rows, keys, firstKnown, direction);

    /// <summary>The rows.</summary>
    public int[] Rows { get; }

    /// <summary>Where the rows without a key begin.</summary>
    public int MissingStart => _direction.IsMissingFirst ? 0 : _keys.Length;

    /// <summary>How many rows have no key.</summary>
    public int MissingCount => Rows.Length - _keys.Length;

    public static SortedIndex Build(int count, TryGetRowKey tryGetKey, KeyDirection direction)
    {
        var known = 0;
        for (var row = 0; row < count; row++)
        {
            known += tryGetKey(row, out _) ? 1 : 0;
        }

        var rows = new int[count];
        var keys = new long[known];
        var firstKnown = direction.IsMissingFirst ? count - known : 0;
        var (nextKnown, nextMissing) = (0, direction.IsMissingFirst ? 0 : known);
        for (var row = 0; row < count; row++)
        {
            if (tryGetKey(row, out var key))
            {
                // The complement of a key orders the other way round, and never overflows.
                keys[nextKnown] = direction.IsDescending ? ~key : key;
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

        return new SortedIndex(rows, keys, firstKnown, direction);
    }

    /// <summary>Puts rows in the order of this index; those with equal keys stay in the order in which they are given.</summary>
    public int[] Sort(int[] rows)
    {
        // A run is the rows of one key, named by its start; next[start] is where the next of its rows is put.
        var runs = new int[rows.Length];
        var next = new int[rows.Length];
        for (int i = 0, start = 0; i < rows.Length; i++)
        {
            start = i > 0 && HasKeyOf(i, i - 1) ? start : i;
            runs[Rows[i]] = next[start] = start;
        }

        var sorted = new int[rows.Length];
        foreach (var row in rows)
        {
            sorted[next[runs[row]]++] = row;
        }

        return sorted;
    }

    /// <summary>The entries whose keys are between two, both included.</summary>
    public (int Start, int End) Between(long least, long greatest)
    {
        if (least > greatest)
        {
            var place = LowerBound(_direction.IsDescending ? ~least : least);
            return (_firstKnown + place, _firstKnown + place);
        }

        var (low, high) = _direction.IsDescending ? (~greatest, ~least) : (least, greatest);
        var start = LowerBound(low);
        var end = high == long.MaxValue ? _keys.Length : LowerBound(high + 1);
        return (_firstKnown + start, _firstKnown + end);
    }

    private bool HasKeyOf(int i, int j)
    {
        var (x, y) = (i - _firstKnown, j - _firstKnown);
        var (isKnown, isOtherKnown) = ((uint)x < (uint)_keys.Length, (uint)y < (uint)_keys.Length);
        return isKnown && isOtherKnown ? _keys[x] == _keys[y] : isKnown == isOtherKnown;
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
