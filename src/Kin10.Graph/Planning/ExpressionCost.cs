using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Planning;

/// <summary>
/// What it costs to decide a filter or to read an operand for one node: one unit per value read, the relationships walked included.
/// </summary>
internal static class ExpressionCost
{
    public static double Of(Filter? filter, FanOut fanOut) => filter switch
    {
        null or ConstantFilter or SlotFilter => 0,
        AndFilter and => Sum(and.Items, fanOut),
        OrFilter or => Sum(or.Items, fanOut),
        NotFilter not => Of(not.Item, fanOut),
        MissingFilter missing => Of(missing.Operand, fanOut),
        CompareFilter compare => Of(compare.Operand, fanOut),
        InFilter membership => Of(membership.Operand, fanOut),
        SomeItemFilter some => Of(some.List, fanOut) + Of(some.Item, fanOut),
        ExistsFilter { Item: null } => 1,
        ExistsFilter exists => Targets(exists.Relationship, exists.Item, 0, fanOut),
        TypedFilter typed => 1 + Of(typed.Item, fanOut),
        TypeFilter => 1,
        _ => throw UnknownNode.Of(filter),
    };

    public static double Of(Operand operand, FanOut fanOut) => operand switch
    {
        CountOperand count => Targets(count.Relationship, count.Where, 0, fanOut),
        AggregateOperand aggregate => Targets(aggregate.Relationship, aggregate.Where, 1, fanOut),
        ToOneOperand toOne => 1 + Of(toOne.Inner, fanOut),
        TypedOperand typed => Of(typed.Inner, fanOut),
        PropertyOperand or EdgePropertyOperand or ItemOperand or GroupAggregateOperand or GroupKeyOperand => 1,
        _ => throw UnknownNode.Of(operand),
    };

    private static double Targets(Relationship relationship, Filter? where, double perTarget, FanOut fanOut)
    {
        var (walked, reached) = fanOut.Follow(relationship);
        return 1 + walked + (reached * (perTarget + Of(where, fanOut)));
    }

    private static double Sum(ImmutableArray<Filter> items, FanOut fanOut)
    {
        var sum = 0.0;
        foreach (var item in items)
        {
            sum += Of(item, fanOut);
        }

        return sum;
    }
}
