using System.Collections.Immutable;
using System.Reflection;
using Kin10.Graph.Changes;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Tests.Planning;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Tests.Plan;

/// <summary>One of every record, made of samples by the types of its parameters.</summary>
internal static class PlanSamples
{
    public static readonly GraphModel Model = PlanningHarness.Books.Model;

    public static readonly ResponseField Field = new("key", ResponseWriter.EncodeKey("key"), false, []);

    public static readonly object?[] Ids = ["Book:1"];

    private static readonly NodeType Book = Model.FindNodeType("Book")!;
    private static readonly Relationship Authors = Book.FindRelationship("authors")!;
    private static readonly Property Size = Book.FindProperty("size")!;

    public static ConnectionPlan Scan { get; } =
        new(0, "Query.books", new ScanSource(Book), null, [], new Page(-1, -1, -1, -1, 25), [new TotalCountField(Field)]);

    public static ConnectionPlan Connection { get; } = Scan with
    {
        Coordinate = Book.FindRelationship("siblings")!.Coordinate,
        Source = new TraverseSource(Book.FindRelationship("siblings")!),
    };

    public static SubgraphComputation Subgraph { get; } = new(-1, 1, 1, [Book], [Authors.Hops[0].Types[0]], 100, []);

    public static Type[] RecordTypes { get; } =
    [
        .. typeof(OperationPlan).Assembly.GetTypes()
            .Where(
                type => type is { Namespace: "Kin10.Graph.Plan", IsAbstract: false, IsNested: false }
                    && type.GetMethod("<Clone>$") is not null),
    ];

    private static readonly Dictionary<Type, object> Samples = new()
    {
        [typeof(ResponseField)] = Field,
        [typeof(byte[])] = "\"x\""u8.ToArray(),
        [typeof(int)] = 0,
        [typeof(bool)] = false,
        [typeof(Property)] = Size,
        [typeof(Relationship)] = Authors,
        [typeof(NodeType)] = Book,
        [typeof(TargetType)] = Book,
        [typeof(Filter)] = new ConstantFilter(true),
        [typeof(Operand)] = new PropertyOperand(Size),
        [typeof(NodeSelection)] = Selection(new ConstantField(Field, "\"Book\""u8.ToArray())),
        [typeof(Comparison)] = Comparison.Equal,
        [typeof(AggregateFunction)] = AggregateFunction.Sum,
        [typeof(GroupKey)] = new GroupKey(Size),
        [typeof(ImmutableArray<GroupKey>)] = ImmutableArray.Create(new GroupKey(Size), new GroupKey(null)),
        [typeof(ImmutableArray<NodeType>)] = ImmutableArray.Create(Book),
        [typeof(ImmutableArray<Filter>)] = ImmutableArray.Create<Filter>(new ConstantFilter(true)),
        [typeof(ImmutableArray<OrderKey>)] = ImmutableArray.Create(new OrderKey(new GroupKeyOperand(0, new GroupKey(Size)), true)),
        [typeof(ImmutableArray<NodeField>)] = ImmutableArray.Create<NodeField>(new PropertyField(Field, Size)),
        [typeof(ImmutableArray<EdgeField>)] = ImmutableArray.Create<EdgeField>(new CursorField(Field)),
        [typeof(ImmutableArray<PageInfoItem>)] = ImmutableArray.Create(new PageInfoItem(Field, PageInfoKind.EndCursor)),
        [typeof(RelationshipType)] = Authors.Hops[0].Types[0],
        [typeof(ImmutableArray<RelationshipType>)] = ImmutableArray.Create(Authors.Hops[0].Types[0]),
        [typeof(ImmutableArray<NodeSelection>)] = ImmutableArray.Create(Selection(new PropertyField(Field, Size))),
        [typeof(ImmutableArray<SubgraphItem>)] = ImmutableArray.Create(new SubgraphItem(Field, SubgraphItemKind.IsCut, [], [])),
        [typeof(ImmutableArray<SubgraphNodeItem>)] = ImmutableArray.Create(new SubgraphNodeItem(Field, SubgraphNodeItemKind.Id)),
        [typeof(ImmutableArray<LinkItem>)] = ImmutableArray.Create(new LinkItem(Field, LinkItemKind.Type)),
        [typeof(ImmutableArray<GraphPathItem>)] = ImmutableArray.Create(new GraphPathItem(Field, GraphPathItemKind.Text, [])),
        [typeof(Computation)] = Subgraph,
        [typeof(ImmutableArray<ChangeKind>)] = ImmutableArray.Create(ChangeKind.Removed),
        [typeof(ImmutableArray<ChangeItem>)] = ImmutableArray.Create(new ChangeItem(Field, ChangeItemKind.TotalCount, [])),
        [typeof(ImmutableArray<GraphItem>)] = ImmutableArray.Create(new GraphItem(Field, GraphItemKind.Nodes)),
        [typeof(ImmutableArray<NodeSelection>)] = ImmutableArray.Create(Selection(new ConstantField(Field, "\"Book\""u8.ToArray()))),
        [typeof(ImmutableArray<SearchItem>)] = ImmutableArray.Create(new SearchItem(Field, SearchItemKind.Nodes, [], 0)),
        [typeof(ImmutableArray<AggregateItem>)] = ImmutableArray.Create<AggregateItem>(new AggregateCount(Field)),
        [typeof(ImmutableArray<AggregateValue>)] = ImmutableArray.Create(new AggregateValue(Field, AggregateFunction.Avg)),
        [typeof(ImmutableArray<GroupItem>)] = ImmutableArray.Create<GroupItem>(new GroupConstant(Field, "\"x\""u8.ToArray())),
        [typeof(ImmutableArray<GroupKeyItem>)] = ImmutableArray.Create(new GroupKeyItem(Field, 0)),
    };

    /// <summary>The fields of a book.</summary>
    public static NodeSelection Selection(NodeField field)
    {
        var cases = new ImmutableArray<NodeField>[Model.NodeTypes.Count];
        cases[Book.Index] = [field];
        return new NodeSelection([.. cases]);
    }

    public static object Of(Type type) => Samples.TryGetValue(type, out var sample)
        ? sample
        : throw new InvalidOperationException($"A record of the plan has a parameter of the new type {type}: give a sample of it here.");

    public static object Create(Type record)
    {
        var constructor = record.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(record, parameter))]);
    }

    private static object Of(Type record, ParameterInfo parameter) => parameter switch
    {
        // No slot, so that no page size is needed.
        { Name: nameof(GroupByField.First) } when record == typeof(GroupByField) => -1,

        // Numbers.
        { Name: nameof(SubgraphComputation.First) or nameof(SubgraphComputation.Depth) or nameof(PathsComputation.MaxLength) } => 1,
        { ParameterType: var type } when type == typeof(ConnectionPlan) => record.IsSubclassOf(typeof(RootPlan)) ? Scan : Connection,
        _ => Of(parameter.ParameterType),
    };
}
