using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Tests.Plan;

/// <summary>Records of every kind that no switch knows.</summary>
internal static class UnknownRecords
{
    public static Dictionary<Type, object> All { get; } = new()
    {
        [typeof(RootPlan)] = new UnknownRoot(PlanSamples.Field),
        [typeof(Computation)] = new UnknownComputation(),
        [typeof(NodeSource)] = new UnknownSource(),
        [typeof(Filter)] = new UnknownFilter(),
        [typeof(Operand)] = new UnknownOperand(),
        [typeof(ConnectionField)] = new UnknownConnectionField(PlanSamples.Field),
        [typeof(EdgeField)] = new UnknownEdgeField(PlanSamples.Field),
        [typeof(NodeField)] = new UnknownNodeField(PlanSamples.Field),
        [typeof(AggregateItem)] = new UnknownAggregateItem(PlanSamples.Field),
        [typeof(GroupItem)] = new UnknownGroupItem(PlanSamples.Field),
    };

    private sealed record UnknownRoot(ResponseField Field) : RootPlan(Field);

    private sealed record UnknownComputation : Computation;

    private sealed record UnknownSource : NodeSource
    {
        public override IReadOnlyList<NodeType> Types => PlanSamples.Model.NodeTypes;
    }

    private sealed record UnknownFilter : Filter;

    private sealed record UnknownOperand : Operand
    {
        public override OperandType Type => OperandType.Count;
    }

    private sealed record UnknownConnectionField(ResponseField Field) : ConnectionField(Field);

    private sealed record UnknownEdgeField(ResponseField Field) : EdgeField(Field);

    private sealed record UnknownNodeField(ResponseField Field) : NodeField(Field);

    private sealed record UnknownAggregateItem(ResponseField Field) : AggregateItem(Field);

    private sealed record UnknownGroupItem(ResponseField Field) : GroupItem(Field);
}
