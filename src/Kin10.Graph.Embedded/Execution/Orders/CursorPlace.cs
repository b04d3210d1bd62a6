namespace Kin10.Graph.Embedded.Execution.Orders;

/// <summary>A place in an ordered list, whether or not a row is there.</summary>
internal sealed class CursorPlace
{
    public bool IsGiven { get; set; }

    public SortKey[]? Keys { get; set; }

    /// <summary>The doubled ordinal of the id, odd between two.</summary>
    public long Position { get; set; }
}
