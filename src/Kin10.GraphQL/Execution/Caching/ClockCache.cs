using System.Collections.Concurrent;

namespace Kin10.GraphQL.Execution.Caching;

/// <summary>
/// A cache for concurrent use, bounded by the weight of what it keeps. A hit takes no lock: one look-up, and one write when the entry
/// was not marked as used since the clock's hand last passed. An insertion beyond the capacity evicts the first entries that the hand
/// finds unmarked (CLOCK, which is nearly least-recently-used).
/// </summary>
/// <typeparam name="TKey">What is kept as the key.</typeparam>
/// <typeparam name="TAlternate">What is looked up with, without making a key.</typeparam>
/// <typeparam name="TValue">What is kept.</typeparam>
internal sealed class ClockCache<TKey, TAlternate, TValue>
    where TKey : notnull
    where TAlternate : notnull, allows ref struct
    where TValue : class
{
    /// <summary>What weighs more than this part of the capacity is not kept: it would drive out too many others.</summary>
    public const int LargestPart = 16;

    private readonly long _capacity;
    private readonly ConcurrentDictionary<TKey, Entry> _entries;
    private readonly ConcurrentDictionary<TKey, Entry>.AlternateLookup<TAlternate> _lookup;
    private readonly List<Entry> _ring = [];
    private readonly Lock _insertion = new();
    private long _weight;
    private int _hand;

    /// <param name="capacity">The weight of all entries together, in bytes; 0 keeps none.</param>
    /// <param name="comparer">Compares keys; also an <see cref="IAlternateEqualityComparer{TAlternate, T}"/>.</param>
    public ClockCache(long capacity, IEqualityComparer<TKey> comparer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _entries = new ConcurrentDictionary<TKey, Entry>(comparer);
        _lookup = _entries.GetAlternateLookup<TAlternate>();
        _capacity = capacity;
    }

    public int Count => _entries.Count;

    /// <summary>What the entries weigh together.</summary>
    public long Weight
    {
        get
        {
            lock (_insertion)
            {
                return _weight;
            }
        }
    }

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

    /// <summary>Keeps a value if it is not too heavy, and returns it, or the one that another thread has put there before.</summary>
    /// <param name="key">What it is found by.</param>
    /// <param name="value">What is kept.</param>
    /// <param name="weight">What the key and the value hold, in bytes; more than 0.</param>
    public TValue Add(TKey key, TValue value, long weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        if (weight > _capacity / LargestPart)
        {
            return value;
        }

        lock (_insertion)
        {
            if (_entries.TryGetValue(key, out var present))
            {
                return present.Value;
            }

            while (_weight + weight > _capacity)
            {
                Evict();
            }

            var entry = new Entry(key, value, weight);
            _ring.Add(entry);
            _weight += weight;
            _entries[key] = entry;
            return value;
        }
    }

    private void Evict()
    {
        // Each pass takes marks away, so the second finds one.
        _hand %= _ring.Count;
        while (_ring[_hand].IsUsed)
        {
            _ring[_hand].IsUsed = false;
            _hand = (_hand + 1) % _ring.Count;
        }

        var evicted = _ring[_hand];
        _entries.TryRemove(evicted.Key, out _);
        _weight -= evicted.Weight;
        _ring[_hand] = _ring[^1];
        _ring.RemoveAt(_ring.Count - 1);
    }

    private sealed class Entry(TKey key, TValue value, long weight)
    {
        private volatile bool _isUsed;

        public TKey Key { get; } = key;

        public TValue Value { get; } = value;

        public long Weight { get; } = weight;

        public bool IsUsed
        {
            get => _isUsed;
            set => _isUsed = value;
        }
    }
}
