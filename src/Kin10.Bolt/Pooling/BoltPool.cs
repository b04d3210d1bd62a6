using Kin10.Bolt.Connections;
using Kin10.Bolt.Diagnostics;

namespace Kin10.Bolt.Pooling;

/// <summary>
/// The connections to one server. A connection that comes back unclean is reset before anybody gets it, without its last user
/// waiting for that. One that has idled for long is tried before it is used; where it does not answer, those that have idled as long
/// are not tried any more. The caller that has waited longest is served first.
/// </summary>
internal sealed class BoltPool : IConnectionPool, IDisposable
{
    private readonly Func<AuthToken, CancellationToken, Task<BoltConnection>> _connect;
    private readonly BoltDriverOptions _options;
    private readonly TimeProvider _clock;
    private readonly BoltMetrics _metrics;
    private readonly Lock _lock = new();
    private readonly ConnectionCheck _check;
    private readonly IdleConnections _idle;
    private readonly WaitingLine _waiters;

    // Idle, used, being opened, and being reset; never more than the maximum.
    private int _total;
    private int _generation;
    private long _opened;
    private long _closed;
    private long _resets;
    private long _timeouts;
    private bool _retired;
    private bool _disposed;

    public BoltPool(
        BoltAddress address, Func<AuthToken, CancellationToken, Task<BoltConnection>> connect, BoltDriverOptions options)
    {
        Address = address;
        _connect = connect;
        _options = options;
        _clock = options.TimeProvider;
        _metrics = new BoltMetrics(address);
        _check = new ConnectionCheck(options);
        _idle = new IdleConnections(_lock, _metrics, options, Discard);
        _waiters = new WaitingLine(_lock);
    }

    public BoltAddress Address { get; }

    /// <summary>How busy the server is with this driver's work, for balancing.</summary>
    public int InUse
    {
        get
        {
            lock (_lock)
            {
                return _total - _idle.Count + _waiters.Count;
            }
        }
    }

    public PoolStatistics Statistics
    {
        get
        {
            lock (_lock)
            {
                return new(Address, _total - _idle.Count, _idle.Count, _waiters.Count, _opened, _closed, _resets, _timeouts);
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
        return connection is not null && !_check.IsNeeded(connection, authToken)
            ? new(connection)
            : new(AcquireSlowAsync(connection, authToken, cancellationToken));
    }

    /// <inheritdoc/>
    public void Release(BoltConnection connection)
    {
        // What ended this connection has ended the others too: the server was lost, or their login is worth nothing any more.
        if (connection.DeathCause is BoltConnectivityException
            || connection.Failure?.Code == ServerErrorCodes.AuthorizationExpired)
        {
            Invalidate(connection.Generation);
        }

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

    /// <summary>The server was lost: what idles is closed, what is in use is closed when it comes back.</summary>
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
            idle = _idle.TakeAll_NeedsLock();
        }

        Discard(idle);
    }

    /// <summary>
    /// Nobody is sent to this server any more: nothing idles from now on. Whoever uses a connection or still asks for one is not
    /// disturbed.
    /// </summary>
    public void Retire()
    {
        lock (_lock)
        {
            _retired = true;
        }

        Invalidate();
    }

    /// <summary>Closes what idles, refuses who waits; what is in use is closed when it comes back.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _waiters.Refuse_NeedsLock(DriverIsDisposed());
        }

        _idle.Dispose();
        Invalidate();
    }

    /// <summary>What callers get whose driver is disposed: they know nothing of pools.</summary>
    internal static ObjectDisposedException DriverIsDisposed() => new(nameof(BoltDriver));

    private void ThrowIfDisposed_NeedsLock()
    {
        if (_disposed)
        {
            throw DriverIsDisposed();
        }
    }

    private async Task<BoltConnection> AcquireSlowAsync(
        BoltConnection? connection, AuthToken authToken, CancellationToken cancellationToken)
    {
        var start = _clock.GetTimestamp();
        using var timeout = new CancellationTokenSource(_options.ConnectionAcquisitionTimeout, _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            connection ??= await TakeAsync(linked.Token);
            if (connection is null
                || (_check.IsNeeded(connection, authToken) && !await CheckAsync(connection, authToken, linked.Token)))
            {
                // Not another idle one, which might fail as well: a caller is late once at most.
                connection = await OpenAsync(authToken, linked.Token);
            }

            _metrics.Waited(_clock.GetElapsedTime(start));
            return connection;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Interlocked.Increment(ref _timeouts);
            _metrics.TimedOut();
            throw new ConnectionAcquisitionTimeoutException(
                $"No connection to {Address} within {_options.ConnectionAcquisitionTimeout.TotalSeconds:0.###} s " +
                $"(ConnectionAcquisitionTimeout); {InUse} of at most {_options.MaxConnectionPoolSize} " +
                "(MaxConnectionPoolSize) are in use or waited for.");
        }
    }

    private BoltConnection? TakeIdle()
    {
        while (true)
        {
            BoltConnection? connection;
            lock (_lock)
            {
                ThrowIfDisposed_NeedsLock();
                connection = _idle.TakeNewest_NeedsLock();
            }

            if (connection is null)
            {
                return null;
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
        while (true)
        {
            if (TakeIdle() is { } connection)
            {
                return connection;
            }

            LinkedListNode<TaskCompletionSource<BoltConnection?>> place;
            lock (_lock)
            {
                ThrowIfDisposed_NeedsLock();
                // One may have come back since; whoever waits beside an idle connection may do so for ever.
                if (_idle.Count > 0)
                {
                    continue;
                }

                if (_total < _options.MaxConnectionPoolSize)
                {
                    _total++;
                    _metrics.Used(1);
                    return null;
                }

                place = _waiters.Join_NeedsLock();
            }

            _metrics.Pending(1);
            try
            {
                return await _waiters.WaitAsync(place, cancellationToken);
            }
            finally
            {
                _metrics.Pending(-1);
            }
        }
    }

    // Whether the connection can be used; if not, it is closed and its slot is the caller's.
    private async ValueTask<bool> CheckAsync(BoltConnection connection, AuthToken authToken, CancellationToken cancellationToken)
    {
        try
        {
            if (await _check.PassAsync(connection, authToken, cancellationToken))
            {
                return true;
            }
        }
        catch
        {
            Discard(connection);
            throw;
        }

        if (connection.DeathCause is not null)
        {
            BoltConnection[] asOld;
            lock (_lock)
            {
                asOld = _idle.TakeOlder_NeedsLock(connection.IdleSince);
            }

            Discard(asOld);
        }

        Close(connection);
        return false;
    }

    private async Task<BoltConnection> OpenAsync(AuthToken authToken, CancellationToken cancellationToken)
    {
        var start = _clock.GetTimestamp();
        var generation = Volatile.Read(ref _generation);
        try
        {
            var connection = await _connect(authToken, cancellationToken);
            var jitter = 1 + (_options.ConnectionLifetimeJitter * ((Random.Shared.NextDouble() * 2) - 1));
            connection.Lifetime = _options.MaxConnectionLifetime * Math.Max(jitter, 0.001);
            connection.Generation = generation;
            connection.Pool = this;
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
        connection.Database = connection.Success.Database = null;
        var wornOut = IsWornOut(connection);
        lock (_lock)
        {
            if (!_disposed && !wornOut)
            {
                // Whoever gets it at once has no reason to try it.
                connection.IdleSince = _clock.GetTimestamp();
                if (_waiters.TryServe_NeedsLock(connection))
                {
                    return;
                }

                if (!_retired)
                {
                    _idle.Add_NeedsLock(connection);
                    return;
                }
            }
        }

        Discard(connection);
    }

    private bool IsWornOut(BoltConnection connection) =>
        connection.Generation != Volatile.Read(ref _generation)
        || _clock.GetElapsedTime(connection.CreatedAt) >= connection.Lifetime;

    private void Discard(BoltConnection[] connections)
    {
        foreach (var connection in connections)
        {
            Discard(connection);
        }
    }

    private void Discard(BoltConnection connection)
    {
        Close(connection);
        PassSlotOn();
    }

    private void Close(BoltConnection connection)
    {
        connection.Dispose();
        Interlocked.Increment(ref _closed);
    }

    private void PassSlotOn()
    {
        lock (_lock)
        {
            if (!_waiters.TryServe_NeedsLock(null))
            {
                _total--;
                _metrics.Used(-1);
            }
        }
    }
}
