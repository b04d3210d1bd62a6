using Kin10.Graph.Plan;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>
/// What all filter objects share: all fields given are required, <c>and</c>, <c>or</c>, <c>not</c>, and null is as if absent.
/// </summary>
internal static class LogicPlanner
{
    /// <summary>A field of a filter object other than <c>and</c>, <c>or</c> and <c>not</c>.</summary>
    public delegate Filter FieldPlanner(ObjectArgument owner, string name, ArgumentValue value, Place place);

    public static Filter Plan(ArgumentValue? value, Place place, FieldPlanner field)
    {
        if (InputValues.Object(value) is not { } filter)
        {
            return Filters.True;
        }

        var items = new List<Filter>(filter.Fields.Count);
        foreach (var (name, argument) in filter.Fields)
        {
            var at = place.At(name);
            items.Add(name switch
            {
                "and" => List(argument, at, field) is { } and ? Filters.And(and) : Filters.True,
                "or" => List(argument, at, field) is { } or ? Filters.Or(or) : Filters.True,
                "not" => argument is NullArgument ? Filters.True : Filters.Not(Plan(argument, at, field)),
                _ => field(filter, name, argument, at),
            });
        }

        return Filters.And(items);
    }

    private static List<Filter>? List(ArgumentValue value, Place place, FieldPlanner field)
    {
        if (InputValues.Items(value) is not { } items)
        {
            return null;
        }

        var filters = new List<Filter>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            filters.Add(Plan(items[i], place.At(i), field));
        }

        return filters;
    }
}
