using Kin10.Graph.Embedded.Execution.Orders;

namespace Kin10.Graph.Embedded.Execution.Aggregates;

/// <summary>Groups found so far: their keys, how many rows each has, and what is gathered of them. Used again from run to run.</summary>
internal sealed class GroupTable
{
    private int _keyCount;
    private int _accumulatorCount;
    private SortKey[] _keys = [];
    private long[] _counts = [];
    private Accumulator[] _accumulators = [];
    private int[] _buckets = new int[64];

    public int Count { get; private set; }

    /// <summary>The groups to show, in order.</summary>
    public int[] Shown { get; set; } = [];

    public void Begin(int keyCount, int accumulatorCount)
    {
        (_keyCount, _accumulatorCount, Count) = (keyCount, accumulatorCount, 0);
        Array.Clear(_buckets);
    }

    public ReadOnlySpan<SortKey> Keys(int group) => _keys.AsSpan(group * _keyCount, _keyCount);

    public ref long RowCount(int group) => ref _counts[group];

    public Span<Accumulator> Accumulators(int group) => _accumulators.AsSpan(group * _accumulatorCount, _accumulatorCount);

    /// <summary>The group of those keys.</summary>
    public int Find(ReadOnlySpan<SortKey> keys)
    {
        var bucket = Bucket(keys);
        if (_buckets[bucket] != 0)
        {
            return _buckets[bucket] - 1;
        }

        if ((Count + 1) * 2 > _buckets.Length)
        {
            Grow();
            bucket = Bucket(keys);
        }

        if (Count == _counts.Length)
        {
            var size = Math.Max(16, Count * 2);
            Array.Resize(ref _counts, size);
        }

        if (_keys.Length < (Count + 1) * _keyCount)
        {
            Array.Resize(ref _keys, Math.Max(_keys.Length * 2, (Count + 1) * _keyCount));
        }

        if (_accumulators.Length < (Count + 1) * _accumulatorCount)
        {
            Array.Resize(ref _accumulators, Math.Max(_accumulators.Length * 2, (Count + 1) * _accumulatorCount));
        }

        keys.CopyTo(_keys.AsSpan(Count * _keyCount));
        _counts[Count] = 0;
        _buckets[bucket] = Count + 1;
        Accumulators(Count).Clear();
        return Count++;
    }

    private int Bucket(ReadOnlySpan<SortKey> keys)
    {
        var hash = default(HashCode);
        foreach (var key in keys)
        {
            hash.Add(key);
        }

        var bucket = hash.ToHashCode() & (_buckets.Length - 1);
        while (_buckets[bucket] != 0 && !Keys(_buckets[bucket] - 1).SequenceEqual(keys))
        {
            bucket = (bucket + 1) & (_buckets.Length - 1);
        }

        return bucket;
    }

    private void Grow()
    {
        _buckets = new int[_buckets.Length * 2];
        for (var group = 0; group < Count; group++)
        {
            _buckets[Bucket(Keys(group))] = group + 1;
        }
    }
}
