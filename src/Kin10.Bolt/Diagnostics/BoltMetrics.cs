using System.Diagnostics.Metrics;

namespace Kin10.Bolt.Diagnostics;

/// <summary>
/// The meter "Kin10.Bolt": connection pools, in the names of OpenTelemetry's semantic conventions for database clients.
/// </summary>
internal sealed class BoltMetrics(BoltAddress address)
{
    private static readonly Meter Meter = new("Kin10.Bolt");

    private static readonly UpDownCounter<long> Count = Meter.CreateUpDownCounter<long>(
        "db.client.connection.count", "{connection}", "Connections by state.");

    private static readonly UpDownCounter<long> PendingRequests = Meter.CreateUpDownCounter<long>(
        "db.client.connection.pending_requests", "{request}", "Callers that wait for a connection.");

    private static readonly Counter<long> Timeouts = Meter.CreateCounter<long>(
        "db.client.connection.timeouts", "{timeout}", "Callers that waited in vain.");

    private static readonly Histogram<double> CreateTime = Meter.CreateHistogram<double>(
        "db.client.connection.create_time", "s", "Time to open a connection.");

    private static readonly Histogram<double> WaitTime = Meter.CreateHistogram<double>(
        "db.client.connection.wait_time", "s", "Time that a caller waited for a connection.");

    private readonly KeyValuePair<string, object?> _pool = new("db.client.connection.pool.name", address.ToString());
    private readonly KeyValuePair<string, object?> _idle = new("db.client.connection.state", "idle");
    private readonly KeyValuePair<string, object?> _used = new("db.client.connection.state", "used");

    public void Idle(int change) => Count.Add(change, _pool, _idle);

    public void Used(int change) => Count.Add(change, _pool, _used);

    public void Pending(int change) => PendingRequests.Add(change, _pool);

    public void TimedOut() => Timeouts.Add(1, _pool);

    public void Created(TimeSpan time) => CreateTime.Record(time.TotalSeconds, _pool);

    public void Waited(TimeSpan time) => WaitTime.Record(time.TotalSeconds, _pool);
}
