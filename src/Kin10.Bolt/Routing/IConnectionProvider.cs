using Kin10.Bolt.Connections;

namespace Kin10.Bolt.Routing;

/// <summary>Where sessions get connections: from one server, or from the right members of a cluster.</summary>
internal interface IConnectionProvider : IDisposable
{
    IEnumerable<PoolStatistics> Statistics { get; }

    /// <summary>
    /// Gives a connection for work of this mode on this database; its <see cref="BoltConnection.Database"/> is what to name in
    /// messages. Without a database it is the user's home database, which is asked for each time: who needs it again names it.
    /// </summary>
    ValueTask<BoltConnection> AcquireAsync(
        AccessMode mode, string? database, IReadOnlyList<string> bookmarks, CancellationToken cancellationToken);

    /// <summary>Takes it back, and learns from what went wrong with it. Does not wait.</summary>
    void Release(BoltConnection connection);
}
