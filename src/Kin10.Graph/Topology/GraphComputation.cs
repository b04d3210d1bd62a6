using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Topology;

/// <summary>Finds the nodes of computed root fields, the same way on every store.</summary>
public static class GraphComputation
{
    /// <summary>The root field, which a store compiles.</summary>
    /// <exception cref="NotSupportedException">Nothing here computes it.</exception>
    public static ComputedRootPlan Check(ComputedRootPlan root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return root.Computation is SubgraphComputation or PathsComputation or ChangesComputation
            ? root
            : throw UnknownNode.Of(root.Computation);
    }

    /// <summary>Computes the answer of a root field.</summary>
    /// <param name="root">The root field.</param>
    /// <param name="plan">The request.</param>
    /// <param name="topology">The graph.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    public static ValueTask<ComputedAnswer> RunAsync(
        ComputedRootPlan root, BoundPlan plan, IGraphTopology topology, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(root);
        return root.Computation switch
        {
            SubgraphComputation subgraph => new SubgraphSearch(root.Field, subgraph, plan, topology).RunAsync(cancellationToken),
            PathsComputation paths => new PathSearch(root.Field, paths, plan, topology).RunAsync(cancellationToken),
            ChangesComputation changes => new ChangesSearch(changes, plan, topology).RunAsync(cancellationToken),
            _ => throw UnknownNode.Of(root.Computation),
        };
    }
}
