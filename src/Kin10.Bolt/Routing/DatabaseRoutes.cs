namespace Kin10.Bolt.Routing;

/// <summary>The routing table of one database, replaced by whoever refreshes it, and changed by whoever loses a member.</summary>
internal sealed class DatabaseRoutes
{
    private RoutingTable _table = RoutingTable.Empty;

    /// <summary>Held by the one that refreshes.</summary>
    public SemaphoreSlim Refreshing { get; } = new(1, 1);

    public RoutingTable Table
    {
        get => Volatile.Read(ref _table);
        set => Volatile.Write(ref _table, value);
    }

    public void Change(Func<RoutingTable, RoutingTable> change)
    {
        RoutingTable before;
        do
        {
            before = Table;
        }
        while (Interlocked.CompareExchange(ref _table, change(before), before) != before);
    }
}
