using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>The field <c>aggregate</c> of connections and groups.</summary>
internal static class AggregatePlanner
{
    public static ImmutableArray<AggregateItem> Plan(SelectedField aggregate, TargetType target) =>
        [.. PlanningContext.FieldsOf(aggregate).Select(field => Item(aggregate, field, target))];

    private static AggregateItem Item(SelectedField parent, SelectedField field, TargetType target)
    {
        var response = PlanningContext.ResponseFieldOf(field);
        if (field.IsTypename)
        {
            return new AggregateConstant(response, PlanningContext.TypenameOf(parent));
        }

        if (field.Selection is null && field.Definition.Name == "count")
        {
            return new AggregateCount(response);
        }

        var property = target.FindProperty(field.Definition.Name)
            ?? throw PlanningContext.Disagreement($"aggregates {target} by {field.Definition.Name}");
        return new AggregateProperty(response, property, [.. PlanningContext.FieldsOf(field).Select(value => Value(field, value))]);
    }

    private static AggregateValue Value(SelectedField parent, SelectedField field) => field.IsTypename
        ? new AggregateValue(PlanningContext.ResponseFieldOf(field), null, PlanningContext.TypenameOf(parent))
        : new AggregateValue(PlanningContext.ResponseFieldOf(field), AggregateFunctions.Parse(field.Definition.Name));
}
