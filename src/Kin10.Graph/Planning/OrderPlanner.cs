using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>The order of a connection: one key per object of <c>order</c>.</summary>
internal sealed class OrderPlanner(PlanningContext context, FilterPlanner filters)
{
    /// <summary>
    /// The keys; ties go by id, and so does everything without a key. Where the edges have a score and no order is asked for, the best
    /// come first.
    /// </summary>
    /// <param name="value">A list of <c>...SortInput</c>, or null.</param>
    /// <param name="target">What is ordered.</param>
    /// <param name="way">The relationship or path that leads there, if any.</param>
    /// <param name="place">Where it is.</param>
    public ImmutableArray<OrderKey> Plan(ArgumentValue? value, TargetType target, Relationship? way, Place place)
    {
        var keys = ImmutableArray.CreateBuilder<OrderKey>();
        var isUnique = false;
        var items = InputValues.Items(value) ?? [];
        if (items.Count == 0 && way?.Score is { } score)
        {
            return [new OrderKey(new EdgePropertyOperand(score), Descending: true)];
        }

        for (var i = 0; i < items.Count; i++)
        {
            var key = Key(items[i], target, way, place.At(i));
            if (key is null || isUnique)
            {
                continue;
            }

            key = OrderDirections.Simplify(key);

            // After an id there are no ties; and ties go by id ascending anyway.
            isUnique = key.Operand is PropertyOperand { Property.Kind: ScalarKind.Id };
            if (!isUnique || key.Descending)
            {
                keys.Add(key);
            }
        }

        return keys.ToImmutable();
    }

    private OrderKey? Key(ArgumentValue value, TargetType target, Relationship? way, Place place)
    {
        if (Single(value, place, "one key, for example { name: ASC }") is not { } field)
        {
            return null;
        }

        var (name, argument) = field;
        var at = place.At(name);
        if (target.FindProperty(name) is { } property)
        {
            return OrderDirections.Key(new PropertyOperand(property), argument);
        }

        if (target is NodeType type)
        {
            if (type.FindRelationship(name) is { } relationship)
            {
                return relationship.IsToMany
                    ? Aggregate(relationship, argument, at)
                    : Wrap(Key(argument, relationship.Target, null, at), inner => new ToOneOperand(relationship, inner));
            }
        }
        else if (target.NodeTypes.FirstOrDefault(candidate => candidate.Singular == name) is { } concrete)
        {
            return Wrap(Key(argument, concrete, null, at), inner => new TypedOperand(concrete, inner));
        }

        return name switch
        {
            "edge" when way?.Properties is { } edge => EdgeKey(edge, argument, at),
            "via" when way?.Via is not null => ViaKey(way, argument, at),
            "steps" when way is { HasSteps: true } => OrderDirections.Key(new StepsOperand(way), argument),
            _ => throw PlanningContext.Disagreement($"orders {target} by {name}"),
        };
    }

    private OrderKey? ViaKey(Relationship path, ArgumentValue value, Place place) =>
        Single(value, place, "count, for example { count: DESC }") is { } field
            ? OrderDirections.Key(new ViaCountOperand(path), field.Value)
            : null;

    private OrderKey? EdgeKey(EdgeProperties edge, ArgumentValue value, Place place)
    {
        if (Single(value, place, "one property of the edge") is not { } field)
        {
            return null;
        }

        var property = edge.Properties.FirstOrDefault(candidate => candidate.Name == field.Key)
            ?? throw PlanningContext.Disagreement($"orders by {field.Key} of {edge.Name}");
        return OrderDirections.Key(new EdgePropertyOperand(property), field.Value);
    }

    // { where: {...}, count: DESC } or { where: {...}, sum: { amountUsd: DESC } }.
    private OrderKey? Aggregate(Relationship relationship, ArgumentValue value, Place place)
    {
        var sort = InputValues.Object(value)!;
        var where = Filters.Condition(filters.Plan(sort.Find("where"), relationship.Target, relationship.Properties, place.At("where")));
        var rest = sort with { Fields = [.. sort.Fields.Where(field => field.Key != "where")] };
        if (Single(rest, place, "one of count, sum, avg, min and max, for example { count: DESC }") is not { } field)
        {
            return null;
        }

        if (field.Key == "count")
        {
            return OrderDirections.Key(new CountOperand(relationship, where), field.Value);
        }

        var function = AggregateFunctions.Parse(field.Key);
        if (Single(field.Value, place.At(field.Key), "one number, for example { sum: { amountUsd: DESC } }") is not { } number)
        {
            return null;
        }

        var property = relationship.Target.FindProperty(number.Key)
            ?? throw PlanningContext.Disagreement($"orders by {field.Key} of {relationship}.{number.Key}");
        return OrderDirections.Key(new AggregateOperand(relationship, where, property, function), number.Value);
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

    private static OrderKey? Wrap(OrderKey? key, Func<Operand, Operand> wrap) =>
        key is null ? null : key with { Operand = wrap(key.Operand) };
}
