using System.Collections.Immutable;
using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>The root fields: one node, some nodes by id, all nodes of a type or an interface.</summary>
internal sealed class RootPlanner(
    PlanningContext context, IReadOnlyDictionary<string, QueryField> queryFields, ProjectionPlanner projections)
{
    /// <summary>The plan of a root field; null where the engine answers it.</summary>
    public RootPlan? Plan(SelectedField field)
    {
        var name = field.Definition.Name;
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            return null;
        }

        if (!queryFields.TryGetValue(name, out var root))
        {
            throw PlanningContext.Disagreement($"has a root field {name}");
        }

        return root.Kind switch
        {
            QueryFieldKind.NodeById => ById(field, [.. root.Target.NodeTypes]),
            QueryFieldKind.NodesById => ByIds(field, root.Target),
            QueryFieldKind.Connection =>
                new ConnectionRootPlan(PlanningContext.ResponseFieldOf(field), projections.Connections.Scan(field, root.Target)),
            QueryFieldKind.Graph => GraphPlanner.Plan(context, field),
            QueryFieldKind.Search => new SearchPlanner(context, projections).Plan(field, root.Target),
            QueryFieldKind.Subgraph => new SubgraphPlanner(context, projections, root.Target).Plan(field),
            QueryFieldKind.Paths => new PathsPlanner(context, projections, root.Target).Plan(field),
            QueryFieldKind.Changes => new ChangesPlanner(context, projections, root.Target).Plan(field),
            _ => throw UnknownNode.Of(root.Kind),
        };
    }

    private NodeByIdPlan ById(SelectedField field, ImmutableArray<NodeType> types) => new(
        PlanningContext.ResponseFieldOf(field),
        context.Slots.Scalar(Required(field, "id"), Place.Field($"{field.Definition}").At("id")),
        types,
        projections.Plan(field.Selection!, types));

    private NodesByIdPlan ByIds(SelectedField field, TargetType target)
    {
        var place = Place.Field($"{field.Definition}").At("ids");
        var ids = InputValues.Simplify(Required(field, "ids"));
        if (CountItems(ids) is { } count && FindProblem(place.ToString(), count, context.Limits) is { } problem)
        {
            context.Mistakes.Add(ErrorCodes.PageSizeExceeded, problem, ids.Location);
        }

        return new NodesByIdPlan(
            PlanningContext.ResponseFieldOf(field),
            context.Slots.List(ids, place),
            projections.Plan(field, target));
    }

    /// <summary>What is wrong with the number of ids, if anything.</summary>
    public static string? FindProblem(string place, int count, GraphLimits limits) => count > limits.MaxPageSize
        ? $"{place}: at most {limits.MaxPageSize} ids can be asked for at once; {count} were given."
        : null;

    /// <summary>How many ids there are; null where each request says so.</summary>
    public static int? CountItems(ArgumentValue ids) => ids switch
    {
        ConstantArgument { Value: object?[] items } => items.Length,
        ListArgument list => list.Items.Count,
        VariableArgument => null,
        _ => throw UnknownNode.Of(ids),
    };

    /// <summary>An argument that the schema requires.</summary>
    public static ArgumentValue Required(SelectedField field, string name) =>
        field.FindArgument(name) ?? throw PlanningContext.Disagreement($"does not require {name} of {field.Definition}");
}
