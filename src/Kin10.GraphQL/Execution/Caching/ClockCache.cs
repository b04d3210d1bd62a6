using System.Collections.Concurrent;

namespace Kin10.GraphQL.Execution.Caching;

/// <summary>
/// A bounded cache for concurrent use. A hit takes no lock: one look-up, and one write when the entry was not marked as used since
/// the clock's hand last passed. An insertion beyond the capacity evicts the first entry that the hand finds unmarked (CLOCK, which
/// is nearly least-recently-used).
/// </summary>
/// <typeparam name="TKey">What is kept as the key.</typeparam>
/// <typeparam name="TAlternate">What is looked up with, without making a key.</typeparam>
/// <typeparam name="TValue">What is kept.</typeparam>
internal sealed class ClockCache<TKey, TAlternate, TValue>
    where TKey : notnull
    where TAlternate : notnull, allows ref struct
    where TValue : class
{
    private readonly ConcurrentDictionary<TKey, Entry> _entries;
    private readonly ConcurrentDictionary<TKey, Entry>.AlternateLookup<TAlternate> _lookup;
    private readonly Entry[] _ring;
    private readonly Lock _insertion = new();
    private int _count;
    private int _hand;

    /// <param name="capacity">How many entries are kept; 0 keeps none.</param>
    /// <param name="comparer">Compares keys; also an <see cref="IAlternateEqualityComparer{TAlternate, T}"/>.</param>
    public ClockCache(int capacity, IEqualityComparer<TKey> comparer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _entries = new ConcurrentDictionary<TKey, Entry>(comparer);
        _lookup = _entries.GetAlternateLookup<TAlternate>();
        _ring = new Entry[capacity];
    }

    public int Count => _entries.Count;

    public TValue? Find(TAlternate key)
    {
        if (!_lookup.TryGetValue(key, out var entry))
        {
            return null;
        }

        if (!entry.IsUsed)
        {
            entry.IsUsed = true;
        }

        return entry.Value;
    }

    /// <summary>Keeps a value and returns it, or the one that another thread has put there before.</summary>
    public TValue Add(TKey key, TValue value)
    {
        if (_ring.Length == 0)
        {
            return value;
        }

        lock (_insertion)
        {
            if (_entries.TryGetValue(key, out var present))
            {
                return present.Value;
            }

            var entry = new Entry(key, value);
            _ring[FreePlace()] = entry;
            _entries[key] = entry;
            return value;
        }
    }

    private int FreePlace()
    {
        if (_count < _ring.Length)
        {
            return _count++;
        }

        // Each pass takes marks away, so the second finds one.
        while (_ring[_hand].IsUsed)
        {
            _ring[_hand].IsUsed = false;
            _hand = (_hand + 1) % _ring.Length;
        }

        var place = _hand;
        _entries.TryRemove(_ring[place].Key, out _);
        _hand = (_hand + 1) % _ring.Length;
        return place;
    }

    private sealed class Entry(TKey key, TValue value)
    {
        private volatile bool _isUsed;

        public TKey Key { get; } = key;

        public TValue Value { get; } = value;

        public bool IsUsed
        {
            get => _isUsed;
            set => _isUsed = value;
        }
    }
}
