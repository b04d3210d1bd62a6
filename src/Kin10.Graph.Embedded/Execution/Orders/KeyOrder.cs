namespace Kin10.Graph.Embedded.Execution.Orders;

/// <summary>How rows compare by their keys: each ascending or descending, ties by the rows' positions ascending.</summary>
/// <param name="descending">Which keys are descending.</param>
internal sealed class KeyOrder(bool[] descending)
{
    /// <summary>How many keys.</summary>
    public int Count => descending.Length;

    public bool IsDescending(int i) => descending[i];

    /// <summary>Compares two values of one key.</summary>
    public int Compare(int i, SortKey x, SortKey y)
    {
        var compared = x.CompareTo(y);
        return descending[i] ? -compared : compared;
    }

    /// <summary>Compares two rows.</summary>
    public int Compare(ReadOnlySpan<SortKey> x, long xPosition, ReadOnlySpan<SortKey> y, long yPosition)
    {
        for (var i = 0; i < descending.Length; i++)
        {
            var compared = Compare(i, x[i], y[i]);
            if (compared != 0)
            {
                return compared;
            }
        }

        return xPosition.CompareTo(yPosition);
    }
}
