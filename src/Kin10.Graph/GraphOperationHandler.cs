using Kin10.Graph.Api;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph;

/// <summary>Answers root fields: plans operations and hands them to the reader of a store. Serves all requests.</summary>
/// <param name="api">The public API and the model from which it follows.</param>
/// <param name="reader">
/// Reads the graph. What it throws (<see cref="GraphStoreException"/>) passes through: the host answers and logs it.
/// </param>
/// <param name="limits">What one request may ask for.</param>
/// <param name="search">Searches texts; null where that cannot be asked.</param>
public sealed class GraphOperationHandler(ApiSchema api, IGraphReader reader, GraphLimits limits, ITextSearch? search = null)
    : IOperationHandler<OperationPlan>
{
    private readonly OperationPlanner _planner = new(api.Model, api.Schema, limits);
    private readonly PlanBinder _binder = new(limits);
    private readonly CostEstimator _costs = new(limits);
    private readonly SearchingReader _searching = new(reader, search, limits);

    /// <inheritdoc/>
    public OperationPlan Compile(SelectedOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.Type switch
        {
            // A subscription is a live query: each of its answers is that of the query with the same selection.
            OperationType.Query or OperationType.Subscription => _planner.Plan(operation),

            // The schema has no root type for it, so that validation refuses it.
            OperationType.Mutation => throw new InvalidOperationException("The schema of a graph has no mutations."),
            _ => throw UnknownNode.Of(operation.Type),
        };
    }

    /// <summary>
    /// A handler for what takes several operations: it reads from <see cref="IGraphReader.Pin"/>, and is null where that is.
    /// </summary>
    public GraphOperationHandler? Pin() => reader.Pin() is { } pinned ? new(api, pinned, limits, search) : null;

    /// <inheritdoc/>
    public void Check(OperationPlan plan, VariableValues variables)
    {
        var bound = _binder.Bind(plan, variables);

        // How many nodes a text finds, and so what they cost, is known when it is searched.
        if (!plan.HasSearch)
        {
            _costs.Check(bound, reader.Statistics);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IOperationRun> BeginAsync(
        OperationPlan plan, VariableValues variables, RequestContext context, CancellationToken cancellationToken)
    {
        var bound = _binder.Bind(plan, variables);
        if (context.Report is { TakesPlan: true } report)
        {
            report.Plan = PlanPrinter.Print(plan, api.Model);
        }

        if (plan.HasSearch)
        {
            return _searching.BeginReadAsync(
                bound, context, (found, asking) => _costs.Check(found, reader.Statistics, asking), cancellationToken);
        }

        _costs.Check(bound, reader.Statistics, context);
        return reader.BeginReadAsync(bound, context, cancellationToken);
    }
}
