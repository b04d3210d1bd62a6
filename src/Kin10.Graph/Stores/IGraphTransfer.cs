using Kin10.Graph.Bundles;

namespace Kin10.Graph.Stores;

/// <summary>Takes a whole graph in, and gives it out.</summary>
public interface IGraphTransfer
{
    /// <summary>What an import of the bundle would change now.</summary>
    /// <param name="bundle">A checked bundle.</param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    /// <exception cref="GraphStoreException">The store does not answer, or holds another graph.</exception>
    Task<ChangeSet> CompareAsync(GraphBundle bundle, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the graph the bundle's: applies the difference, all or nothing. Readers keep the graph that they began with. Where there is no
    /// difference nothing changes, not even the version. What it does to facts goes into the log of changes.
    /// </summary>
    /// <param name="bundle">A checked bundle.</param>
    /// <param name="options">How it is done and remembered; null for the defaults.</param>
    /// <param name="progress">Told how many of all nodes and relationships are done.</param>
    /// <param name="cancellationToken">Stops the import; nothing is changed then.</param>
    /// <returns>What was changed.</returns>
    /// <exception cref="GraphStoreException">The store does not answer, holds another graph, or cannot be written.</exception>
    Task<ChangeSet> ImportAsync(
        GraphBundle bundle, ImportOptions? options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken);

    /// <summary>The facts of the whole graph, of one snapshot: what is derived from them is left out.</summary>
    /// <exception cref="GraphStoreException">The store does not answer, or holds what the model does not allow.</exception>
    Task<GraphBundle> ExportAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The same facts row by row, without holding them: nodes first, then relationships, in the order of a bundle. Where the graph was
    /// changed meanwhile the reading fails at its end.
    /// </summary>
    /// <param name="sink">Takes them.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="GraphStoreException">
    /// The store does not answer, holds what the model does not allow, or was changed meanwhile.
    /// </exception>
    ValueTask ReadFactsAsync(IFactSink sink, CancellationToken cancellationToken);
}
