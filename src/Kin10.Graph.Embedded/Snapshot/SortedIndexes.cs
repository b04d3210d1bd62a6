namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>The indexes of one value, each built when first asked for.</summary>
internal sealed class SortedIndexes
{
    private readonly Lock _lock = new();
    private SortedIndex?[]? _byDirection;

    public SortedIndex Get(KeyDirection direction, Func<KeyDirection, SortedIndex> build)
    {
        if (Volatile.Read(ref _byDirection) is { } known && Volatile.Read(ref known[direction.Index]) is { } index)
        {
            return index;
        }

        lock (_lock)
        {
            var indexes = _byDirection ?? new SortedIndex?[KeyDirection.Count];
            var built = indexes[direction.Index] ?? build(direction);
            Volatile.Write(ref indexes[direction.Index], built);
            Volatile.Write(ref _byDirection, indexes);
            return built;
        }
    }
}
