using Kin10.Graph.Plan;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>The names of aggregates in the API.</summary>
internal static class AggregateFunctions
{
    public static AggregateFunction Parse(string name) => name switch
    {
        "count" => AggregateFunction.Count,
        "sum" => AggregateFunction.Sum,
        "avg" => AggregateFunction.Avg,
        "min" => AggregateFunction.Min,
        "max" => AggregateFunction.Max,
        _ => throw PlanningContext.Disagreement($"has an aggregate {name}"),
    };

    /// <summary>The filter of a number's aggregates, <c>{ sum: { gt: 3 }, max: ... }</c>; true for null.</summary>
    public static Filter Plan(ArgumentValue value, Place place, Func<AggregateFunction, ArgumentValue, Place, Filter> plan) =>
        LogicPlanner.Plan(value, place, (_, name, argument, at) => plan(Parse(name), argument, at));
}
