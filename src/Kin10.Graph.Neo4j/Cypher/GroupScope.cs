using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>The values of a group: variables for its keys and aggregates.</summary>
/// <param name="context">The statement.</param>
/// <param name="keys">The variables of the keys.</param>
/// <param name="aggregates">The aggregates; what is asked for is added to them.</param>
/// <param name="variable">The variable of the aggregate at a position.</param>
internal sealed class GroupScope(
    StatementContext context, IReadOnlyList<string> keys, AggregateCompiler aggregates, Func<int, string> variable)
{
    public IReadOnlyList<string> Keys => keys;

    /// <summary>An aggregate of the group; the number of its nodes where no property is given.</summary>
    public string Aggregate(Property? property, AggregateFunction function) => property is null
        ? variable(aggregates.Count())
        : function switch
        {
            AggregateFunction.Count => variable(aggregates.Count(property)),
            AggregateFunction.Min => variable(aggregates.Min(property)),
            AggregateFunction.Max => variable(aggregates.Max(property)),
            AggregateFunction.Sum => Sum(property),
            AggregateFunction.Avg => Average(property),
            _ => throw UnknownNode.Of(function),
        };

    private string Sum(Property property)
    {
        var (high, low) = aggregates.Sum(property);
        return low < 0 ? ExactSums.Clamped(context, variable(high)) : ExactSums.Clamped(context, variable(high), variable(low));
    }

    private string Average(Property property)
    {
        var (high, low) = aggregates.Sum(property);
        var count = variable(aggregates.Count(property));
        return low < 0
            ? $"CASE WHEN {count} > 0 THEN {ExactSums.Clamped(context, variable(high))} / {count} + 0.0 END"
            : ExactSums.Average(context, variable(high), variable(low), count);
    }
}
