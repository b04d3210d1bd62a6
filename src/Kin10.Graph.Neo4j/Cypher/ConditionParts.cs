using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>What a condition speaks of: its node alone or also the edge that leads there, and whether it walks on from the node.</summary>
internal static class ConditionParts
{
    /// <summary>Whether deciding the condition follows a relationship.</summary>
    public static bool Walks(Filter filter) => filter switch
    {
        ExistsFilter => true,
        AndFilter and => and.Items.Any(Walks),
        OrFilter or => or.Items.Any(Walks),
        NotFilter not => Walks(not.Item),
        TypedFilter typed => Walks(typed.Item),
        MissingFilter missing => Walks(missing.Operand),
        CompareFilter compare => Walks(compare.Operand),
        InFilter membership => Walks(membership.Operand),
        ConstantFilter or SlotFilter or SomeItemFilter or TypeFilter => false,
        _ => throw UnknownNode.Of(filter),
    };

    /// <summary>Whether it speaks of the edge that leads to the node.</summary>
    public static bool SpeaksOfEdge(Filter filter) => filter switch
    {
        AndFilter and => and.Items.Any(SpeaksOfEdge),
        OrFilter or => or.Items.Any(SpeaksOfEdge),
        NotFilter not => SpeaksOfEdge(not.Item),
        TypedFilter typed => SpeaksOfEdge(typed.Item),
        MissingFilter missing => SpeaksOfEdge(missing.Operand),
        CompareFilter compare => SpeaksOfEdge(compare.Operand),
        InFilter membership => SpeaksOfEdge(membership.Operand),
        SomeItemFilter some => SpeaksOfEdge(some.List),
        ExistsFilter or ConstantFilter or SlotFilter or TypeFilter => false,
        _ => throw UnknownNode.Of(filter),
    };

    private static bool Walks(Operand operand) => operand switch
    {
        CountOperand or AggregateOperand or ToOneOperand => true,
        TypedOperand typed => Walks(typed.Inner),
        PropertyOperand or EdgePropertyOperand or ItemOperand or GroupAggregateOperand or GroupKeyOperand => false,
        ViaCountOperand or StepsOperand => true,
        _ => throw UnknownNode.Of(operand),
    };

    private static bool SpeaksOfEdge(Operand operand) => operand switch
    {
        EdgePropertyOperand => true,
        TypedOperand typed => SpeaksOfEdge(typed.Inner),
        CountOperand or AggregateOperand or ToOneOperand or PropertyOperand or ItemOperand or GroupAggregateOperand or GroupKeyOperand =>
            false,
        ViaCountOperand or StepsOperand => true,
        _ => throw UnknownNode.Of(operand),
    };
}
