namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>An array whose length is mostly known before, and which then is given away without a copy.</summary>
/// <param name="expected">How many items are expected.</param>
internal struct GrowingArray<T>(int expected)
{
    private const int LeastLength = 16;
    private T[] _items = new T[expected];

    public int Count { get; private set; }

    /// <summary>An item that was added.</summary>
    public readonly T this[int place] => _items[place];

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(LeastLength, checked(Count * 2)));
        }

        _items[Count++] = item;
    }

    /// <summary>The items; none may be added afterwards.</summary>
    public T[] Complete()
    {
        Array.Resize(ref _items, Count);
        return _items;
    }
}
