namespace Kin10.Graph.Embedded.Execution.Orders;

/// <summary>A key of an order: missing is greater than all.</summary>
internal readonly record struct SortKey(long Value, bool IsMissing)
{
    public static SortKey Missing { get; } = new(0, true);

    public int CompareTo(SortKey other) =>
        IsMissing || other.IsMissing ? IsMissing.CompareTo(other.IsMissing) : Value.CompareTo(other.Value);
}
