namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>
/// The rows of one type in orders of several keys, each made when first asked for. Those used last are kept; each takes four bytes for
/// a row.
/// </summary>
internal sealed class CompositeOrders
{
    /// <summary>How many are kept for one type.</summary>
    public const int MostKept = 16;

    private readonly Lock _lock = new();
    private volatile Entry[] _entries = [];

    /// <summary>The rows in the order of the first key's index, ties in that of the second's, and so on; at last by row.</summary>
    public int[] Rows(SortedIndex[] keys) => Find(keys) ?? Add(keys);

    private int[]? Find(SortedIndex[] keys)
    {
        foreach (var entry in _entries)
        {
            if (entry.Keys.AsSpan().SequenceEqual(keys))
            {
                entry.LastUse = Environment.TickCount64;
                return entry.Rows;
            }
        }

        return null;
    }

    private int[] Add(SortedIndex[] keys)
    {
        lock (_lock)
        {
            if (Find(keys) is { } found)
            {
                return found;
            }

            var rows = keys[^1].Rows;
            for (var i = keys.Length - 2; i >= 0; i--)
            {
                rows = keys[i].Sort(rows);
            }

            var kept = _entries.OrderByDescending(entry => entry.LastUse).Take(MostKept - 1);
            _entries = [new Entry(keys, rows), .. kept];
            return rows;
        }
    }

    private sealed class Entry(SortedIndex[] keys, int[] rows)
    {
        public SortedIndex[] Keys => keys;

        public int[] Rows => rows;

        public long LastUse { get; set; } = Environment.TickCount64;
    }
}
