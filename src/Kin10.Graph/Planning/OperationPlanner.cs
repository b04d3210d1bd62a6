using System.Collections.Frozen;
using System.Collections.Immutable;
using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Planning;

/// <summary>Makes a plan of an operation. Stateless; one serves all requests.</summary>
/// <param name="model">The graph model.</param>
/// <param name="schema">The public schema made from the model.</param>
/// <param name="limits">What one request may ask for.</param>
public sealed class OperationPlanner(GraphModel model, GraphQLSchema schema, GraphLimits limits)
{
    private readonly FrozenDictionary<string, QueryField> _queryFields = QueryFields.Of(model).ToFrozenDictionary(field => field.Name);

    /// <summary>
    /// The plan of a query, or of a subscription, which selects as a query does. Everything that can be wrong with the operation but the
    /// values of its variables is found here.
    /// </summary>
    /// <param name="operation">An operation that fits the schema.</param>
    /// <exception cref="GraphQLException">The operation asks for something wrong; all mistakes are in it.</exception>
    public OperationPlan Plan(SelectedOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (operation.Type is not (OperationType.Query or OperationType.Subscription))
        {
            throw new ArgumentException($"An operation of type {operation.Type} does not read.", nameof(operation));
        }

        var context = new PlanningContext(model, schema, limits);
        var roots = new RootPlanner(context, _queryFields, new ProjectionPlanner(context));
        var planned = ImmutableArray.CreateBuilder<RootPlan?>();
        planned.AddRange(operation.Fields.Select(roots.Plan));
        var parts = ImmutableArray.CreateBuilder<int>();
        foreach (var part in operation.Deferred)
        {
            parts.Add(planned.Count);
            planned.AddRange(part.Select(roots.Plan));
        }

        var plan = new OperationPlan(
            planned.ToImmutable(), context.Slots.ToImmutable(), [.. context.Connections.Select(connection => connection!)])
        {
            DeferredParts = parts.ToImmutable(),
            ReadsHistory = context.ReadsHistory,
        };
        plan.Constants = ConstantBinder.Bind(plan, context.Mistakes);
        context.Mistakes.ThrowIfAny();
        return plan;
    }
}
