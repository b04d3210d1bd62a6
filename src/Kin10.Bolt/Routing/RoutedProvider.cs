using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kin10.Bolt.Addresses;
using Kin10.Bolt.Connections;
using Kin10.Bolt.Messages;
using Kin10.Bolt.Pooling;

namespace Kin10.Bolt.Routing;

/// <summary>
/// neo4j://: work goes to the members that the routing table of its database names, to the least busy one first. A table is asked
/// for when it is stale, by one caller while the others wait; a member that is lost is taken out of all tables, and the pool of
/// one that no table names any more is closed.
/// </summary>
internal sealed class RoutedProvider(
    BoltUri uri,
    Func<BoltAddress, BoltPool> createPool,
    Func<CancellationToken, ValueTask<AuthToken>> authTokens,
    BoltDriverOptions options) : IConnectionProvider
{
    // For a server that does not name the home database.
    private const string Unnamed = "";

    private readonly ConcurrentDictionary<BoltAddress, Lazy<BoltPool>> _pools = new();
    private readonly ConcurrentDictionary<string, DatabaseRoutes> _routes = new(StringComparer.Ordinal);
    private int _turn;
    private volatile bool _disposed;

    public IEnumerable<PoolStatistics> Statistics => _pools.Values.Select(pool => pool.Value.Statistics);

    public async ValueTask<BoltConnection> AcquireAsync(
        AccessMode mode, string? database, IReadOnlyList<string> bookmarks, CancellationToken cancellationToken)
    {
        if (_disposed)
        {
            throw BoltPool.DriverIsDisposed();
        }

        var isHome = database is null;
        var table = isHome ? await AskForHomeAsync(bookmarks, cancellationToken) : null;
        database ??= table?.Database;
        var routes = RoutesOf(database);
        if (table is null)
        {
            table = routes.Table;
        }
        else
        {
            routes.Table = table;
            RetireUnnamed();
        }

        // Each refused member leaves the table; when none is left the table is asked for anew, once.
        BoltConnectivityException? last = null;
        var isNew = isHome;
        if (!isNew && !table.IsFresh(mode, options.TimeProvider))
        {
            isNew = true;
            table = await RefreshAsync(routes, mode, database, bookmarks, cancellationToken);
        }

        while (true)
        {
            while (LeastBusy(table.For(mode)) is { } pool)
            {
                try
                {
                    var connection = await pool.AcquireAsync(await authTokens(cancellationToken), cancellationToken);
                    connection.Database = database;
                    return connection;
                }
                catch (BoltConnectivityException error) when (error is not ConnectionAcquisitionTimeoutException)
                {
                    last = error;
                    Forget(pool.Address);
                    table = routes.Table;
                }
            }

            if (isNew)
            {
                throw new SessionExpiredException(
                    $"No member of the cluster takes {(mode == AccessMode.Read ? "reads" : "writes")} " +
                    $"for {(isHome ? "the home database" : $"database {database}")} at the moment.", last);
            }

            isNew = true;
            table = await RefreshAsync(routes, mode, database, bookmarks, cancellationToken);
        }
    }

    public void Release(BoltConnection connection)
    {
        var address = connection.Address;
        if (connection.DeathCause is BoltConnectivityException)
        {
            ChangeAll(table => table.Without(address));
        }
        else if (connection.Failure is { } failure)
        {
            if (ServerErrorCodes.IsNotWriter(failure.Code))
            {
                Change(connection.Database, table => table.WithoutWriter(address));
            }
            else if (failure.Code == ServerErrorCodes.DatabaseUnavailable)
            {
                Change(connection.Database, table => table.Without(address));
            }
        }

        // Not that of its address: the pool may have been closed and opened anew meanwhile.
        connection.Pool!.Release(connection);
    }

    public void Dispose()
    {
        _disposed = true;
        foreach (var pool in _pools.Values)
        {
            pool.Value.Dispose();
        }
    }

    // Who asks matters: each user may have another home database, and another one tomorrow. So the answer is kept by the session alone.
    private ValueTask<RoutingTable> AskForHomeAsync(IReadOnlyList<string> bookmarks, CancellationToken cancellationToken)
    {
        ImmutableArray<BoltAddress> routers = [.. _routes.Values.SelectMany(static routes => routes.Table.Routers).Distinct()];
        return WithinLimitAsync(token => FetchFromAnyAsync(routers, null, bookmarks, token), cancellationToken);
    }

    private ValueTask<RoutingTable> RefreshAsync(
        DatabaseRoutes routes, AccessMode mode, string? database, IReadOnlyList<string> bookmarks, CancellationToken cancellationToken) =>
        WithinLimitAsync(
            async token =>
            {
                await routes.Refreshing.WaitAsync(token);
                try
                {
                    if (!routes.Table.IsFresh(mode, options.TimeProvider))
                    {
                        routes.Table = await FetchFromAnyAsync(routes.Table.Routers, database, bookmarks, token);
                        RetireUnnamed();
                    }

                    return routes.Table;
                }
                finally
                {
                    routes.Refreshing.Release();
                }
            },
            cancellationToken);

    private async ValueTask<RoutingTable> WithinLimitAsync(
        Func<CancellationToken, ValueTask<RoutingTable>> fetch, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.ConnectionAcquisitionTimeout, options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await fetch(linked.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ConnectionAcquisitionTimeoutException(
                $"No routing table within {options.ConnectionAcquisitionTimeout.TotalSeconds:0.###} s (ConnectionAcquisitionTimeout).");
        }
    }

    private async ValueTask<RoutingTable> FetchFromAnyAsync(
        ImmutableArray<BoltAddress> routers, string? database, IReadOnlyList<string> bookmarks, CancellationToken cancellationToken)
    {
        // Known routers first; the address of the URI, which always stays a way in, last.
        Exception? last = null;
        foreach (var router in routers.Remove(uri.Address).Add(uri.Address))
        {
            try
            {
                var table = await FetchAsync(router, database, bookmarks, cancellationToken);
                if (table.Routers.Length > 0 && table.For(AccessMode.Read).Length > 0)
                {
                    return table;
                }

                // A cluster that is just starting, or choosing: a little later it will know.
                last = new ServiceUnavailableException($"{router} knows no {(table.Routers.Length == 0 ? "routers" : "readers")}.");
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

    private async ValueTask<RoutingTable> FetchAsync(
        BoltAddress router, string? database, IReadOnlyList<string> bookmarks, CancellationToken cancellationToken)
    {
        var pool = PoolOf(router);
        var authToken = await authTokens(cancellationToken).AsTask().WaitAsync(cancellationToken);
        var connection = await pool.AcquireAsync(authToken, cancellationToken);
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            connection.Send(new RouteMessage(uri.RoutingContext!, bookmarks, database));
            var success = await connection.ReadSuccessAsync(linked.Token);
            return RoutingTable.Parse(success.DecodeMetadata(), options.TimeProvider.GetTimestamp());
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw connection.Break(new ServiceUnavailableException(
                $"{router} did not answer ROUTE within {options.ConnectTimeout.TotalSeconds:0.###} s (ConnectTimeout).", error));
        }
        finally
        {
            pool.Release(connection);
        }
    }

    private DatabaseRoutes RoutesOf(string? database) => _routes.GetOrAdd(database ?? Unnamed, static _ => new DatabaseRoutes());

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

    private void Forget(BoltAddress address)
    {
        ChangeAll(table => table.Without(address));
        if (_pools.TryGetValue(address, out var pool))
        {
            pool.Value.Invalidate();
        }
    }

    private void RetireUnnamed()
    {
        var named = _routes.Values.SelectMany(routes => routes.Table.Members).Append(uri.Address).ToHashSet();
        foreach (var address in _pools.Keys)
        {
            if (!named.Contains(address) && _pools.TryRemove(address, out var pool))
            {
                pool.Value.Retire();
            }
        }
    }

    // One database may be known by several names.
    private void Change(string? database, Func<RoutingTable, RoutingTable> change)
    {
        var own = RoutesOf(database);
        var name = own.Table.Database;
        foreach (var routes in _routes.Values)
        {
            if (routes == own || (name is not null && routes.Table.Database == name))
            {
                routes.Change(change);
            }
        }
    }

    private void ChangeAll(Func<RoutingTable, RoutingTable> change)
    {
        foreach (var routes in _routes.Values)
        {
            routes.Change(change);
        }
    }
}
