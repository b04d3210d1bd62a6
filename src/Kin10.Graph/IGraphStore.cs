using Kin10.Graph.Bundles;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph;

/// <summary>Where the graph lives. Every store gives the same bytes for the same plan on the same graph.</summary>
public interface IGraphStore : IAsyncDisposable
{
    /// <summary>The store's name for health reports, for example <c>embedded</c>.</summary>
    string Name { get; }

    /// <summary>How many nodes and relationships there are, for estimates; may be a little old.</summary>
    IGraphStatistics Statistics { get; }

    /// <summary>Begins to read one operation; the whole of it sees one snapshot of the graph.</summary>
    /// <param name="plan">A plan bound to a request.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    /// <exception cref="GraphStoreException">The store does not answer.</exception>
    ValueTask<IOperationRun> BeginReadAsync(BoundPlan plan, CancellationToken cancellationToken);

    /// <summary>
    /// The version of the graph at this moment: an opaque string of at most 64 ASCII letters, digits, '-', '_' and '.' that changes with
    /// every committed change and with nothing else.
    /// </summary>
    ValueTask<string> ReadVersionAsync(CancellationToken cancellationToken);

    /// <summary>Whether the store can answer now.</summary>
    ValueTask<StoreHealth> CheckHealthAsync(CancellationToken cancellationToken);

    /// <summary>Replaces the whole graph by the bundle, all or nothing. Readers keep the graph that they began with.</summary>
    /// <param name="bundle">A checked bundle.</param>
    /// <param name="progress">Told how many of all nodes and relationships are done.</param>
    /// <param name="cancellationToken">Stops the import; nothing is changed then.</param>
    Task ImportAsync(GraphBundle bundle, IProgress<ImportProgress>? progress, CancellationToken cancellationToken);

    /// <summary>The whole graph, of one snapshot.</summary>
    Task<GraphBundle> ExportAsync(CancellationToken cancellationToken);
}

/// <summary>Whether a store can answer.</summary>
/// <param name="IsReady">Whether it can.</param>
/// <param name="Detail">What an operator should know: why not, or what it holds.</param>
public sealed record StoreHealth(bool IsReady, string Detail);

/// <summary>How far an import has come.</summary>
/// <param name="Done">Nodes and relationships written.</param>
/// <param name="Total">Nodes and relationships in all.</param>
public readonly record struct ImportProgress(long Done, long Total);

/// <summary>A store cannot do what it was asked.</summary>
public sealed class GraphStoreException : Exception
{
    /// <summary>A failure of the store.</summary>
    /// <param name="message">What happened and what an operator can do.</param>
    /// <param name="isTransient">Whether the same request may succeed a little later.</param>
    /// <param name="innerException">The cause.</param>
    public GraphStoreException(string message, bool isTransient, Exception? innerException = null)
        : base(message, innerException) => IsTransient = isTransient;

    /// <summary>Whether the same request may succeed a little later.</summary>
    public bool IsTransient { get; }
}
