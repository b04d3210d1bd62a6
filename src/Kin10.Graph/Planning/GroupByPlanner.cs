using System.Collections.Immutable;
using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>The field <c>groupBy</c>.</summary>
internal sealed class GroupByPlanner(PlanningContext context, PagePlanner pages)
{
    private readonly OperatorPlanner _operators = new(context);

    public GroupByField Plan(SelectedField field, int connection, TargetType target)
    {
        var place = Place.Field($"{field.Definition}");
        var keys = Keys(field, target, place.At("by"));
        return new GroupByField(
            PlanningContext.ResponseFieldOf(field),
            keys,
            Filters.Condition(Having(field.FindArgument("having"), target, place.At("having"))),
            Order(field.FindArgument("order"), keys, target, place.At("order")),
            pages.Size(field, "first", connection, place),
            context.Limits.MaxPageSize,
            [.. PlanningContext.FieldsOf(field).Select(item => Item(field, item, keys, target))]);
    }

    // Each once, in the order in which they are first named.
    private ImmutableArray<GroupKey> Keys(SelectedField field, TargetType target, Place place)
    {
        var by = field.FindArgument("by");
        var keys = ImmutableArray.CreateBuilder<GroupKey>();
        foreach (var item in InputValues.Items(by) ?? [])
        {
            var key = Key(InputValues.EnumName(item), target);
            if (!keys.Contains(key))
            {
                keys.Add(key);
            }
        }

        if (keys.Count == 0)
        {
            context.Mistakes.BadInput(
                place, "name at least one field to group by. For one figure over all, use aggregate.", by?.Location ?? field.Location);
        }

        return keys.ToImmutable();
    }

    private static GroupKey Key(string? name, TargetType target) => target is not NodeType && name == ApiNames.UpperSnake(GroupKey.Typename)
        ? new GroupKey(null)
        : new GroupKey(
            target.Properties.FirstOrDefault(candidate => ApiNames.UpperSnake(candidate.Name) == name)
            ?? throw PlanningContext.Disagreement($"groups {target} by {name}"));

    private Filter Having(ArgumentValue? value, TargetType target, Place place) => LogicPlanner.Plan(
        value,
        place,
        (_, name, argument, at) => name == "count"
            ? _operators.Plan(new GroupAggregateOperand(null, AggregateFunction.Count), argument, at)
            : HavingNumber(target, name, argument, at));

    private Filter HavingNumber(TargetType target, string name, ArgumentValue value, Place place)
    {
        var property = target.FindProperty(name) ?? throw PlanningContext.Disagreement($"aggregates {target} by {name}");
        return AggregateFunctions.Plan(
            value, place, (function, argument, at) => _operators.Plan(new GroupAggregateOperand(property, function), argument, at));
    }

    private ImmutableArray<OrderKey> Order(ArgumentValue? value, ImmutableArray<GroupKey> keys, TargetType target, Place place)
    {
        var order = ImmutableArray.CreateBuilder<OrderKey>();
        var items = InputValues.Items(value) ?? [];
        for (var i = 0; i < items.Count; i++)
        {
            if (OrderKey(items[i], keys, target, place.At(i)) is { } key)
            {
                order.Add(OrderDirections.Simplify(key));
            }
        }

        return order.ToImmutable();
    }

    private OrderKey? OrderKey(ArgumentValue value, ImmutableArray<GroupKey> keys, TargetType target, Place place)
    {
        if (Single(value, place, "one of key, count, sum, avg, min and max") is not { } sort)
        {
            return null;
        }

        var (name, argument) = sort;
        if (name == "count")
        {
            return OrderDirections.Key(new GroupAggregateOperand(null, AggregateFunction.Count), argument);
        }

        var at = place.At(name);
        if (Single(argument, at, $"one field, for example {{ {name}: {{ ...: DESC }} }}") is not { } inner)
        {
            return null;
        }

        if (name == "key")
        {
            return FindKey(inner.Key, keys, at.At(inner.Key).ToString(), inner.Value.Location) is { } key
                ? OrderDirections.Key(new GroupKeyOperand(key, keys[key]), inner.Value)
                : null;
        }

        var property = target.FindProperty(inner.Key) ?? throw PlanningContext.Disagreement($"orders groups of {target} by {inner.Key}");
        return OrderDirections.Key(new GroupAggregateOperand(property, AggregateFunctions.Parse(name)), inner.Value);
    }

    private GroupItem Item(SelectedField parent, SelectedField field, ImmutableArray<GroupKey> keys, TargetType target)
    {
        var response = PlanningContext.ResponseFieldOf(field);
        return field.IsTypename
            ? new GroupConstant(response, PlanningContext.TypenameOf(parent))
            : field.Definition.Name switch
            {
                "key" => new GroupKeyField(response, [.. PlanningContext.FieldsOf(field).Select(item => KeyItem(field, item, keys))]),
                "aggregate" => new GroupAggregateField(response, AggregatePlanner.Plan(field, target)),
                var name => throw PlanningContext.Disagreement($"has a field {name} of groups"),
            };
    }

    private GroupKeyItem KeyItem(SelectedField parent, SelectedField field, ImmutableArray<GroupKey> keys)
    {
        var response = PlanningContext.ResponseFieldOf(field);
        return field.IsTypename
            ? new GroupKeyItem(response, -1, PlanningContext.TypenameOf(parent))
            : new GroupKeyItem(response, FindKey(field.Definition.Name, keys, $"{field.Definition}", field.Location) ?? 0);
    }

    private int? FindKey(string name, ImmutableArray<GroupKey> keys, string place, SourceLocation location)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i].Name == name)
            {
                return i;
            }
        }

        var known = keys.Length == 0 ? "" : $", which has {string.Join(", ", keys)}";
        context.Mistakes.Add(
            ErrorCodes.BadUserInput,
            $"{place}: groups have no key {name}, because it is not in by{known}. Add it to by, or leave it out.",
            location);
        return null;
    }

    private KeyValuePair<string, ArgumentValue>? Single(ArgumentValue value, Place place, string right)
    {
        var found = InputValues.Single(InputValues.Object(value)!);
        if (found is null)
        {
            context.Mistakes.BadInput(place, $"give exactly {right}.", value.Location);
        }

        return found;
    }
}
