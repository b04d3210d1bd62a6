using System.Collections;

namespace Kin10.Graph.Bundles;

/// <summary>Rows that are made whenever they are read, and never kept.</summary>
/// <typeparam name="TRow">A row.</typeparam>
/// <param name="count">How many there are.</param>
/// <param name="read">Makes the row of a place.</param>
public sealed class RowView<TRow>(int count, Func<int, TRow> read) : IReadOnlyList<TRow>
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public TRow this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)count, nameof(index));
            return read(index);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<TRow> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
        {
            yield return read(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
