using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Stores;

/// <summary>Reads operations from the graph.</summary>
public interface IGraphReader
{
    /// <summary>How many nodes and relationships there are, for estimates; may be a little old.</summary>
    IGraphStatistics Statistics { get; }

    /// <summary>Begins to read one operation; the whole of it sees one snapshot of the graph.</summary>
    /// <param name="plan">A plan bound to a request.</param>
    /// <param name="context">Who asks, and until when. What a store compiles and keeps must not depend on it.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    /// <exception cref="GraphStoreException">The store does not answer.</exception>
    ValueTask<IOperationRun> BeginReadAsync(BoundPlan plan, RequestContext context, CancellationToken cancellationToken);

    /// <summary>
    /// A reader of the graph as it is now, for what takes several operations. Null where the store does not keep it when it is changed:
    /// then the versions of the answers tell whether they belong together.
    /// </summary>
    IGraphReader? Pin() => null;
}
