using System.Collections.Immutable;
using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>The root field <c>paths</c>.</summary>
internal sealed class PathsPlanner(PlanningContext context, ProjectionPlanner projections, TargetType node)
{
    private readonly ImmutableArray<NodeSelection>.Builder _selections = ImmutableArray.CreateBuilder<NodeSelection>();

    public ComputedRootPlan Plan(SelectedField field)
    {
        var place = Place.Field($"{field.Definition}");
        var computation = new PathsComputation(
            context.Slots.Scalar(RootPlanner.Required(field, "from"), place.At("from")),
            context.Slots.Scalar(RootPlanner.Required(field, "to"), place.At("to")),
            BoundedPlanner.Plan(context, field, "maxLength", PathTypes.DefaultMaxLength, context.Limits.MaxWalkLength),
            BoundedPlanner.Plan(context, field, "first", PathTypes.DefaultFirst, context.Limits.MaxPageSize),
            LinkPlanner.Relationships(context, field),
            context.Limits.MaxVisited,
            [.. PlanningContext.FieldsOf(field).Select(Item)]);
        return new ComputedRootPlan(PlanningContext.ResponseFieldOf(field), computation, _selections.ToImmutable());
    }

    private GraphPathItem Item(SelectedField field)
    {
        var kind = field.IsTypename
            ? GraphPathItemKind.Typename
            : field.Definition.Name switch
            {
                "length" => GraphPathItemKind.Length,
                "nodes" => GraphPathItemKind.Nodes,
                "links" => GraphPathItemKind.Links,
                "text" => GraphPathItemKind.Text,
                _ => throw PlanningContext.Disagreement($"has a field {field.Definition}"),
            };
        if (kind == GraphPathItemKind.Nodes)
        {
            _selections.Add(projections.Plan(field, node));
        }

        return new GraphPathItem(
            PlanningContext.ResponseFieldOf(field),
            kind,
            kind == GraphPathItemKind.Links ? LinkPlanner.Items(field) : [],
            kind == GraphPathItemKind.Nodes ? _selections.Count - 1 : -1);
    }
}
