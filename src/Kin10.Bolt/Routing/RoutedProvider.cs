using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kin10.Bolt.Connections;
using Kin10.Bolt.Messages;
using Kin10.Bolt.Pooling;

namespace Kin10.Bolt.Routing;

/// <summary>
/// neo4j://: work goes to the members that the routing table of its database names, to the least busy one first. A table is asked
/// for
/// when it is stale, by one caller while the others wait; a member that is lost is taken out of all tables.
/// </summary>
internal sealed class RoutedProvider(
    BoltUri uri,
    Func<BoltAddress, BoltPool> createPool,
    Func<CancellationToken, ValueTask<AuthToken>> authTokens,
    BoltDriverOptions options) : IConnectionProvider
{
    // Databases come from the program, but the home database must have a key too.
    private const string HomeDatabase = "";

    private readonly ConcurrentDictionary<BoltAddress, Lazy<BoltPool>> _pools = new();
    private readonly ConcurrentDictionary<string, DatabaseRoutes> _routes = new(StringComparer.Ordinal);
    private int _turn;
    private volatile bool _disposed;

    public IEnumerable<PoolStatistics> Statistics => _pools.Values.Select(pool => pool.Value.Statistics);

    public async ValueTask<BoltConnection> AcquireAsync(
        AccessMode mode, string? database, IReadOnlyList<string> bookmarks, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(BoltDriver));
        var routes = _routes.GetOrAdd(database ?? HomeDatabase, static _ => new DatabaseRoutes());
        BoltConnectivityException? last = null;

        // Each refused member leaves the table; when none is left the table is asked for anew, once.
        for (var refreshed = false; ;)
        {
            var table = routes.Table;
            if (!table.IsFresh(mode, options.TimeProvider))
            {
                if (refreshed)
                {
                    throw new SessionExpiredException(
                        $"No member of the cluster takes {(mode == AccessMode.Read ? "reads" : "writes")} " +
                        $"for {(database is null ? "the home database" : $"database {database}")} at the moment.", last);
                }

                refreshed = true;
                table = await RefreshAsync(routes, mode, database, bookmarks, cancellationToken);
            }

            while (LeastBusy(table.For(mode)) is { } pool)
            {
                try
                {
                    var connection = await pool.AcquireAsync(await authTokens(cancellationToken), cancellationToken);
                    connection.Database = database ?? table.Database;
                    return connection;
                }
                catch (BoltConnectivityException error) when (error is not ConnectionAcquisitionTimeoutException)
                {
                    last = error;
                    Forget(pool.Address);
                    table = routes.Table;
                }
            }
        }
    }

    public void Release(BoltConnection connection)
    {
        var address = connection.Address;
        if (connection.DeathCause is BoltConnectivityException)
        {
            Forget(address, connection.Generation);
        }
        else if (connection.Failure is { } failure)
        {
            if (ServerErrorCodes.IsNotWriter(failure.Code))
            {
                ChangeAll(table => table.WithoutWriter(address));
            }
            else if (failure.Code == ServerErrorCodes.DatabaseUnavailable)
            {
                ChangeAll(table => table.Database is null || table.Database == connection.Database ? table.Without(address) : table);
            }
        }

        PoolOf(address).Release(connection);
    }

    public void Dispose()
    {
        _disposed = true;
        foreach (var pool in _pools.Values)
        {
            pool.Value.Dispose();
        }
    }

    private async ValueTask<RoutingTable> RefreshAsync(
        DatabaseRoutes routes, AccessMode mode, string? database, IReadOnlyList<string> bookmarks, CancellationToken cancellationToken)
    {
        await routes.Refreshing.WaitAsync(cancellationToken);
        try
        {
            if (routes.Table.IsFresh(mode, options.TimeProvider))
            {
                return routes.Table;
            }

            // Known routers first; the address of the URI, which always stays a way in, last.
            Exception? last = null;
            foreach (var router in routes.Table.Routers.Remove(uri.Address).Add(uri.Address))
            {
                try
                {
                    var table = await FetchAsync(router, database, bookmarks, cancellationToken);
                    if (table.Routers.Length > 0 && table.For(AccessMode.Read).Length > 0)
                    {
                        return routes.Table = table;
                    }

                    last = new BoltProtocolException($"{router} knows no {(table.Routers.Length == 0 ? "routers" : "readers")}.");
                }
                catch (BoltServerException error) when (!ServerErrorCodes.IsFatalForRouting(error.Code))
                {
                    last = error;
                }
                catch (BoltException error) when (error is BoltProtocolException or BoltConnectivityException { IsRetryable: true })
                {
                    last = error;
                    Forget(router);
                }
            }

            throw last as BoltProtocolException ?? (Exception)new ServiceUnavailableException(
                $"No router gives a routing table; the last said: {last?.Message}", last);
        }
        finally
        {
            routes.Refreshing.Release();
        }
    }

    private async ValueTask<RoutingTable> FetchAsync(
        BoltAddress router, string? database, IReadOnlyList<string> bookmarks, CancellationToken cancellationToken)
    {
        var pool = PoolOf(router);
        var connection = await pool.AcquireAsync(await authTokens(cancellationToken), cancellationToken);
        try
        {
            connection.Send(new RouteMessage(uri.RoutingContext!, bookmarks, database));
            var success = await connection.ReadSuccessAsync(cancellationToken);
            return RoutingTable.Parse(success.DecodeMetadata(), options.TimeProvider.GetTimestamp());
        }
        finally
        {
            pool.Release(connection);
        }
    }

    private BoltPool? LeastBusy(ImmutableArray<BoltAddress> addresses)
    {
        // Among equally busy members each gets its turn.
        BoltPool? best = null;
        var bestInUse = int.MaxValue;
        var turn = Interlocked.Increment(ref _turn) & int.MaxValue;
        for (var i = 0; i < addresses.Length; i++)
        {
            var pool = PoolOf(addresses[(turn + i) % addresses.Length]);
            if (pool.InUse is var inUse && inUse < bestInUse)
            {
                best = pool;
                bestInUse = inUse;
            }
        }

        return best;
    }

    private BoltPool PoolOf(BoltAddress address)
    {
        var pool = _pools.GetOrAdd(address, static (key, create) => new Lazy<BoltPool>(() => create(key)), createPool).Value;
        if (_disposed)
        {
            pool.Dispose();
        }

        return pool;
    }

    private void Forget(BoltAddress address, int? generation = null)
    {
        ChangeAll(table => table.Without(address));
        PoolOf(address).Invalidate(generation);
    }

    private void ChangeAll(Func<RoutingTable, RoutingTable> change)
    {
        foreach (var routes in _routes.Values)
        {
            routes.Change(change);
        }
    }

    private sealed class DatabaseRoutes
    {
        private RoutingTable _table = RoutingTable.Empty;

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
}
