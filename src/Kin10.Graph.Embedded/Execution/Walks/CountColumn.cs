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
    private volatile bool _isComplete = traversal.HasDegree;

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
    public SortedIndex Index(KeyDirection direction, WalkScratch scratch)
    {
        // Walks end with their request, and what they found is kept: so they are not done where others wait.
        for (var row = 0; !_isComplete && row < owners.Count; row++)
        {
            Count(row, scratch);
        }

        _isComplete = true;
        return _indexes.Get(direction, order => SortedIndex.Build(owners.Count, (int row, out long key) =>
        {
            key = Count(row, scratch);
            return true;
        }, order));
    }
}
