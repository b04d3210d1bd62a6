using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>
/// The filters of what there are several of: <c>some</c>, <c>none</c>, <c>all</c>, <c>any</c>, <c>count</c>, <c>aggregate</c>.
/// </summary>
internal sealed class ListFilterPlanner(PlanningContext context, FilterPlanner nodes, OperatorPlanner operators)
{
    /// <summary>The filter of a list property; true for null.</summary>
    public Filter Property(Property property, Operand list, ArgumentValue? value, Place place) => LogicPlanner.Plan(
        value,
        place,
        (_, name, argument, at) => Quantified(
            name,
            argument,
            item => operators.Plan(new ItemOperand(property), item, at),
            item => Filters.SomeItem(list, item),
            at) ?? throw PlanningContext.Disagreement($"filters the list {property} by {name}"));

    /// <summary>The filter of a to-many relationship or path; true for null.</summary>
    public Filter Relationship(Relationship relationship, ArgumentValue? value, Place place) => LogicPlanner.Plan(
        value,
        place,
        (_, name, argument, at) => name switch
        {
            "count" => operators.Plan(new CountOperand(relationship, null), argument, at),
            "aggregate" => Aggregate(relationship, argument, at),
            _ => Quantified(
                name,
                argument,
                item => Item(relationship, item, at),
                item => Filters.Some(relationship, item),
                at) ?? throw PlanningContext.Disagreement($"filters the list {relationship} by {name}"),
        });

    private Filter? Quantified(
        string name, ArgumentValue value, Func<ArgumentValue, Filter> planItem, Func<Filter, Filter> some, Place place) => name switch
        {
            "any" => Any(value, some(Filters.True), place),
            "some" or "none" or "all" when value is NullArgument => Filters.True,
            "some" => some(planItem(value)),
            "none" => Filters.Not(some(planItem(value))),
            "all" => Filters.Not(some(Filters.Not(planItem(value)))),
            _ => null,
        };

    private Filter Any(ArgumentValue value, Filter exists, Place place)
    {
        switch (value)
        {
            case NullArgument:
                context.Mistakes.BadInput(place, "any is true or false, not null. Leave it out to take both.", value.Location);
                return Filters.True;
            case ConstantArgument { Value: bool constant }:
                return constant ? exists : Filters.Not(exists);
            case VariableArgument:
                return Filters.Equal(exists, context.Slots.Scalar(value, place));
            default:
                throw UnknownNode.Of(value);
        }
    }

    private Filter Aggregate(Relationship relationship, ArgumentValue value, Place place)
    {
        if (InputValues.Object(value) is not { } aggregate)
        {
            return Filters.True;
        }

        var where = Filters.Condition(Item(relationship, aggregate.Find("where"), place.At("where")));
        var items = new List<Filter>();
        foreach (var (name, argument) in aggregate.Fields)
        {
            if (name != "where")
            {
                items.Add(name == "count"
                    ? operators.Plan(new CountOperand(relationship, where), argument, place.At(name))
                    : Number(relationship, where, name, argument, place.At(name)));
            }
        }

        return Filters.And(items);
    }

    private Filter Number(Relationship relationship, Filter? where, string name, ArgumentValue value, Place place)
    {
        var property = relationship.Target.FindProperty(name)
            ?? throw PlanningContext.Disagreement($"aggregates {name} of {relationship}");
        return AggregateFunctions.Plan(
            value,
            place,
            (function, argument, at) => operators.Plan(new AggregateOperand(relationship, where, property, function), argument, at));
    }

    private Filter Item(Relationship relationship, ArgumentValue? value, Place place) =>
        nodes.Plan(value, relationship.Target, relationship.Properties, place);
}
