using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Execution.Orders;

/// <summary>How rows compare by their keys: each in its direction, ties by the rows' positions ascending.</summary>
/// <param name="directions">The direction of each key.</param>
internal sealed class KeyOrder(KeyDirection[] directions)
{
    /// <summary>How many keys.</summary>
    public int Count => directions.Length;

    public KeyDirection Direction(int i) => directions[i];

    /// <summary>Compares two values of one key.</summary>
    public int Compare(int i, SortKey x, SortKey y)
    {
        if (x.IsMissing || y.IsMissing)
        {
            var missing = x.IsMissing.CompareTo(y.IsMissing);
            return directions[i].IsMissingFirst ? -missing : missing;
        }

        var compared = x.Value.CompareTo(y.Value);
        return directions[i].IsDescending ? -compared : compared;
    }

    /// <summary>Compares two rows.</summary>
    public int Compare(ReadOnlySpan<SortKey> x, long xPosition, ReadOnlySpan<SortKey> y, long yPosition)
    {
        for (var i = 0; i < directions.Length; i++)
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
