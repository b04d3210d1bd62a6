using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Plan;
using static Kin10.Graph.Neo4j.Tests.Support.BookPlans;
using static Kin10.Graph.Neo4j.Tests.Support.PlanSamples;

namespace Kin10.Graph.Neo4j.Tests.Cypher;

public sealed class PartedOrderTests
{
    [Theory]
    [InlineData("size", "size", "size")]
    [InlineData("name", "name", null)]
    [InlineData("price", null, null)]
    public void IndexedAndParted_OfAProperty_GiveItWhereItIsIndexedAndMayBeMissing(string name, string? indexed, string? parted)
    {
        var plan = By(new PropertyOperand(Property(name)));

        Assert.Equal(indexed, PartedOrder.Indexed(plan, Book)?.Name);
        Assert.Equal(parted, PartedOrder.Parted(plan, Book)?.Name);
    }

    [Fact]
    public void Indexed_OfAnOrderByTheIndexSecond_IsNone() => Assert.Null(
        PartedOrder.Indexed(By(new PropertyOperand(Property("price")), new PropertyOperand(Property("size"))), Book));

    [Fact]
    public void Indexed_OfWhatIsComputedOrUnordered_IsNone()
    {
        Assert.Null(PartedOrder.Indexed(By(new CountOperand(Relationship("authors"), null)), Book));
        Assert.Null(PartedOrder.Indexed(By(), Book));
    }

    [Fact]
    public void Parted_OfAnInterface_IsThatOfTheTypesWhoseIndexHoldsTheProperty()
    {
        var plan = By(new PropertyOperand(Property("size")));

        Assert.Equal("size", PartedOrder.Parted(plan, Book)?.Name);
        Assert.Null(PartedOrder.Parted(plan, Person));
    }

    [Fact]
    public void Of_AnOperation_GivesThePartedOrdersOfItsRootsOnce()
    {
        var bySize = Root(By(new PropertyOperand(Property("size"))));
        var operation = new OperationPlan(
            [bySize, null, bySize, Root(By(new PropertyOperand(Property("name")))), new NodesByIdPlan(Field(), 0, Select())], [], []);

        Assert.Equal([new OrderedProperty(Book, "size")], PartedOrder.Of(operation));
    }

    [Fact]
    public void Of_AnInterface_GivesEachTypeWhosePagesArePartedItself()
    {
        var named = BookModel.Model.Interfaces.First(type => type.Name == "Named");
        var plan = By(new PropertyOperand(Property("size"))) with { Source = new ScanSource(named) };

        Assert.Equal([new OrderedProperty(Book, "size")], PartedOrder.Of(Operation(Root(plan))));
    }

    private static ConnectionPlan By(params Operand[] operands) =>
        Connection() with { Order = [.. operands.Select(operand => new OrderKey(operand, false))] };
}
