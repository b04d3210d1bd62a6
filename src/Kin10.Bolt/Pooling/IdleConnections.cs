using Kin10.Bolt.Connections;
using Kin10.Bolt.Diagnostics;

namespace Kin10.Bolt.Pooling;

/// <summary>
/// The connections of a pool that nobody uses. The one used last is taken first, so that the others can grow old; those that nobody has
/// needed for long are closed. Guarded by the pool's lock.
/// </summary>
internal sealed class IdleConnections : IDisposable
{
    // A timer may fire a little early.
    private static readonly TimeSpan MinSweepPause = TimeSpan.FromMilliseconds(10);

    // The one that idles longest comes first.
    private readonly List<BoltConnection> _connections = [];
    private readonly Lock _poolLock;
    private readonly BoltMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _maxTime;
    private readonly Action<BoltConnection[]> _discard;
    private readonly ITimer _sweep;
    private bool _sweepIsDue;

    public IdleConnections(Lock poolLock, BoltMetrics metrics, BoltDriverOptions options, Action<BoltConnection[]> discard)
    {
        _poolLock = poolLock;
        _metrics = metrics;
        _clock = options.TimeProvider;
        _maxTime = options.MaxIdleTime;
        _discard = discard;
        _sweep = _clock.CreateTimer(
            static idle => ((IdleConnections)idle!).Sweep(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Count => _connections.Count;

    public void Add_NeedsLock(BoltConnection connection)
    {
        connection.IdleSince = _clock.GetTimestamp();
        _connections.Add(connection);
        _metrics.Used(-1);
        _metrics.Idle(1);
        ScheduleSweep_NeedsLock();
    }

    public BoltConnection? TakeNewest_NeedsLock()
    {
        if (_connections.Count == 0)
        {
            return null;
        }

        var newest = _connections[^1];
        _connections.RemoveAt(_connections.Count - 1);
        _metrics.Idle(-1);
        _metrics.Used(1);
        return newest;
    }

    /// <summary>Takes those that have idled since this moment, or for longer.</summary>
    public BoltConnection[] TakeOlder_NeedsLock(long moment)
    {
        var count = 0;
        while (count < _connections.Count && _connections[count].IdleSince <= moment)
        {
            count++;
        }

        return Take(count);
    }

    public BoltConnection[] TakeAll_NeedsLock() => Take(_connections.Count);

    public void Dispose() => _sweep.Dispose();

    private BoltConnection[] Take(int count)
    {
        BoltConnection[] taken = [.. _connections[..count]];
        _connections.RemoveRange(0, count);
        _metrics.Idle(-count);
        _metrics.Used(count);
        return taken;
    }

    private void Sweep()
    {
        BoltConnection[] tooOld;
        lock (_poolLock)
        {
            _sweepIsDue = false;
            var count = _connections.FindIndex(connection => _clock.GetElapsedTime(connection.IdleSince) < _maxTime);
            tooOld = Take(count < 0 ? _connections.Count : count);
            ScheduleSweep_NeedsLock();
        }

        _discard(tooOld);
    }

    private void ScheduleSweep_NeedsLock()
    {
        if (!_sweepIsDue && _connections is [var oldest, ..])
        {
            var rest = _maxTime - _clock.GetElapsedTime(oldest.IdleSince);
            _sweepIsDue = _sweep.Change(rest > MinSweepPause ? rest : MinSweepPause, Timeout.InfiniteTimeSpan);
        }
    }
}
