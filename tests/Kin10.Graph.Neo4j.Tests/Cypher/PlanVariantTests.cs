using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using static Kin10.Graph.Neo4j.Tests.Support.BookPlans;
using static Kin10.Graph.Neo4j.Tests.Support.PlanSamples;

namespace Kin10.Graph.Neo4j.Tests.Cypher;

public sealed class PlanVariantTests
{
    private const string Surrogates = "\U0001F600";

    [Theory]
    [InlineData("a", "b", true)]
    [InlineData("a", 7L, true)]
    [InlineData("a", Surrogates, false)]
    [InlineData("\uFFEE", Surrogates, true)]
    public void KeyOf_Scalars_DiffersWhereOneNeedsCareToCompare(object first, object second, bool areEqual) =>
        Check(SlotKind.Scalar, first, second, areEqual);

    [Fact]
    public void KeyOf_PageSizes_IsTheSame() => Check(SlotKind.PageSize, 1L, 100L, areEqual: true);

    [Fact]
    public void KeyOf_Lists_DiffersWhereOneHoldsNull()
    {
        Check(SlotKind.List, List("a"), List("b", Surrogates), areEqual: true);
        Check(SlotKind.List, List("a"), List("a", null), areEqual: false);
        Check(SlotKind.List, List(null, "a"), List("b", null), areEqual: true);
    }

    [Fact]
    public void KeyOf_Cursors_DiffersWhereAKeyIsMissingOrNeedsCare()
    {
        Check(SlotKind.Cursor, Cursor("a", 1L), Cursor("b", 2L), areEqual: true);
        Check(SlotKind.Cursor, Cursor("a", 1L), Cursor(null, 1L), areEqual: false);
        Check(SlotKind.Cursor, Cursor(null, 1L), Cursor(1L, null), areEqual: false);
        Check(SlotKind.Cursor, Cursor("a", 1L), Cursor(Surrogates, 1L), areEqual: false);
        Check(SlotKind.Cursor, Cursor(null, 1L), Cursor(Surrogates, 1L), areEqual: false);
        Check(SlotKind.Cursor, Cursor(new CutText("a", 1), 1L), Cursor(new CutText("b", 2), 1L), areEqual: true);
        Check(SlotKind.Cursor, Cursor(new CutText("a", 1), 1L), Cursor("a", 1L), areEqual: false);
        Check(SlotKind.Cursor, Cursor(new CutText("a", 1), 1L), Cursor(new CutText(Surrogates, 1), 1L), areEqual: false);
    }

    [Fact]
    public void KeyOf_Ids_DiffersWhereTheyAreOfOtherTypes()
    {
        var nodes = Operation(new NodesByIdPlan(Field(), 0, Select()), SlotKind.List);
        Check(nodes, List("Book:a"), List("Book:b", null, "nonsense", Surrogates), areEqual: true);
        Check(nodes, List("Book:a"), List("Book:a", "Person:a"), areEqual: false);
        Check(nodes, List("Book:a"), List("Person:a"), areEqual: false);

        var node = Operation(new NodeByIdPlan(Field(), 0, [Book, Person], Select()), SlotKind.Scalar);
        Check(node, "Book:a", $"Book:{Surrogates}", areEqual: true);
        Check(node, "Book:a", "Person:a", areEqual: false);
    }

    [Fact]
    public void KeyOf_AnIdOfOneType_IsThatOfAnyScalar()
    {
        var node = Operation(new NodeByIdPlan(Field(), 0, [Book], Select()), SlotKind.Scalar);

        Check(node, "Book:a", "Person:a", areEqual: true);
    }

    [Fact]
    public void KeyOf_APartedOrder_DiffersWhereItIsKnownWhatLacksTheProperty()
    {
        var plan = Operation(Root(Connection() with { Order = [new OrderKey(new PropertyOperand(Property("size")), false)] }));
        var variant = new PlanVariant(plan, BookModel.Model);
        var request = Request(plan);
        var size = Assert.Single(variant.Parted);

        Assert.Equal(new OrderedProperty(Book, "size"), size);
        Assert.NotEqual(
            variant.KeyOf(request), variant.KeyOf(request with { Missing = new Dictionary<OrderedProperty, string[]> { [size] = [] } }));
    }

    [Fact]
    public void KeyOf_TwoSlots_TellsWhichOneNeedsCare()
    {
        var plan = Operation(Root(Connection()), SlotKind.Scalar, SlotKind.Scalar);
        var variant = new PlanVariant(plan, BookModel.Model);

        Assert.NotEqual(variant.KeyOf(Request(plan, "a", Surrogates)), variant.KeyOf(Request(plan, Surrogates, "a")));
        Assert.Equal("", variant.KeyOf(Request(plan, "a", "b")));
    }

    [Fact]
    public void TypesOf_Ids_AreThoseOfWellFormedOnes()
    {
        var types = PlanVariant.TypesOf(["Book:a", null, "Nothing:a", "x", 7L], BookModel.Model);

        Assert.Equal(BookModel.Model.NodeTypes.Select(type => type == Book), types);
    }

    private static CursorPosition Cursor(params object?[] keys) => new(keys, "Book:a");

    private static void Check(SlotKind kind, object first, object second, bool areEqual) =>
        Check(Operation(Root(Connection()), kind), first, second, areEqual);

    private static void Check(OperationPlan plan, object first, object second, bool areEqual)
    {
        var variant = new PlanVariant(plan, BookModel.Model);

        Assert.Equal(areEqual, variant.KeyOf(Request(plan, first)) == variant.KeyOf(Request(plan, second)));
    }
}
