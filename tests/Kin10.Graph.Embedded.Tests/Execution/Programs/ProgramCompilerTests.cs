using System.Collections.Immutable;
using Kin10.Graph.Embedded.Execution.Programs;
using Kin10.Graph.Embedded.Execution.Walks;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Embedded.Tests.Support;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Tests.Execution.Programs;

/// <summary>Every kind of record that a plan can hold is compiled; what the compilers do not know is refused, wherever it is.</summary>
public sealed class ProgramCompilerTests
{
    private static readonly GraphSnapshot Graph = SnapshotBuilder.Build(GraphBuilder.Books.Node("Book:a").Build(), CancellationToken.None);
    private static readonly NodeType Book = Graph.Model.FindNodeType("Book")!;
    private static readonly NodeType Person = Graph.Model.FindNodeType("Person")!;
    private static readonly Relationship Authors = Book.FindRelationship("authors")!;
    private static readonly Property Size = Book.FindProperty("size")!;
    private static readonly Property Tags = Book.FindProperty("tags")!;
    private static readonly ResponseField Key = new("key", ResponseWriter.EncodeKey("key"), false, []);
    private static readonly PropertyOperand SizeOperand = new(Size);
    private static readonly ConstantFilter True = new(true);
    private static readonly SubgraphComputation Subgraph = new(-1, 0, 0, [Book], [Authors.Hops[0].Types[0]], 100, []);

    /// <summary>A valid example of each kind, with its place in a plan.</summary>
    private static readonly object[] Known =
    [
        new NodeByIdPlan(Key, 0, [Book], Selection()),
        new NodesByIdPlan(Key, 0, Selection()),
        new ConnectionRootPlan(Key, Connection(new ScanSource(Book))),
        new GraphRootPlan(Key, [new GraphItem(Key, GraphItemKind.Nodes)]),
        new SearchRootPlan(Key, 0, 1, [Book], -1, -1, 25, [Selection()], [new SearchItem(Key, SearchItemKind.Nodes, [], 0)]),
        new ComputedRootPlan(Key, Subgraph, [Selection()]),
        Subgraph,
        new PathsComputation(0, 0, 0, 0, [], 100, []),
        new ChangesComputation(-1, [Book], [], -1, -1, 25, []),
        new UpdatedAtField(Key),
        new ConstantField(Key, []),
        new PropertyField(Key, Size),
        new ToOneField(Key, Book.FindRelationship("series")!, Selection()),
        new ConnectionNodeField(Key, Connection(new TraverseSource(Authors))),
        new ScanSource(Book),
        new TraverseSource(Authors),
        new ConnectionConstant(Key, []),
        new TotalCountField(Key),
        new NodesField(Key, Selection()),
        new EdgesField(Key, []),
        new PageInfoField(Key, [new PageInfoItem(Key, PageInfoKind.EndCursor)]),
        new AggregateField(Key, []),
        GroupBy([]),
        new EdgeConstant(Key, []),
        new CursorField(Key),
        new EdgeNodeField(Key, Selection()),
        new EdgePropertiesField(Key, [new PropertyField(Key, Authors.Properties!.Properties[0])]),
        new StepsField(Key),
        new ViaField(Key, Selection()),
        new AggregateConstant(Key, []),
        new AggregateCount(Key),
        new AggregateProperty(Key, Size, [new AggregateValue(Key, AggregateFunction.Sum)]),
        new GroupConstant(Key, []),
        new GroupKeyField(Key, [new GroupKeyItem(Key, 0)]),
        new GroupAggregateField(Key, []),
        True,
        new SlotFilter(0),
        new AndFilter([True]),
        new OrFilter([True]),
        new NotFilter(True),
        new MissingFilter(SizeOperand),
        new CompareFilter(SizeOperand, Comparison.Equal, 0),
        new InFilter(SizeOperand, 0),
        new SomeItemFilter(new PropertyOperand(Tags), new MissingFilter(new ItemOperand(Tags))),
        new ExistsFilter(Authors, True),
        new TypeFilter([Book]),
        new TypedFilter(Book, True),
        SizeOperand,
        new EdgePropertyOperand(Authors.Properties.Properties[0]),
        new ViaCountOperand(Book.FindRelationship("fellows")!),
        new StepsOperand(Book.FindRelationship("echoes")!),
        new ItemOperand(Tags),
        new CountOperand(Authors, True),
        new AggregateOperand(Authors, True, Person.FindProperty("size")!, AggregateFunction.Max),
        new ToOneOperand(
            Book.FindRelationship("series")!, new CountOperand(Graph.Model.FindNodeType("Series")!.FindRelationship("books")!, null)),
        new TypedOperand(Book, SizeOperand),
        new GroupAggregateOperand(Size, AggregateFunction.Min),
        new GroupKeyOperand(0, new GroupKey(Size)),
    ];

    /// <summary>One of each kind that no compiler can know, and values that no enum has.</summary>
    private static readonly object[] Unknown =
    [
        new UnknownRoot(Key),
        new UnknownComputation(),
        new UnknownNodeField(Key),
        new UnknownSource(),
        new UnknownConnectionField(Key),
        new UnknownEdgeField(Key),
        new UnknownAggregateItem(Key),
        new UnknownGroupItem(Key),
        new UnknownFilter(),
        new UnknownOperand(),
    ];

    public static TheoryData<string> KnownKinds => [.. Known.Select(node => node.GetType().Name)];

    public static TheoryData<string, string> UnknownPlaces
    {
        get
        {
            var places = new TheoryData<string, string>();
            foreach (var node in Unknown)
            {
                foreach (var place in Places(node).Keys)
                {
                    places.Add(node.GetType().Name, place);
                }
            }

            return places;
        }
    }

    [Fact]
    public void Kinds_OfThePlan_AllHaveAnExampleHere()
    {
        var kinds = typeof(OperationPlan).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(OperationPlan).Namespace && IsRecord(type)).ToArray();
        var families = kinds.Where(type => type.IsAbstract).ToArray();

        Assert.Equal(families.Select(type => type.Name).Order(), Unknown.Select(node => node.GetType().BaseType!.Name).Order());
        Assert.Equal(
            kinds.Where(type => families.Contains(type.BaseType)).Select(type => type.Name).Order(),
            Known.Select(node => node.GetType().Name).Order());
    }

    [Theory]
    [MemberData(nameof(KnownKinds))]
    public void Compile_OfAKnownKind_MakesAProgram(string kind)
    {
        var node = Known.Single(each => each.GetType().Name == kind);
        var root = node switch
        {
            ItemOperand => Filtered(new SomeItemFilter(new PropertyOperand(Tags), new MissingFilter((Operand)node))),
            GroupAggregateOperand or GroupKeyOperand => Show(GroupBy([], new OrderKey((Operand)node, true))),
            _ => Places(node).First().Value,
        };

        Assert.NotNull(Compile(root));
    }

    [Theory]
    [MemberData(nameof(UnknownPlaces))]
    public void Compile_OfAnUnknownKind_IsRefusedWhereverItIs(string kind, string place)
    {
        var node = Unknown.Single(each => each.GetType().Name == kind);

        var error = Assert.Throws<NotSupportedException>(() => Compile(Places(node)[place]));

        Assert.Contains(kind, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_OfAnUnknownComparison_IsRefused() =>
        Assert.Throws<NotSupportedException>(() => Compile(Filtered(new CompareFilter(SizeOperand, (Comparison)99, 0))));

    [Fact]
    public void Compile_OfAnUnknownFunction_IsRefused() => Assert.Throws<NotSupportedException>(() => Compile(Filtered(
        new MissingFilter(new AggregateOperand(Authors, null, Person.FindProperty("size")!, (AggregateFunction)99)))));

    private static Dictionary<string, RootPlan> Places(object node) => node switch
    {
        RootPlan root => new() { ["root"] = root },
        Computation computation => new() { ["root"] = new ComputedRootPlan(Key, computation, []) },
        NodeField field => new()
        {
            ["node"] = Node(field),
            ["nodes"] = new NodesByIdPlan(Key, 0, Selection(field)),
            ["to-one"] = Node(new ToOneField(Key, Book.FindRelationship("series")!, Selection(field))),
            ["computed"] = new ComputedRootPlan(Key, Subgraph, [Selection(field)]),
            ["page"] = Show(new NodesField(Key, Selection(field))),
            ["edge"] = Show(new EdgesField(Key, [new EdgeNodeField(Key, Selection(field))])),
            ["via"] = Node(new ConnectionNodeField(Key, Connection(
                new TraverseSource(Person.FindRelationship("series")!), new EdgesField(Key, [new ViaField(Key, Selection(field))])))),
            ["properties"] = Walked(new EdgesField(
                Key, [new EdgePropertiesField(Key, [field is UnknownNodeField ? field : new ConstantField(Key, [])])])),
        },
        NodeSource source => new() { ["connection"] = Node(new ConnectionNodeField(Key, Connection(source))) },
        ConnectionField field => new() { ["root"] = Show(field), ["node"] = Walked(field) },
        EdgeField field => new() { ["edges"] = Walked(new EdgesField(Key, [field])) },
        AggregateItem item => new()
        {
            ["aggregate"] = Show(new AggregateField(Key, [item])),
            ["group"] = Show(GroupBy([new GroupAggregateField(Key, [item])])),
        },
        GroupItem item => new() { ["groupBy"] = Show(GroupBy([item])) },
        Filter filter => new()
        {
            ["where"] = Filtered(filter),
            ["several types"] = new ConnectionRootPlan(
                Key, Connection(new ScanSource(Graph.Model.Interfaces[0])) with { Filter = filter }),
            ["and"] = Filtered(new AndFilter([True, filter])),
            ["or"] = Filtered(new OrFilter([True, filter])),
            ["not"] = Filtered(new NotFilter(filter)),
            ["some item"] = Filtered(new SomeItemFilter(new PropertyOperand(Tags), filter)),
            ["exists"] = Filtered(new ExistsFilter(Authors, filter)),
            ["typed"] = Filtered(new TypedFilter(Book, filter)),
            ["count"] = Filtered(new MissingFilter(new CountOperand(Authors, filter))),
            ["having"] = Show(new GroupByField(Key, [new GroupKey(Size)], filter, [], -1, 10, [])),
        },
        Operand operand => new()
        {
            ["order"] = Node(new ConnectionNodeField(
                Key, Connection(new TraverseSource(Authors)) with { Order = [new OrderKey(operand, false)] })),
            ["missing"] = Filtered(new MissingFilter(operand)),
            ["compare"] = Filtered(new CompareFilter(operand, Comparison.Equal, 0)),
            ["in"] = Filtered(new InFilter(operand, 0)),
            ["list"] = Filtered(new SomeItemFilter(operand, True)),
            ["to-one"] = Filtered(new MissingFilter(new ToOneOperand(Book.FindRelationship("series")!, operand))),
            ["typed"] = Filtered(new MissingFilter(new TypedOperand(Book, operand))),
            ["typed of another"] = Filtered(new MissingFilter(new TypedOperand(Person, operand))),
            ["groups"] = Show(GroupBy([], new OrderKey(operand, false))),
        },
        _ => throw new ArgumentException($"{node} has no place in a plan.", nameof(node)),
    };

    private static OperationProgram Compile(RootPlan root) => ProgramCompiler.Compile(
        Graph, new CountColumns(Graph), new OperationPlan([root], [], [Connection(new ScanSource(Book))]));

    private static NodeByIdPlan Node(NodeField field) => new(Key, 0, [Book], Selection(field));

    private static ConnectionRootPlan Show(ConnectionField field) => new(Key, Connection(new ScanSource(Book), field));

    private static NodeByIdPlan Walked(ConnectionField field) =>
        Node(new ConnectionNodeField(Key, Connection(new TraverseSource(Authors), field)));

    private static ConnectionRootPlan Filtered(Filter filter) => new(Key, Connection(new ScanSource(Book)) with { Filter = filter });

    private static ConnectionPlan Connection(NodeSource source, params ImmutableArray<ConnectionField> fields) =>
        new(0, "Query.books", source, null, [], new Page(-1, -1, -1, -1, 10), fields);

    private static GroupByField GroupBy(ImmutableArray<GroupItem> items, params ImmutableArray<OrderKey> order) =>
        new(Key, [new GroupKey(Size), new GroupKey(null)], null, order, -1, 10, items);

    // The fields are given to books; the other types show nothing.
    private static NodeSelection Selection(params ImmutableArray<NodeField> fields) =>
        new([.. Graph.Model.NodeTypes.Select(type => type == Book ? fields : [])]);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private sealed record UnknownRoot(ResponseField Field) : RootPlan(Field);

    private sealed record UnknownComputation : Computation;

    private sealed record UnknownNodeField(ResponseField Field) : NodeField(Field);

    private sealed record UnknownSource : NodeSource
    {
        public override IReadOnlyList<NodeType> Types => [Book];
    }

    private sealed record UnknownConnectionField(ResponseField Field) : ConnectionField(Field);

    private sealed record UnknownEdgeField(ResponseField Field) : EdgeField(Field);

    private sealed record UnknownAggregateItem(ResponseField Field) : AggregateItem(Field);

    private sealed record UnknownGroupItem(ResponseField Field) : GroupItem(Field);

    private sealed record UnknownFilter : Filter;

    private sealed record UnknownOperand : Operand
    {
        public override OperandType Type => OperandType.Count;
    }
}
