namespace Kin10.Graph.Embedded.Execution.Orders;

/// <summary>A key of an order, or that it is missing; <see cref="KeyOrder"/> compares them.</summary>
internal readonly record struct SortKey(long Value, bool IsMissing)
{
    public static SortKey Missing { get; } = new(0, true);
}
