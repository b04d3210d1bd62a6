using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>Counts, sums, averages and extremes, and the filters on them.</summary>
internal sealed class AggregateTypes(ApiSchemaGenerator api)
{
    /// <summary>The numbers and dates of a type: what has a least and a greatest value worth knowing.</summary>
    public static IReadOnlyList<Property> Measurable(TargetType target) =>
        [.. target.Properties.Where(property => property.IsNumber || property is { Kind: ScalarKind.LocalDate, IsList: false })];

    public string Aggregate(TargetType target) => api.Text.Ensure(
        SchemaPart.Aggregates,
        "type",
        target.Name + "Aggregate",
        target,
        $"Counts, sums and averages over {ApiNames.Many(target)}.",
        text =>
        {
            text.Add("count", "Int!", $"How many {ApiNames.Many(target)}.");
            foreach (var property in Measurable(target))
            {
                text.Add(
                    property.Name, Values(property) + "!", "Over what is known of this: " + ModelTypes.Describe(property), property);
            }
        });

    /// <summary>The filter on groups: <c>having</c>.</summary>
    public string Filter(TargetType target) => api.Text.Ensure(
        SchemaPart.Aggregates,
        "input",
        target.Name + "AggregateFilterInput",
        target,
        $"Conditions on a group of {ApiNames.Many(target)}; all that are given must hold.",
        text =>
        {
            FilterTypes.AddLogic(text, target.Name + "AggregateFilterInput");
            AddConditions(text, target);
        });

    /// <summary>Adds conditions on the count and on every number and date.</summary>
    public void AddConditions(TypeText text, TargetType target)
    {
        text.Add("count", api.Operators.Of(ScalarKind.Int), $"How many {ApiNames.Many(target)} there are.");
        foreach (var property in Measurable(target))
        {
            text.Add(property.Name, Conditions(property), "Over what is known of this: " + ModelTypes.Describe(property), property);
        }
    }

    // Numbers that may not be added up have a type without sums; so have dates, whose only type it is.
    private static string Prefix(Property property) => property.IsNumber && !property.IsSummable
        ? property.Kind + "Extreme"
        : property.Kind.ToString();

    private string Values(Property property) => api.Text.Ensure(
        SchemaPart.Common, "type", Prefix(property) + "Aggregate", null,
        "What is known of a property, taken together. Missing values are left out.",
        text =>
    {
        var name = api.Scalars.Name(property.Kind);
        if (property.IsSummable)
        {
            text.Add("sum", api.Scalars.Name(property.Kind.OfSum()) + "!",
                "The sum of the known values; 0 when none is known. Past its range it is an error.");
            text.Add("avg", "Float", "The average of the known values; null when none is known.");
        }

        text.Add("min", name, "The least known value; null when none is known.");
        text.Add("max", name, "The greatest known value; null when none is known.");
        text.Add("count", "Int!", "How many values are known. Look at it beside every average.");
    });

    private string Conditions(Property property) => api.Text.Ensure(
        SchemaPart.Common, "input", Prefix(property) + "AggregateOperationFilterInput", null,
        "Conditions on the known values of a property, taken together; all that are given must hold.",
        text =>
    {
        var own = api.Operators.Of(property.Kind);
        if (property.IsSummable)
        {
            text.Add("sum", api.Operators.Of(property.Kind.OfSum()),
                "The sum of the known values; 0 when none is known. Past its range it counts as the end of the range.");
            text.Add("avg", api.Operators.Of(ScalarKind.Float), "The average of the known values; missing when none is known.");
        }

        text.Add("min", own, "The least known value; missing when none is known.");
        text.Add("max", own, "The greatest known value; missing when none is known.");
        text.Add("count", api.Operators.Of(ScalarKind.Int), "How many values are known.");
    });
}
