using Kin10.Graph.Api;

namespace Kin10.Graph.Tests.Planning;

public class ConditionCounterTests
{
    [Fact]
    public void Conditions_NestedInAggregates_CountForEveryFigure()
    {
        // 12 levels of 8 figures each: 8^12 conditions in a document of a few kilobytes.
        var where = "{ size: { gt: 1 } }";
        for (var level = 0; level < 12; level++)
        {
            var field = level % 2 == 0 ? "books" : "authors";
            where =
                $"{{ {field}: {{ aggregate: {{ where: {where}, size: {{ sum: {{ gt: 1, "
                + $"lt: 9 }}, avg: {{ gt: 1, lt: 9 }}, min: {{ gt: 1, lt: 9 }}, max: {{ gt: 1, lt: 9 }} }} }} }} }}";
        }

        var inFilter = PlanningHarness.Books.RefuseOnce($"{{ books(where: {where}) {{ totalCount }} }}");
        var inOrder = PlanningHarness.Books.RefuseOnce(
            $"{{ books(order: [{{ authors: {{ where: {{ friends: {{ some: {{ books: {{ some: "
            + $"{where} }} }} }} }}, count: ASC }} }}]) {{ totalCount }} }}");

        Assert.Equal("COST_LIMIT_EXCEEDED", inFilter.Code);
        Assert.StartsWith(
            "Query.books: the filters and orders up to here have more than 1000 conditions", inFilter.Message, StringComparison.Ordinal);
        Assert.Equal("COST_LIMIT_EXCEEDED", inOrder.Code);
    }

    [Theory]
    [InlineData("where: { or: [{ size: { eq: 1 } }, { size: { eq: 2 } }, { name: { in: [\"a\", \"b\", \"c\", \"d\"] } }] }", true)]
    [InlineData("where: { size: { gt: 1, lt: 2, neq: 3, eq: 4 } }", false)]
    [InlineData("where: { size: { gt: 1, lt: 2 } }, order: [{ name: ASC }, { price: ASC }]", false)]
    [InlineData("where: { authors: { some: { size: { gt: 1 }, name: { eq: \"a\" } } } }", true)]
    [InlineData("order: [{ authors: { where: { size: { gt: 1 }, name: { eq: \"a\" } }, count: ASC } }, { name: ASC }]", false)]
    public void Conditions_UpToTheLimit_AreTaken(string arguments, bool isTaken)
    {
        var harness = new PlanningHarness(PlanningHarness.Books.Model, new GraphLimits { MaxConditions = 3 });
        var query = $"{{ books({arguments}) {{ totalCount }} }}";

        if (isTaken)
        {
            Assert.NotNull(harness.Bind(query));
        }
        else
        {
            Assert.Equal("COST_LIMIT_EXCEEDED", harness.RefuseOnce(query).Code);
        }
    }

    [Fact]
    public void Conditions_OfAllFields_AddUp()
    {
        var harness = new PlanningHarness(PlanningHarness.Books.Model, new GraphLimits { MaxConditions = 3 });

        Assert.NotNull(
            harness.Bind(
                "{ a: books(where: { size: { gt: 1 } }) { nodes { authors(where: { size: { gt: 1 }, "
                + "name: { eq: \"a\" } }) { totalCount } } } }"));
        harness.RefuseOnce(
            "{ a: books(where: { size: { gt: 1, lt: 3 } }) { nodes { authors(where: { size: { gt: 1 }, "
            + "name: { eq: \"a\" } }) { totalCount } } } }");
    }
}
