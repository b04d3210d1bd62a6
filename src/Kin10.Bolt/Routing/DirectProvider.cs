using Kin10.Bolt.Connections;
using Kin10.Bolt.Pooling;

namespace Kin10.Bolt.Routing;

/// <summary>bolt://: all work goes to one server.</summary>
internal sealed class DirectProvider(BoltPool pool, Func<CancellationToken, ValueTask<AuthToken>> authTokens) : IConnectionProvider
{
    public IEnumerable<PoolStatistics> Statistics => [pool.Statistics];

    public async ValueTask<BoltConnection> AcquireAsync(
        AccessMode mode, string? database, IReadOnlyList<string> bookmarks, CancellationToken cancellationToken)
    {
        var connection = await pool.AcquireAsync(await authTokens(cancellationToken), cancellationToken);
        connection.Database = database;
        return connection;
    }

    public void Release(BoltConnection connection) => pool.Release(connection);

    public void Dispose() => pool.Dispose();
}
