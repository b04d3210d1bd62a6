using System.Text.Json;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>A statement with the parameters of a request.</summary>
internal sealed record BoundStatement(string Text, Dictionary<string, object?> Parameters);

/// <summary>The statements of operations, without a database.</summary>
internal sealed class Statements(GraphModel model)
{
    private readonly StatementCompiler _compiler = new(model);
    private readonly PlanningHarness _planning = new(model);

    /// <summary>The statements of an operation's root fields.</summary>
    /// <param name="query">The operation.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="missing">What is known of nodes that lack a property.</param>
    public List<BoundStatement> Of(
        string query, object? variables = null, IReadOnlyDictionary<OrderedProperty, string[]>? missing = null)
    {
        var plan = Found(_planning.Bind(query, variables is null ? null : JsonSerializer.Serialize(variables)));
        var request = new StatementRequest(plan, missing ?? StatementRequest.NothingKnown);
        return
        [
            .. _compiler.Compile(request)
                .OfType<CompiledStatement>()
                .Select(statement => new BoundStatement(statement.Text, statement.Bind(request))),
        ];
    }

    // As if each search had found a node of each type: a store is asked for ids.
    private BoundPlan Found(BoundPlan bound)
    {
        object?[] ids = [.. model.NodeTypes.Select(type => type.IdPrefix + "x")];
        for (var slot = 0; slot < bound.Plan.Slots.Length; slot++)
        {
            bound = bound.Plan.Slots[slot].Kind == SlotKind.Search ? bound.With(slot, ids) : bound;
        }

        return bound;
    }
}
