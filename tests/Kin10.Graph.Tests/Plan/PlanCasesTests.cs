using System.Collections.Immutable;
using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.Graph.Tests.Planning;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Tests.Plan;

/// <summary>
/// Every record that a plan can be made of, found by reflection, goes through every switch of the core. What a switch has no case for is
/// refused, so that a new record cannot be forgotten in one of them.
/// </summary>
public sealed class PlanCasesTests
{
    private static readonly GraphLimits Limits = new();
    private static readonly GraphModel Model = PlanSamples.Model;
    private static readonly ResponseField Field = PlanSamples.Field;

    /// <summary>What looks at plans, and the kinds of records that it must tell apart.</summary>
    private static readonly Dictionary<string, (Type[] Bases, Action<OperationPlan> Run)> Switches = new()
    {
        ["PlanPrinter"] = ([.. UnknownRecords.All.Keys], plan => PlanPrinter.Print(plan, Model)),
        ["CostEstimator"] = ([.. UnknownRecords.All.Keys], plan => CostEstimator.Estimate(Bound(plan), new FixedStatistics(10, 10))),
        ["ConditionCounter"] = (
            [typeof(Filter), typeof(Operand)],
            plan => Each(plan, item => new ConditionCounter(Limits).Add(item.Filter, item.Order, Place.Field("Query.books"), []))),
        ["PlanBinder"] = ([typeof(RootPlan), typeof(Computation), typeof(Operand)], plan => new PlanBinder(Limits).Bind(plan, null!)),
        ["ConnectionPlan.Needs"] = ([typeof(ConnectionField), typeof(EdgeField)], plan => Each(plan, item => _ = item.Needs)),
        ["ConnectionPlan.Relationship"] = ([typeof(NodeSource)], plan => Each(plan, item => _ = item.Relationship)),
    };

    public static TheoryData<string, string> KnownRecords() => Pairs(
        from name in Switches.Keys
        from type in PlanSamples.RecordTypes
        where UnknownRecords.All.Keys.Any(type.IsSubclassOf)
        select (name, type.Name));

    public static TheoryData<string, string> RefusedRecords() => Pairs(
        from item in Switches
        from type in item.Value.Bases
        select (item.Key, type.Name));

    [Fact]
    public void AbstractRecords_OfThePlan_AreAllTestedHere() => Assert.Equal(
        typeof(OperationPlan).Assembly.GetTypes()
            .Where(type => type is { Namespace: "Kin10.Graph.Plan", IsAbstract: true, IsSealed: false })
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal),
        UnknownRecords.All.Keys.Select(type => type.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(KnownRecords))]
    public void Switch_KnownRecord_HasACase(string name, string record)
    {
        var node = PlanSamples.Create(PlanSamples.RecordTypes.Single(type => type.Name == record));

        Switches[name].Run(Host(node));
    }

    [Theory]
    [MemberData(nameof(RefusedRecords))]
    public void Switch_UnknownRecord_Throws(string name, string kind)
    {
        var node = UnknownRecords.All.Single(item => item.Key.Name == kind).Value;

        var exception = Assert.Throws<NotSupportedException>(() => Switches[name].Run(Host(node)));

        Assert.Equal($"There is no case for {node.GetType().Name} here.", exception.Message);
    }

    [Fact]
    public void Print_UnknownValuesOfEnums_Throws()
    {
        var property = (Property)PlanSamples.Of(typeof(Property));
        object[] nodes =
        [
            new CompareFilter(new PropertyOperand(property), (Comparison)99, 0),
            new GroupAggregateOperand(property, (AggregateFunction)99),
            new PageInfoField(Field, [new PageInfoItem(Field, (PageInfoKind)99)]),
            new GraphRootPlan(Field, [new GraphItem(Field, (GraphItemKind)99)]),
            PlanSamples.Subgraph with { Items = [new SubgraphItem(Field, (SubgraphItemKind)99, [], [])] },
            Nodes((SubgraphNodeItemKind)99),
            Links((LinkItemKind)99),
            Paths((GraphPathItemKind)99),
            new AggregateProperty(Field, property, [new AggregateValue(Field, (AggregateFunction)99)]),
        ];

        Assert.All(nodes, node => Assert.Throws<NotSupportedException>(() => PlanPrinter.Print(Host(node), Model)));
    }

    [Fact]
    public void Print_EveryValueOfEnums_HasATextOfItsOwn()
    {
        var property = (Property)PlanSamples.Of(typeof(Property));

        AssertDistinct(Enum.GetValues<Comparison>().Select(value => (object)new CompareFilter(new PropertyOperand(property), value, 0)));
        AssertDistinct(Enum.GetValues<AggregateFunction>().Select(value => (object)new GroupAggregateOperand(property, value)));
        AssertDistinct(Enum.GetValues<PageInfoKind>().Select(value => (object)new PageInfoField(Field, [new PageInfoItem(Field, value)])));
        AssertDistinct(Enum.GetValues<SearchItemKind>().Select(
            value => (object)new SearchRootPlan(Field, 0, 0, [], -1, -1, 25, [], [new SearchItem(Field, value, [])])));
        AssertDistinct(Enum.GetValues<SubgraphItemKind>().Select(
            value => (object)(PlanSamples.Subgraph with { Items = [new SubgraphItem(Field, value, [], [])] })));
        AssertDistinct(Enum.GetValues<SubgraphNodeItemKind>().Select(value => (object)Nodes(value)));
        AssertDistinct(Enum.GetValues<GraphPathItemKind>().Select(value => (object)Paths(value)));
        AssertDistinct(Enum.GetValues<ChangeItemKind>().Select(
            value => (object)new ChangesComputation(-1, [], [], -1, -1, 25, [new ChangeItem(Field, value, [])])));
        AssertDistinct(Enum.GetValues<LinkItemKind>().Select(value => (object)Links(value)));
        AssertDistinct(Enum.GetValues<GraphItemKind>().Select(value => (object)new GraphRootPlan(Field, [new GraphItem(Field, value)])));
    }

    [Fact]
    public void Slots_InputObject_IsRefused()
    {
        var argument = new ObjectArgument(new GraphQLInputObjectType("Input", null, false), default, []);

        Assert.Throws<NotSupportedException>(() => PlanText.Source(argument));
        Assert.Throws<NotSupportedException>(() => SlotReader.Read(argument, null!));
    }

    private static PathsComputation Paths(GraphPathItemKind kind) =>
        new(0, 0, 1, 1, [], 100, [new GraphPathItem(Field, kind, [])]);

    private static SubgraphComputation Nodes(SubgraphNodeItemKind kind) =>
        PlanSamples.Subgraph with { Items = [new SubgraphItem(Field, SubgraphItemKind.Nodes, [new SubgraphNodeItem(Field, kind)], [])] };

    private static SubgraphComputation Links(LinkItemKind kind) =>
        PlanSamples.Subgraph with { Items = [new SubgraphItem(Field, SubgraphItemKind.Links, [], [new LinkItem(Field, kind)])] };

    private static TheoryData<string, string> Pairs(IEnumerable<(string Name, string Record)> pairs)
    {
        var data = new TheoryData<string, string>();
        foreach (var (name, record) in pairs)
        {
            data.Add(name, record);
        }

        return data;
    }

    private static void AssertDistinct(IEnumerable<object> nodes)
    {
        var texts = nodes.Select(node => PlanPrinter.Print(Host(node), Model)).ToList();
        Assert.Equal(texts.Count, texts.Distinct().Count());
    }

    private static BoundPlan Bound(OperationPlan plan) => new(plan, [PlanSamples.Ids, 1L], new ulong[plan.Connections.Length]);

    private static void Each(OperationPlan plan, Action<ConnectionPlan> action) => plan.Connections.ToList().ForEach(action);

    // A plan with the record at a place where plans have it.
    private static OperationPlan Host(object node) => node switch
    {
        RootPlan root => Plan(root, []),
        Computation computation => Plan(new ComputedRootPlan(Field, computation, []), []),
        TraverseSource source => Nested(PlanSamples.Connection with { Source = source }),
        NodeSource source => Scan(PlanSamples.Scan with { Source = source }),
        ConnectionField field => Scan(PlanSamples.Scan with { Fields = [field] }),
        EdgeField field => Nested(PlanSamples.Connection with { Fields = [new EdgesField(Field, [field])] }),
        NodeField field => Plan(new NodeByIdPlan(Field, 0, [.. Model.NodeTypes], PlanSamples.Selection(field)), []),
        AggregateItem item =>
            Scan(PlanSamples.Scan with { Fields = [new AggregateField(Field, [item]), GroupBy(new GroupAggregateField(Field, [item]))] }),
        GroupItem item => Scan(PlanSamples.Scan with { Fields = [GroupBy(item)] }),
        Filter filter => Scan(PlanSamples.Scan with { Filter = new AndFilter([filter, new NotFilter(filter)]) }),
        Operand operand => Scan(PlanSamples.Scan with
        {
            Filter = new AndFilter([new MissingFilter(operand), new InFilter(operand, 0), new CompareFilter(operand, Comparison.Equal, 0)]),
            Order = [new OrderKey(operand, false)],
        }),
        _ => throw new ArgumentException($"{node} has no place in a plan.", nameof(node)),
    };

    private static GroupByField GroupBy(GroupItem item) =>
        new(Field, [(GroupKey)PlanSamples.Of(typeof(GroupKey))], null, [], -1, 500, [item]);

    private static OperationPlan Scan(ConnectionPlan connection) => Plan(new ConnectionRootPlan(Field, connection), [connection]);

    private static OperationPlan Nested(ConnectionPlan connection) => Plan(
        new NodeByIdPlan(Field, 0, [.. Model.NodeTypes], PlanSamples.Selection(new ConnectionNodeField(Field, connection))), [connection]);

    private static OperationPlan Plan(RootPlan root, ImmutableArray<ConnectionPlan> connections) =>
        new(
            [root, null],
            [
                new Slot(SlotKind.List, new ConstantArgument(new GraphQLList(BuiltInScalars.Id), default, PlanSamples.Ids)),
                new Slot(SlotKind.Bounded, new ConstantArgument(BuiltInScalars.Int, default, 1L)),
            ],
            connections);
}
