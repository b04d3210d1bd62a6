using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph;

/// <summary>What stands behind the root fields: plans operations and hands them to a store. Serves all requests.</summary>
/// <param name="model">The graph model.</param>
/// <param name="schema">The public schema made from the model.</param>
/// <param name="store">Where the graph lives.</param>
/// <param name="limits">What one request may ask for.</param>
public sealed class GraphOperationHandler(GraphModel model, GraphQLSchema schema, IGraphStore store, GraphLimits limits)
    : IOperationHandler<OperationPlan>
{
    private readonly OperationPlanner _planner = new(model, schema, limits);
    private readonly PlanBinder _binder = new(limits);
    private readonly CostEstimator _costs = new(limits);

    /// <inheritdoc/>
    public OperationPlan Compile(SelectedOperation operation) => _planner.Plan(operation);

    /// <inheritdoc/>
    public async ValueTask<IOperationRun> BeginAsync(OperationPlan plan, VariableValues variables, CancellationToken cancellationToken)
    {
        var bound = _binder.Bind(plan, variables);
        _costs.Check(bound, store.Statistics);
        try
        {
            return new StoreRun(await store.BeginReadAsync(bound, cancellationToken).ConfigureAwait(false));
        }
        catch (GraphStoreException exception) when (exception.IsTransient)
        {
            throw StoreRun.Unavailable();
        }
    }
}
