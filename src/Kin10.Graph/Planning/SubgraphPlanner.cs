using System.Collections.Immutable;
using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>The root field <c>subgraph</c>.</summary>
internal sealed class SubgraphPlanner(PlanningContext context, ProjectionPlanner projections, TargetType node)
{
    private readonly ImmutableArray<NodeSelection>.Builder _selections = ImmutableArray.CreateBuilder<NodeSelection>();

    public ComputedRootPlan Plan(SelectedField field)
    {
        var computation = new SubgraphComputation(
            Around(field),
            BoundedPlanner.Plan(context, field, "depth", SubgraphTypes.DefaultDepth, context.Limits.MaxWalkLength),
            BoundedPlanner.Plan(context, field, "first", SubgraphTypes.DefaultFirst, context.Limits.MaxSubgraphNodes),
            LinkPlanner.Types(context, field),
            LinkPlanner.Relationships(context, field),
            context.Limits.MaxVisited,
            [.. PlanningContext.FieldsOf(field).Select(Item)]);
        return new ComputedRootPlan(PlanningContext.ResponseFieldOf(field), computation, _selections.ToImmutable());
    }

    private int Around(SelectedField field)
    {
        if (InputValues.Given(field.FindArgument("around")) is not { } value)
        {
            return -1;
        }

        var (ids, place) = (InputValues.Simplify(value), Place.Field($"{field.Definition}").At("around"));
        if (RootPlanner.CountItems(ids) is { } count && RootPlanner.FindProblem(place.ToString(), count, context.Limits) is { } problem)
        {
            context.Mistakes.Add(ErrorCodes.PageSizeExceeded, problem, ids.Location);
        }

        return context.Slots.List(ids, place);
    }

    private SubgraphItem Item(SelectedField field)
    {
        var kind = field.IsTypename
            ? SubgraphItemKind.Typename
            : field.Definition.Name switch
            {
                "nodes" => SubgraphItemKind.Nodes,
                "links" => SubgraphItemKind.Links,
                "isCut" => SubgraphItemKind.IsCut,
                _ => throw PlanningContext.Disagreement($"has a field {field.Definition}"),
            };
        return new SubgraphItem(
            PlanningContext.ResponseFieldOf(field),
            kind,
            kind == SubgraphItemKind.Nodes ? [.. PlanningContext.FieldsOf(field).Select(NodeItem)] : [],
            kind == SubgraphItemKind.Links ? LinkPlanner.Items(field) : []);
    }

    private SubgraphNodeItem NodeItem(SelectedField field)
    {
        var response = PlanningContext.ResponseFieldOf(field);
        if (!field.IsTypename && field.Definition.Name == "node")
        {
            _selections.Add(projections.Plan(field, node));
            return new SubgraphNodeItem(response, SubgraphNodeItemKind.Node, _selections.Count - 1);
        }

        return new SubgraphNodeItem(
            response,
            field.IsTypename
                ? SubgraphNodeItemKind.Typename
                : field.Definition.Name switch
                {
                    "id" => SubgraphNodeItemKind.Id,
                    "type" => SubgraphNodeItemKind.Type,
                    "name" => SubgraphNodeItemKind.Name,
                    "degree" => SubgraphNodeItemKind.Degree,
                    _ => throw PlanningContext.Disagreement($"has a field {field.Definition}"),
                });
    }
}
