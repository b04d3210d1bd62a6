using Kin10.Graph.Bundles;
using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Server.Stores;

/// <summary>
/// Fills an empty store, so that a fresh clone works. A store that holds anything is left as it is, even if the seed is newer.
/// </summary>
internal static class SeedImport
{
    /// <summary>Imports the seed if the store is empty, and logs what the store holds.</summary>
    /// <exception cref="BundleException">The seed has mistakes.</exception>
    /// <exception cref="GraphStoreException">The store does not take it.</exception>
    public static async Task RunAsync(GraphService graph, Settings settings, ILogger logger, CancellationToken cancellationToken)
    {
        if (settings.Seed.Import && IsEmpty(graph))
        {
            var path = ProgramPaths.Seed(settings.Seed);
            ServerLog.SeedImport(logger, path);
            var started = TimeProvider.System.GetTimestamp();
            var bundle = BundleReader.Read(graph.Model, path, cancellationToken);
            var options = new ImportOptions { Note = "The seed that came with the program.", KeptChanges = settings.Changes.Keep };
            await graph.Store.ImportAsync(bundle, options, null, cancellationToken);
            ServerLog.SeedImported(logger, bundle.Count, TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        }

        var health = await graph.Store.CheckHealthAsync(cancellationToken);
        ServerLog.StoreOpened(logger, graph.Store.Name, health.Detail);
    }

    /// <summary>Whether the store has no node at all.</summary>
    public static bool IsEmpty(GraphService graph) => graph.Model.NodeTypes.All(type => graph.Store.Statistics.CountNodes(type) == 0);
}
