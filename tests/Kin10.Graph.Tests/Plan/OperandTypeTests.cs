using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Tests.Planning;

namespace Kin10.Graph.Tests.Plan;

public sealed class OperandTypeTests
{
    private static readonly NodeType Book = PlanningHarness.Books.Model.FindNodeType("Book")!;
    private static readonly Relationship Authors = Book.FindRelationship("authors")!;
    private static readonly Relationship Series = Book.FindRelationship("series")!;
    private static readonly Property Size = Property("size");
    private static readonly Property Genre = Property("genre");

    [Theory]
    [InlineData("name", ScalarKind.String, false, false)]
    [InlineData("size", ScalarKind.Int, true, false)]
    [InlineData("genre", ScalarKind.Enum, true, false)]
    [InlineData("tags", ScalarKind.String, false, true)]
    public void Type_Property_IsThatOfTheModel(string name, ScalarKind kind, bool isNullable, bool isList)
    {
        var expected = new OperandType(kind, kind == ScalarKind.Enum ? Genre.Enum : null, isNullable, isList);

        Assert.Equal(expected, new PropertyOperand(Property(name)).Type);
        Assert.Equal(expected, new EdgePropertyOperand(Property(name)).Type);
    }

    [Fact]
    public void Type_Item_IsNeverMissingAndNoList() =>
        Assert.Equal(new OperandType(ScalarKind.String, null, false), new ItemOperand(Property("tags")).Type);

    [Theory]
    [InlineData(AggregateFunction.Count, ScalarKind.Long, false)]
    [InlineData(AggregateFunction.Sum, ScalarKind.Long, false)]
    [InlineData(AggregateFunction.Avg, ScalarKind.Float, true)]
    [InlineData(AggregateFunction.Min, ScalarKind.Int, true)]
    [InlineData(AggregateFunction.Max, ScalarKind.Int, true)]
    public void Type_AggregateOfAnInt_FollowsTheFunction(AggregateFunction function, ScalarKind kind, bool isNullable)
    {
        var expected = new OperandType(kind, null, isNullable);

        Assert.Equal(expected, new AggregateOperand(Authors, null, Size, function).Type);
        Assert.Equal(expected, new GroupAggregateOperand(Size, function).Type);
    }

    [Fact]
    public void Type_SumOfFloats_IsAFloat() => Assert.Equal(
        new OperandType(ScalarKind.Float, null, false), new AggregateOperand(Authors, null, Property("price"), AggregateFunction.Sum).Type);

    [Fact]
    public void Type_UnknownAggregate_Throws() =>
        Assert.Throws<NotSupportedException>(() => new GroupAggregateOperand(Size, (AggregateFunction)99).Type);

    [Fact]
    public void Type_Counts_AreLongAndNeverMissing()
    {
        Assert.Equal(new OperandType(ScalarKind.Long, null, false), new CountOperand(Authors, null).Type);
        Assert.Equal(new OperandType(ScalarKind.Long, null, false), new GroupAggregateOperand(null, AggregateFunction.Count).Type);
    }

    [Fact]
    public void Type_BeyondToOneOrOfOneType_CanBeMissingThoughTheInnerCannot()
    {
        var expected = new OperandType(ScalarKind.Long, null, true);

        Assert.Equal(expected, new ToOneOperand(Series, new CountOperand(Authors, null)).Type);
        Assert.Equal(expected, new TypedOperand(Book, new CountOperand(Authors, null)).Type);
    }

    [Fact]
    public void Type_GroupKey_IsAnItemOfAListAndMissingForAnEmptyOne()
    {
        Assert.Equal(new OperandType(ScalarKind.String, null, true), TypeOf(Property("tags")));
        Assert.Equal(new OperandType(ScalarKind.String, null, false), TypeOf(Property("name")));
        Assert.Equal(new OperandType(ScalarKind.Enum, Genre.Enum, true), TypeOf(Genre));
        Assert.Equal(new OperandType(ScalarKind.String, null, false), TypeOf(null));

        static OperandType TypeOf(Property? key) => new GroupKeyOperand(0, new GroupKey(key)).Type;
    }

    private static Property Property(string name) => Book.FindProperty(name)!;
}
