using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>The values of one property, by row. Immutable; indexes are built when first asked for.</summary>
internal abstract class Column
{
    private readonly SortedIndexes _indexes = new();

    public abstract int Count { get; }

    /// <summary>How its values are represented as keys. May be built when first asked for.</summary>
    public abstract KeyDomain Domain { get; }

    /// <summary>The key of a row's value; false when it is missing.</summary>
    public abstract bool TryGetKey(int row, out long key);

    /// <summary>Writes a row's value, or null.</summary>
    public abstract void Write(int row, ResponseWriter writer);

    /// <summary>The value as bundles have it.</summary>
    public virtual object? GetValue(int row) => TryGetKey(row, out var key) ? Domain.Decode(key) : null;

    /// <summary>The rows in the order of their values.</summary>
    public SortedIndex Index(KeyDirection direction) =>
        _indexes.Get(direction, built => SortedIndex.Build(Count, TryGetKey, built));
}

/// <summary>Values that are held as ready JSON.</summary>
internal abstract class JsonColumn : Column
{
    /// <summary>A row's value, or <c>null</c>.</summary>
    public abstract ReadOnlySpan<byte> Json(int row);

    public sealed override void Write(int row, ResponseWriter writer) => writer.Raw(Json(row));
}
