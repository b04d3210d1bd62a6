using Kin10.Graph.Api;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>The root field <c>graph</c>.</summary>
internal static class GraphPlanner
{
    public static GraphRootPlan Plan(PlanningContext context, SelectedField field)
    {
        var plan = new GraphRootPlan(PlanningContext.ResponseFieldOf(field), [.. PlanningContext.FieldsOf(field).Select(Item)]);
        context.ReadsHistory |= plan.Items.Any(item => item.Kind == GraphItemKind.ImportedAt);
        return plan;
    }

    private static GraphItem Item(SelectedField field) => new(
        PlanningContext.ResponseFieldOf(field),
        field.IsTypename
            ? GraphItemKind.Typename
            : field.Definition.Name switch
            {
                GraphTypes.Name => GraphItemKind.Name,
                GraphTypes.ModelVersion => GraphItemKind.ModelVersion,
                GraphTypes.Version => GraphItemKind.Version,
                GraphTypes.Nodes => GraphItemKind.Nodes,
                GraphTypes.Relationships => GraphItemKind.Relationships,
                GraphTypes.DerivedAreCurrent => GraphItemKind.DerivedAreCurrent,
                GraphTypes.ImportedAt => GraphItemKind.ImportedAt,
                _ => throw PlanningContext.Disagreement($"has a field {field.Definition}"),
            });
}
