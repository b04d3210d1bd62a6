using Kin10.Bolt.Connections;
using Kin10.Bolt.Diagnostics;

namespace Kin10.Bolt.Pooling;

/// <summary>
/// The connections to one server. A connection that comes back unclean is reset before anybody gets it, without its last user
/// waiting for that.
/// Whoever waits longest is served first; of idle connections the one used last is taken, so that the others can grow old.
/// </summary>
internal sealed class BoltPool(
    BoltAddress address,
    Func<AuthToken, CancellationToken, Task<BoltConnection>> connect,
    BoltDriverOptions options) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Stack<BoltConnection> _idle = new();
    private readonly Queue<TaskCompletionSource<BoltConnection?>> _waiters = new();
    private readonly BoltMetrics _metrics = new(address);
    private readonly TimeProvider _clock = options.TimeProvider;

    // Idle, used, being opened, and being reset; never more than the maximum.
    private int _total;
    private int _waiting;
    private int _generation;
    private long _opened;
    private long _closed;
    private long _resets;
    private long _timeouts;
    private bool _disposed;

    public BoltAddress Address => address;

    /// <summary>How busy the server is with this driver's work, for balancing.</summary>
    public int InUse
    {
        get
        {
            lock (_lock)
            {
                return _total - _idle.Count + _waiting;
            }
        }
    }

    public PoolStatistics Statistics
    {
        get
        {
            lock (_lock)
            {
                return new(address, _total - _idle.Count, _idle.Count, _waiting, _opened, _closed, _resets, _timeouts);
            }
        }
    }

    /// <summary>Gives a clean connection, logged on with the token.</summary>
    /// <exception cref="ConnectionAcquisitionTimeoutException">None became free in time.</exception>
    /// <exception cref="BoltException">None could be opened.</exception>
    public ValueTask<BoltConnection> AcquireAsync(AuthToken authToken, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var connection = TakeIdle();
        return connection is not null && !NeedsCheck(connection, authToken)
            ? new(connection)
            : new(AcquireSlowAsync(connection, authToken, cancellationToken));
    }

    /// <summary>Takes a connection back, whatever state it is in. Does not wait.</summary>
    public void Release(BoltConnection connection)
    {
        if (connection.State == ServerState.Defunct || connection.Failure is { ConnectionSurvives: false })
        {
            Discard(connection);
        }
        else if (connection.IsClean)
        {
            Return(connection);
        }
        else
        {
            _ = CleanAsync(connection);
        }
    }

    /// <summary>The server was lost: what idles is closed, what is in use will not come back.</summary>
    /// <param name="generation">Only if connections of this generation are still in use: many may notice one loss, at different
    /// times.</param>
    public void Invalidate(int? generation = null)
    {
        BoltConnection[] idle;
        lock (_lock)
        {
            if (generation is { } lost && lost != _generation)
            {
                return;
            }

            _generation++;
            idle = [.. _idle];
            _idle.Clear();
            _metrics.Idle(-idle.Length);
            _metrics.Used(idle.Length);
        }

        foreach (var connection in idle)
        {
            Discard(connection);
        }
    }

    /// <summary>Closes what idles, refuses who waits; what is in use is closed when it comes back.</summary>
    public void Dispose()
    {
        TaskCompletionSource<BoltConnection?>[] waiters;
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            waiters = [.. _waiters];
            _waiters.Clear();
        }

        foreach (var waiter in waiters)
        {
            waiter.TrySetException(new ObjectDisposedException(nameof(BoltDriver)));
        }

        Invalidate();
    }

    private async Task<BoltConnection> AcquireSlowAsync(
        BoltConnection? connection, AuthToken authToken, CancellationToken cancellationToken)
    {
        var start = _clock.GetTimestamp();
        using var timeout = new CancellationTokenSource(options.ConnectionAcquisitionTimeout, _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            while (true)
            {
                connection ??= await TakeAsync(linked.Token) ?? await OpenAsync(authToken, linked.Token);
                if (!NeedsCheck(connection, authToken) || await CheckAsync(connection, authToken, linked.Token))
                {
                    _metrics.Waited(_clock.GetElapsedTime(start));
                    return connection;
                }

                connection = null;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Interlocked.Increment(ref _timeouts);
            _metrics.TimedOut();
            throw new ConnectionAcquisitionTimeoutException(
                $"No connection to {address} within {options.ConnectionAcquisitionTimeout.TotalSeconds:0.###} s " +
                $"(ConnectionAcquisitionTimeout); {InUse} of at most {options.MaxConnectionPoolSize} " +
                "(MaxConnectionPoolSize) are in use or waited for.");
        }
    }

    private BoltConnection? TakeIdle()
    {
        while (true)
        {
            BoltConnection connection;
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_disposed, typeof(BoltDriver));

                // Who waits was here before.
                if (_idle.Count == 0 || _waiters.Count > 0)
                {
                    return null;
                }

                connection = _idle.Pop();
                _metrics.Idle(-1);
                _metrics.Used(1);
            }

            if (!IsWornOut(connection) && !connection.IsKnownClosed())
            {
                return connection;
            }

            Discard(connection);
        }
    }

    /// <summary>An idle connection, or null for leave to open one; waits until there is either.</summary>
    private async ValueTask<BoltConnection?> TakeAsync(CancellationToken cancellationToken)
    {
        if (TakeIdle() is { } connection)
        {
            return connection;
        }

        TaskCompletionSource<BoltConnection?> waiter;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(BoltDriver));
            if (_total < options.MaxConnectionPoolSize)
            {
                _total++;
                _metrics.Used(1);
                return null;
            }

            waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Enqueue(waiter);
            _waiting++;
        }

        _metrics.Pending(1);
        try
        {
            await using var registration = cancellationToken.UnsafeRegister(
                static (state, token) => ((TaskCompletionSource<BoltConnection?>)state!).TrySetCanceled(token), waiter);
            return await waiter.Task;
        }
        finally
        {
            _metrics.Pending(-1);
            lock (_lock)
            {
                _waiting--;
            }
        }
    }

    private async Task<BoltConnection> OpenAsync(AuthToken authToken, CancellationToken cancellationToken)
    {
        var start = _clock.GetTimestamp();
        var generation = Volatile.Read(ref _generation);
        try
        {
            var connection = await connect(authToken, cancellationToken);
            var jitter = 1 + (options.ConnectionLifetimeJitter * ((Random.Shared.NextDouble() * 2) - 1));
            connection.Lifetime = options.MaxConnectionLifetime * Math.Max(jitter, 0.001);
            connection.Generation = generation;
            Interlocked.Increment(ref _opened);
            _metrics.Created(_clock.GetElapsedTime(start));
            return connection;
        }
        catch
        {
            PassSlotOn();
            throw;
        }
    }

    private bool NeedsCheck(BoltConnection connection, AuthToken authToken) =>
        _clock.GetElapsedTime(connection.IdleSince) >= options.IdleLivenessCheck
        || !authToken.Equals(connection.AuthToken);

    private async ValueTask<bool> CheckAsync(BoltConnection connection, AuthToken authToken, CancellationToken cancellationToken)
    {
        try
        {
            if (!authToken.Equals(connection.AuthToken))
            {
                if (connection.Version < Handshake.BoltVersion.Logon)
                {
                    Discard(connection);
                    return false;
                }

                await BoltConnector.LogOnAgainAsync(connection, authToken, cancellationToken);
            }
            else
            {
                await connection.ResetAsync(cancellationToken);
            }

            connection.IdleSince = _clock.GetTimestamp();
            return true;
        }
        catch (BoltServerException)
        {
            // New credentials are wrong: another connection would not change that.
            Discard(connection);
            throw;
        }
        catch (BoltException)
        {
            Discard(connection);
            return false;
        }
        catch
        {
            Discard(connection);
            throw;
        }
    }

    private async Task CleanAsync(BoltConnection connection)
    {
        try
        {
            await connection.ResetAsync(CancellationToken.None);
            Interlocked.Increment(ref _resets);
            Return(connection);
        }
        catch (Exception error) when (error is BoltException or InvalidOperationException)
        {
            // Nobody waits for this connection; the next caller gets another.
            Discard(connection);
        }
    }

    private void Return(BoltConnection connection)
    {
        connection.Database = null;
        connection.IdleSince = _clock.GetTimestamp();
        var wornOut = IsWornOut(connection);
        lock (_lock)
        {
            if (!_disposed && !wornOut)
            {
                while (_waiters.TryDequeue(out var waiter))
                {
                    if (waiter.TrySetResult(connection))
                    {
                        return;
                    }
                }

                _idle.Push(connection);
                _metrics.Used(-1);
                _metrics.Idle(1);
                return;
            }
        }

        Discard(connection);
    }

    private bool IsWornOut(BoltConnection connection) =>
        connection.Generation != Volatile.Read(ref _generation)
        || _clock.GetElapsedTime(connection.CreatedAt) >= connection.Lifetime;

    private void Discard(BoltConnection connection)
    {
        connection.Dispose();
        Interlocked.Increment(ref _closed);
        PassSlotOn();
    }

    private void PassSlotOn()
    {
        lock (_lock)
        {
            while (_waiters.TryDequeue(out var waiter))
            {
                if (waiter.TrySetResult(null))
                {
                    return;
                }
            }

            _total--;
            _metrics.Used(-1);
        }
    }
}
