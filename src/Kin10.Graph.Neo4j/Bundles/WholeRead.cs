using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Store;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>Reads the whole graph of one version: again, until nobody has changed it meanwhile.</summary>
internal sealed class WholeRead(GraphDatabase database, VersionProbe probe)
{
    /// <summary>Runs a reading that sees one version of the graph.</summary>
    /// <param name="read">Reads; called again where somebody wrote meanwhile.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GraphStoreException">Somebody wrote each time.</exception>
    public async Task<T> RunAsync<T>(Func<IStatementRunner, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        (await RunProvenAsync(read, cancellationToken)).Result;

    /// <summary>The same, with the bookmark of that version.</summary>
    public async Task<(T Result, string Bookmark)> RunProvenAsync<T>(
        Func<IStatementRunner, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var since = await probe.ReadBookmarkAsync(cancellationToken);
        for (var reads = 1; ; reads++)
        {
            await using var session = database.Client.Session(database.Reading with { Bookmarks = [since] });
            var result = await session.ExecuteAsync(read, database.Import, cancellationToken);
            var end = session.LastBookmarks.Single();
            if (end == since)
            {
                return (result, end);
            }

            since = end;
            if (reads >= database.Options.MaxReads)
            {
                throw new GraphStoreException(
                    $"The graph was changed each of {reads} times that it was read whole. Try again when nobody writes.",
                    isTransient: true);
            }
        }
    }

    /// <summary>Runs a reading that gives on what it reads, and so cannot be done again.</summary>
    /// <param name="read">Reads; it is told the bookmark of the version.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GraphStoreException">Somebody wrote meanwhile: what was given on may be of two versions.</exception>
    public async Task<T> RunOnceAsync<T>(
        Func<IStatementRunner, string, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var since = await probe.ReadBookmarkAsync(cancellationToken);
        await using var session = database.Client.Session(database.Reading with { Bookmarks = [since] });
        var result = await session.ExecuteAsync((runner, token) => read(runner, since, token), database.Import, cancellationToken);
        return session.LastBookmarks.Single() == since
            ? result
            : throw new GraphStoreException("The graph was changed while it was read. Try again.", isTransient: true);
    }
}
