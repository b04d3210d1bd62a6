using Kin10.Graph.Bundles;

namespace Kin10.Graph.Stores;

/// <summary>Takes a whole graph in, and gives it out.</summary>
public interface IGraphTransfer
{
    /// <summary>Replaces the whole graph by the bundle, all or nothing. Readers keep the graph that they began with.</summary>
    /// <param name="bundle">A checked bundle.</param>
    /// <param name="progress">Told how many of all nodes and relationships are done.</param>
    /// <param name="cancellationToken">Stops the import; nothing is changed then.</param>
    Task ImportAsync(GraphBundle bundle, IProgress<ImportProgress>? progress, CancellationToken cancellationToken);

    /// <summary>The whole graph, of one snapshot.</summary>
    Task<GraphBundle> ExportAsync(CancellationToken cancellationToken);
}
