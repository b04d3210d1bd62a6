using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>
/// How many targets each node of a type has over a relationship or path, unfiltered. Degrees are read; over a path a count is found
/// when first asked for and kept. Two readers may find the same count at once, which does no harm.
/// </summary>
internal sealed class CountColumn(Traversal traversal, NodeColumns owners)
{
    private readonly SortedIndexes _indexes = new();
    private readonly int[]? _countsPlusOne = traversal.HasDegree ? null : new int[owners.Count];

    /// <summary>The count of a row.</summary>
    public int Count(int row, WalkScratch scratch)
    {
        var node = owners.FirstNode + row;
        if (_countsPlusOne is null)
        {
            return traversal.Degree(node);
        }

        var known = Volatile.Read(ref _countsPlusOne[row]);
        if (known > 0)
        {
            return known - 1;
        }

        var count = traversal.CountTargets(node, scratch);
        Volatile.Write(ref _countsPlusOne[row], count + 1);
        return count;
    }

    /// <summary>The rows in the order of their counts.</summary>
    public SortedIndex Index(KeyDirection direction) => _indexes.Get(direction, Build);

    private SortedIndex Build(KeyDirection direction)
    {
        var scratch = new WalkScratch(new RowTicker(), traversal.Nodes);
        return SortedIndex.Build(owners.Count, (int row, out long key) =>
        {
            key = Count(row, scratch);
            return true;
        }, direction);
    }
}
