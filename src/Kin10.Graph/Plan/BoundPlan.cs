namespace Kin10.Graph.Plan;

/// <summary>A plan with the values of one request: checked whole, ready to run.</summary>
/// <param name="plan">The plan.</param>
/// <param name="values">The slots' values: see <see cref="SlotKind"/>.</param>
/// <param name="cursorScopes">For each connection, what its cursors carry so that another field or order refuses them.</param>
public sealed class BoundPlan(OperationPlan plan, object?[] values, ulong[] cursorScopes)
{
    /// <summary>The plan.</summary>
    public OperationPlan Plan { get; } = plan;

    /// <summary>The value of a slot.</summary>
    public object? this[int slot] => values[slot];

    /// <summary>The same request with another value in a slot.</summary>
    public BoundPlan With(int slot, object value)
    {
        var changed = (object?[])values.Clone();
        changed[slot] = value;
        return new BoundPlan(Plan, changed, cursorScopes);
    }

    /// <summary>The scope of a connection's cursors.</summary>
    public ulong CursorScope(ConnectionPlan connection) => cursorScopes[connection.Index];

    /// <summary>How many rows a page may have.</summary>
    public int PageSize(Page page) =>
        page.First >= 0 ? (int)(long)values[page.First]! : page.Last >= 0 ? (int)(long)values[page.Last]! : page.DefaultSize;
}
