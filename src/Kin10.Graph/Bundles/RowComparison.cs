using Kin10.Graph.Model;

namespace Kin10.Graph.Bundles;

/// <summary>
/// Compares what a store holds of one type, row by row as it streams by, with what a bundle has of it. Keeps only what differs.
/// </summary>
public abstract class RowComparison<TKey, TRow>
    where TKey : notnull
{
    private readonly IReadOnlyList<Property> _properties;
    private readonly IReadOnlyList<TRow> _wanted;
    private readonly Dictionary<TKey, int> _places;
    private readonly bool[] _isHeld;
    private readonly List<ChangedRow<TRow>> _changed = [];
    private readonly List<RemovedRow<TKey>> _removed = [];

    private protected RowComparison(string typeName, IReadOnlyList<Property> properties, IReadOnlyList<TRow> wanted)
    {
        _properties = properties;
        _wanted = wanted;
        _isHeld = new bool[wanted.Count];
        _places = new Dictionary<TKey, int>(wanted.Count);
        for (var i = 0; i < wanted.Count; i++)
        {
            if (!_places.TryAdd(KeyOf(wanted[i]), i))
            {
                throw new ArgumentException($"The bundle holds {typeName} {KeyOf(wanted[i])} twice.", nameof(wanted));
            }
        }
    }

    /// <summary>Takes in a row that the store holds.</summary>
    /// <param name="key">What identifies it.</param>
    /// <param name="held">Its values in the order of the model. A value that the model does not allow equals none.</param>
    /// <param name="unknown">What it holds beyond the model, as changes to nothing.</param>
    /// <returns>What becomes of it.</returns>
    public RowOutcome See(TKey key, object?[] held, IReadOnlyList<PropertyChange>? unknown = null)
    {
        if (!_places.TryGetValue(key, out var place) || _isHeld[place])
        {
            _removed.Add(new RemovedRow<TKey>(key, KeepsRemoved ? held : [], _places.ContainsKey(key)));
            return RowOutcome.Removed;
        }

        _isHeld[place] = true;
        var wanted = _wanted[place];
        var changes = Changes(held, ValuesOf(wanted), unknown);
        if (changes is null)
        {
            return RowOutcome.Unchanged;
        }

        _changed.Add(new ChangedRow<TRow>(wanted, changes));
        return RowOutcome.Changed;
    }

    private protected abstract TKey KeyOf(TRow row);

    private protected abstract object?[] ValuesOf(TRow row);

    private protected abstract int Compare(TKey left, TKey right);

    /// <summary>What the store does not hold.</summary>
    private protected IReadOnlyList<TRow> Added()
    {
        var places = Enumerable.Range(0, _wanted.Count).Where(place => !_isHeld[place]).ToArray();
        var keys = Array.ConvertAll(places, place => KeyOf(_wanted[place]));
        if (!IsOrdered(keys, Compare))
        {
            Array.Sort(keys, places, Comparer<TKey>.Create(Compare));
        }

        return Select(_wanted, places);
    }

    // Static: the rows outlive this comparison, whose keys they must not hold.
    private static RowView<TRow> Select(IReadOnlyList<TRow> rows, int[] places) => new(places.Length, i => rows[places[i]]);

    private protected IReadOnlyList<ChangedRow<TRow>> Changed() =>
        Ordered(_changed, (left, right) => Compare(KeyOf(left.After), KeyOf(right.After)));

    private protected IReadOnlyList<RemovedRow<TKey>> Removed() => Ordered(_removed, (left, right) => Compare(left.Key, right.Key));

    /// <summary>Whether the values of what goes are kept: nobody asks what was derived.</summary>
    private protected virtual bool KeepsRemoved => true;

    private List<PropertyChange>? Changes(object?[] held, object?[] wanted, IReadOnlyList<PropertyChange>? unknown)
    {
        List<PropertyChange>? changes = null;
        for (var i = 0; i < wanted.Length; i++)
        {
            if (!AreEqual(held[i], wanted[i]))
            {
                (changes ??= []).Add(new PropertyChange(_properties[i].Name, held[i], wanted[i]));
            }
        }

        if (unknown is { Count: > 0 })
        {
            (changes ??= []).AddRange(unknown);
        }

        return changes;
    }

    // A missing list is an empty one, and -0 is 0.
    private static bool AreEqual(object? held, object? wanted) => (held, wanted) switch
    {
        (null or string[] { Length: 0 }, null or string[] { Length: 0 }) => true,
        (null, _) or (_, null) => false,
        (string[] left, string[] right) => left.AsSpan().SequenceEqual(right),
        _ => held.Equals(wanted),
    };

    private static List<T> Ordered<T>(List<T> items, Comparison<T> compare)
    {
        if (!IsOrdered(items, compare))
        {
            items.Sort(compare);
        }

        return items;
    }

    // Bundles and stores are in order nearly always.
    private static bool IsOrdered<T>(IReadOnlyList<T> items, Comparison<T> compare)
    {
        for (var i = 1; i < items.Count; i++)
        {
            if (compare(items[i - 1], items[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>What an import does with a row that a store holds.</summary>
public enum RowOutcome
{
    /// <summary>The bundle has just that.</summary>
    Unchanged,

    /// <summary>The bundle has other values.</summary>
    Changed,

    /// <summary>The bundle does not have it.</summary>
    Removed,
}
