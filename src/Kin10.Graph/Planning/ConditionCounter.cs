using System.Collections.Immutable;
using Kin10.Graph.Api;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Planning;

/// <summary>
/// Counts the conditions of an operation as stores meet them. A filter inside an aggregate is shared by all figures that are compared,
/// so that a short document could mean an enormous filter: each filter is therefore counted once and its count remembered.
/// </summary>
internal sealed class ConditionCounter(GraphLimits limits)
{
    private readonly Dictionary<Filter, double> _known = new(ReferenceEqualityComparer.Instance);
    private double _count;

    /// <summary>Adds the filter and order of a connection.</summary>
    /// <exception cref="GraphQLException">There are too many.</exception>
    public void Add(Filter? filter, ImmutableArray<OrderKey> order, Place place, IReadOnlyList<SourceLocation> locations)
    {
        _count += Count(filter);
        foreach (var key in order)
        {
            _count += Count(key.Operand);
        }

        if (_count > limits.MaxConditions)
        {
            throw new GraphQLException(new GraphQLError(
                ErrorCodes.CostLimitExceeded,
                $"{place}: the filters and orders up to here have more than {limits.MaxConditions} conditions; those inside an "
                    + "aggregate count for every figure that is compared. Ask for less at once.",
                locations));
        }
    }

    private double Count(Filter? filter)
    {
        if (filter is null)
        {
            return 0;
        }

        if (!_known.TryGetValue(filter, out var count))
        {
            _known[filter] = count = filter switch
            {
                AndFilter and => and.Items.Sum(Count),
                OrFilter or => or.Items.Sum(Count),
                NotFilter not => Count(not.Item),
                MissingFilter missing => Count(missing.Operand),
                CompareFilter compare => Count(compare.Operand),
                InFilter membership => Count(membership.Operand),
                SomeItemFilter some => 1 + Count(some.Item),
                ExistsFilter exists => 1 + Count(exists.Item),
                TypedFilter typed => 1 + Count(typed.Item),
                ConstantFilter or SlotFilter or TypeFilter => 1,
                _ => throw UnknownNode.Of(filter),
            };
        }

        return count;
    }

    private double Count(Operand operand) => operand switch
    {
        CountOperand count => 1 + Count(count.Where),
        AggregateOperand aggregate => 1 + Count(aggregate.Where),
        ToOneOperand toOne => 1 + Count(toOne.Inner),
        TypedOperand typed => 1 + Count(typed.Inner),
        PropertyOperand or EdgePropertyOperand or ItemOperand or GroupAggregateOperand or GroupKeyOperand => 1,
        ViaCountOperand or StepsOperand => 1,
        _ => throw UnknownNode.Of(operand),
    };
}
