using Kin10.Graph.Bundles;

namespace Kin10.Graph.Stores;

/// <summary>Shorter calls of <see cref="IGraphTransfer"/>.</summary>
public static class GraphTransferExtensions
{
    /// <summary>Makes the graph the bundle's, whatever that changes; see <see cref="IGraphTransfer.ImportAsync"/>.</summary>
    /// <param name="store">The store.</param>
    /// <param name="bundle">A checked bundle.</param>
    /// <param name="progress">Told how many of all nodes and relationships are done.</param>
    /// <param name="cancellationToken">Stops the import.</param>
    /// <exception cref="GraphStoreException">The store does not answer, holds another graph, or cannot be written.</exception>
    public static Task<ChangeSet> ImportAsync(
        this IGraphTransfer store, GraphBundle bundle, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.ImportAsync(bundle, null, progress, cancellationToken);
    }
}
