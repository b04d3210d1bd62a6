using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using static Kin10.Graph.Neo4j.Tests.Support.BookPlans;

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>A plan, the values that the database answers with, one for each record, and the response that they make.</summary>
internal sealed record PlanSample(RootPlan Plan, string Json, params object?[] Records);

/// <summary>For each kind of node of a plan a plan that holds it.</summary>
internal static class PlanSamples
{
    /// <summary>The slots of all samples: a text, a list, a boolean, ids, an id, what a search found.</summary>
    public static readonly SlotKind[] Slots =
        [SlotKind.Scalar, SlotKind.List, SlotKind.Scalar, SlotKind.List, SlotKind.Scalar, SlotKind.Search];

    public static readonly object?[] Values =
    [
        "a", new object?[] { "a", null }, true, new object?[] { "Book:a" }, "Book:a",
        new SearchAnswer([new SearchHit("Book:a", Book, 1.5, "**a**"), new SearchHit("Book:b", Book, 1, "b")], 0, 2, [], []),
    ];

    private const int TextSlot = 0;
    private const int ListSlot = 1;
    private const int TruthSlot = 2;
    private const int IdsSlot = 3;
    private const int IdSlot = 4;
    private const int FoundSlot = 5;
    private const string Nothing = """{"f":[]}""";
    private static readonly byte[] Constant = "1"u8.ToArray();
    private static readonly CompareFilter IsText = new(new PropertyOperand(Property("name")), Comparison.Equal, TextSlot);
    private static readonly MissingFilter HasNoSize = new(new PropertyOperand(Property("size")));

    public static IReadOnlyDictionary<Type, PlanSample> All { get; } = new Dictionary<Type, PlanSample>
    {
        [typeof(NodeByIdPlan)] = new(new NodeByIdPlan(Field(), IdSlot, [Book], Select(Name())), """{"f":"x"}""", List("x")),
        [typeof(NodesByIdPlan)] = new(
            new NodesByIdPlan(Field(), IdsSlot, Select(Name())), """[{"f":"x"},null]""", List(List((long)Book.Index, List("x"))), List()),
        [typeof(ConnectionRootPlan)] = new(Root(Connection()), """{"f":[{},{}]}""", List(), List()),

        [typeof(GraphRootPlan)] = new(
            new GraphRootPlan(Field(), [.. Enum.GetValues<GraphItemKind>().Select(kind => new GraphItem(Field($"{kind}"), kind))]),
            """{"Typename":"Graph","Name":"books","ModelVersion":1,"Version":"v1","Nodes":6,"Relationships":21,"""
            + "\"DerivedAreCurrent\":true,\"ImportedAt\":\"2026-01-02T03:04:05.006Z\"}",
            List(
                List([.. Enumerable.Range(1, BookModel.Model.NodeTypes.Count).Select(count => (object)(long)count),
                    .. Enumerable.Range(1, BookModel.Model.RelationshipTypes.Count).Select(count => (object)(long)count)]),
                List("2026-01-02T03:04:05.006Z"))),

        [typeof(SearchRootPlan)] = new(
            new SearchRootPlan(
                Field(), FoundSlot, IdsSlot, [Book], -1, -1, 25, [Select(Name()), Select()],
                [
                    new SearchItem(
                        Field("edges"),
                        SearchItemKind.Edges,
                        [
                            new SearchItem(Field("snippet"), SearchItemKind.Snippet, []),
                            new SearchItem(Field("node"), SearchItemKind.Node, [], 0),
                        ]),
                    new SearchItem(Field("nodes"), SearchItemKind.Nodes, [], 1),
                ]),
            """{"edges":[{"snippet":"**a**","node":{"f":"x"}}],"nodes":[{}]}""",
            List(List((long)Book.Index, List("x"), List())),
            List()),

        [typeof(ScanSource)] = new(Root(Connection()), Nothing),
        [typeof(TraverseSource)] = With(Below("mentionedIn"), """{"f":[]}""", List()),

        [typeof(ConstantField)] = With(new ConstantField(Field(), Constant), "1"),
        [typeof(PropertyField)] = With(Name(), "\"x\"", "x"),
        [typeof(UpdatedAtField)] = With(new UpdatedAtField(Field()), "\"2026-01-02T03:04:05.006Z\"", "2026-01-02T03:04:05.006Z"),
        [typeof(ToOneField)] = With(new ToOneField(Field(), Relationship("series"), Select(Name())), """{"f":"x"}""", List(List("x"))),
        [typeof(ConnectionNodeField)] = With(Below("authors"), """{"f":[{}]}""", List(List())),

        [typeof(ConnectionConstant)] = With(new ConnectionConstant(Field(), Constant), "1", List()),
        [typeof(TotalCountField)] = With(new TotalCountField(Field()), "7", List(7L)),
        [typeof(NodesField)] = With(new NodesField(Field(), Select()), "[{}]", List()),
        [typeof(EdgesField)] = With(new EdgesField(Field(), [new EdgeNodeField(Field(), Select())]), """[{"f":{}}]""", List()),
        [typeof(PageInfoField)] = With(
            new PageInfoField(Field(), [.. Enum.GetValues<PageInfoKind>().Select(kind => new PageInfoItem(Field($"{kind}"), kind))]),
            """{"Typename":"PageInfo","HasNextPage":false,"HasPreviousPage":false,"StartCursor":"""
            + $$"""{{Cursor("Book:a")}},"EndCursor":{{Cursor("Book:b")}}}""",
            "Book:a",
            "Book:b"),
        [typeof(AggregateField)] = With(new AggregateField(Field(), [new AggregateCount(Field())]), """{"f":7}""", List(List(7L))),
        [typeof(GroupByField)] = With(GroupBy(new GroupConstant(Field(), Constant)), """[{"f":1}]""", List(List(List("VERSE")))),

        [typeof(EdgeConstant)] = With(new EdgeConstant(Field(), Constant), "1", List()),
        [typeof(CursorField)] = With(new CursorField(Field()), Cursor("Person:a"), "Person:a"),
        [typeof(EdgeNodeField)] = With(new EdgeNodeField(Field(), Select()), "{}", List()),
        [typeof(EdgePropertiesField)] = With(
            new EdgePropertiesField(Field(), [new PropertyField(Field(), Share)]), """{"f":0.5}""", List(0.5)),
        [typeof(StepsField)] = With(new StepsField(Field()), "2", 2L, "echoes"),
        [typeof(ViaField)] = With(new ViaField(Field(), Select()), "[{}]", List(List()), "fellows"),

        [typeof(AggregateConstant)] = With(new AggregateField(Field(), [new AggregateConstant(Field(), Constant)]), """{"f":1}""", List()),
        [typeof(AggregateCount)] = With(new AggregateField(Field(), [new AggregateCount(Field())]), """{"f":7}""", List(List(7L))),
        [typeof(AggregateProperty)] = With(
            new AggregateField(Field(), [AllAggregates("size")]),
            """{"f":{"Count":3,"Sum":12,"Avg":4,"Min":1,"Max":8,"Constant":1}}""",
            List(List(0L, 12L, 3L, 1L, 8L))),

        [typeof(GroupConstant)] = With(GroupBy(new GroupConstant(Field(), Constant)), """[{"f":1}]""", List(List(List("VERSE")))),
        [typeof(GroupKeyField)] = With(
            GroupBy(new GroupKeyField(Field(), [new GroupKeyItem(Field(), 0), new GroupKeyItem(Field("t"), -1, Constant)])),
            """[{"f":{"f":"VERSE","t":1}},{"f":{"f":null,"t":1}}]""",
            List(List(List("VERSE"), List((object?)null)))),
        [typeof(GroupAggregateField)] = With(
            GroupBy(new GroupAggregateField(Field(), [new AggregateCount(Field())])), """[{"f":{"f":2}}]""", List(List(List("VERSE", 2L)))),

        [typeof(ConstantFilter)] = With(new ConstantFilter(true)),
        [typeof(SlotFilter)] = With(new SlotFilter(TruthSlot)),
        [typeof(AndFilter)] = With(new AndFilter([IsText, HasNoSize])),
        [typeof(OrFilter)] = With(new OrFilter([IsText, HasNoSize])),
        [typeof(NotFilter)] = With(new NotFilter(IsText)),
        [typeof(MissingFilter)] = With(HasNoSize),
        [typeof(CompareFilter)] = With(IsText),
        [typeof(InFilter)] = With(new InFilter(new PropertyOperand(Property("name")), ListSlot)),
        [typeof(SomeItemFilter)] = With(HasTag(new ItemOperand(Property("tags")))),
        [typeof(ExistsFilter)] = With(new ExistsFilter(Relationship("authors"), null)),
        [typeof(TypeFilter)] = With(new TypeFilter([Book])),
        [typeof(TypedFilter)] = With(new TypedFilter(Book, HasNoSize)),

        [typeof(PropertyOperand)] = With(new PropertyOperand(Property("size"))),
        [typeof(EdgePropertyOperand)] = With(OrderedBelow("authors", new EdgePropertyOperand(Share)), Nothing, List()),
        [typeof(ViaCountOperand)] = With(OrderedBelow("fellows", new ViaCountOperand(Relationship("fellows"))), Nothing, List()),
        [typeof(StepsOperand)] = With(OrderedBelow("echoes", new StepsOperand(Relationship("echoes"))), Nothing, List()),
        [typeof(ItemOperand)] = With(HasTag(new ItemOperand(Property("tags")))),
        [typeof(CountOperand)] = With(new CountOperand(Relationship("authors"), null)),
        [typeof(AggregateOperand)] = With(new AggregateOperand(Relationship("mentionedIn"), null, Property("size"), AggregateFunction.Sum)),
        [typeof(ToOneOperand)] = With(new ToOneOperand(Relationship("series"), new PropertyOperand(Property("name")))),
        [typeof(TypedOperand)] = With(new TypedOperand(Book, new PropertyOperand(Property("size")))),
        [typeof(GroupAggregateOperand)] = WithInGroups(
            new GroupAggregateOperand(Property("size"), AggregateFunction.Sum), "VERSE", 0L, 12L),
        [typeof(GroupKeyOperand)] = WithInGroups(new GroupKeyOperand(0, new GroupKey(Property("genre"))), "VERSE"),
    };

    private static Property Share => Relationship("authors").Properties!.Properties.First(property => property.Name == "share");

    public static RootPlan Root(ConnectionPlan connection) => new ConnectionRootPlan(Field(), connection);

    public static PlanSample With(Filter filter) => new(Root(Connection() with { Filter = filter }), Nothing);

    public static PlanSample With(Operand operand) => new(Root(Connection() with { Order = By(operand) }), Nothing);

    /// <summary>A group by genre in an order.</summary>
    public static PlanSample WithInGroups(Operand operand, params object?[] group) => With(
        GroupBy(new GroupConstant(Field(), Constant)) with { Order = By(operand) },
        """[{"f":1}]""",
        List(List(List(group))));

    /// <summary>A field of a node.</summary>
    /// <param name="field">The field.</param>
    /// <param name="json">How its value is written.</param>
    /// <param name="values">Its value in the record, where it has one.</param>
    public static PlanSample With(NodeField field, string json, params object?[] values) =>
        new(Root(Connection(new NodesField(Field(), Select(field)))), $$"""{"f":[{"f":{{json}}}]}""", List(values));

    public static PlanSample With(ConnectionField field, string json, params object?[] records) =>
        new(Root(Connection(field)), $$"""{"f":{{json}}}""", records);

    public static PlanSample With(EdgeField field, string json, object? row, string relationship = "authors") =>
        With(Below(relationship, new EdgesField(Field(), [field])), $$"""{"f":[{"f":{{json}}}]}""", List(row));

    public static GroupByField GroupBy(params GroupItem[] items) => new(Field(), [new GroupKey(Property("genre"))], null, [], -1, 100, [.. items]);

    public static AggregateProperty Aggregates(string property, params AggregateValue[] values) =>
        new(Field(), Property(property), [.. values]);

    // All functions of a property, and a constant.
    private static AggregateProperty AllAggregates(string property) => Aggregates(property,
    [
        .. Enum.GetValues<AggregateFunction>().Select(function => new AggregateValue(Field($"{function}"), function)),
        new AggregateValue(Field("Constant"), null, Constant),
    ]);

    /// <summary>A list, as one value.</summary>
    public static object List(params object?[] items) => items;

    private static ConnectionNodeField OrderedBelow(string relationship, Operand operand) =>
        Below(relationship) with { Connection = Below(relationship).Connection with { Order = By(operand) } };

    private static ImmutableArray<OrderKey> By(Operand operand) => [new OrderKey(operand, Descending: false)];

    private static PropertyField Name() => new(Field(), Property("name"));

    private static SomeItemFilter HasTag(Operand item) =>
        new(new PropertyOperand(Property("tags")), new CompareFilter(item, Comparison.Equal, TextSlot));

    private static string Cursor(string id)
    {
        var cursor = new CursorWriter();
        cursor.Begin(scope: 0);
        cursor.AddId(System.Text.Encoding.UTF8.GetBytes(id));
        return $"\"{cursor}\"";
    }
}
