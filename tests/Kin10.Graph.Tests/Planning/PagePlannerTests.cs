using Kin10.Graph.Api;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Tests.Planning;

public class PagePlannerTests
{
    [Theory]
    [InlineData("", 25)]
    [InlineData("(first: null, last: null, after: null, before: null)", 25)]
    [InlineData("(first: 0)", 0)]
    [InlineData("(first: 500)", 500)]
    [InlineData("(last: 3)", 3)]
    [InlineData("(first: 3, last: null)", 3)]
    public void Page_OfThisSize_IsBound(string arguments, int size)
    {
        var bound = PlanningHarness.Books.Bind($"{{ books{arguments} {{ totalCount }} }}");

        var page = Assert.Single(bound.Plan.Connections).Page;
        Assert.Equal(size, bound.PageSize(page));
        Assert.Equal(arguments.StartsWith("(last: 3", StringComparison.Ordinal), page.IsBackward);
    }

    [Fact]
    public void Page_DefaultAboveTheMaximum_IsTheMaximum()
    {
        var harness = new PlanningHarness(PlanningHarness.Books.Model, new GraphLimits { DefaultPageSize = 50, MaxPageSize = 10 });

        Assert.Equal(10, harness.Bind("{ books { totalCount } }").Plan.Connections[0].Page.DefaultSize);
    }

    [Theory]
    [InlineData("first: 1, last: 2", "BAD_USER_INPUT", "Query.books(last): first and last cannot be given together. Give one of them.")]
    [InlineData("first: -1", "BAD_USER_INPUT", "Query.books(first): a page cannot have fewer than 0 rows; -1 was given. Give 0 to 500.")]
    [InlineData("last: -5", "BAD_USER_INPUT", "Query.books(last): a page cannot have fewer than 0 rows; -5 was given. Give 0 to 500.")]
    [InlineData("first: 501", "PAGE_SIZE_EXCEEDED", "Query.books(first): at most 500 can be asked for at once; 501 was given.")]
    [InlineData("last: 2147483647", "PAGE_SIZE_EXCEEDED", "Query.books(last): at most 500 can be asked for at once; 2147483647 was given.")]
    public void Page_WrongLiteral_IsRefused(string arguments, string code, string message)
    {
        var error = PlanningHarness.Books.RefuseOnce($"{{ books({arguments}) {{ totalCount }} }}");

        Assert.Equal((code, message), (error.Code, error.Message));
        Assert.Single(error.Locations);
    }

    [Theory]
    [InlineData(-1, "BAD_USER_INPUT", "Book.authors(first): a page cannot have fewer than 0 rows; $n is -1. Give 0 to 500.")]
    [InlineData(501, "PAGE_SIZE_EXCEEDED", "Book.authors(first): at most 500 can be asked for at once; $n is 501.")]
    public void Page_WrongVariable_IsRefusedWhenBound(int size, string code, string message)
    {
        var error = PlanningHarness.Books.RefuseOnce(
            "query($n: Int) { book(id: \"Book:none\") {\n authors(first: $n) { totalCount } } }", $$"""{ "n": {{size}} }""");

        Assert.Equal((code, message), (error.Code, error.Message));
        Assert.Equal("2:17", Assert.Single(error.Locations).ToString());
    }

    [Fact]
    public void Mistakes_InManyPlaces_AreAllReported()
    {
        var errors = PlanningHarness.Books.Refuse("""
            {
              books(first: -1, where: { size: { gt: null } }) { nodes { ...B } }
              other: books(last: 900, after: "x") { nodes { ...B } groupBy(by: []) { key { genre } } }
            }
            fragment B on Book { authors(first: 1, last: 1) { totalCount } }
            """);

        Assert.Equal(
            ["BAD_USER_INPUT", "BAD_USER_INPUT", "BAD_USER_INPUT", "PAGE_SIZE_EXCEEDED", "BAD_USER_INPUT", "BAD_USER_INPUT", "INVALID_CURSOR"],
            errors.Select(error => error.Code));
    }

    [Fact]
    public void Mistakes_OfVariables_AreAllReported()
    {
        var errors = PlanningHarness.Books.Refuse(
            "query($a: Int, $b: Int, $c: String) { books(first: $a, after: $c) { nodes { authors(last: $b) { totalCount } } } }",
            """{ "a": -1, "b": 501, "c": "" }""");

        Assert.Equal(["BAD_USER_INPUT", "PAGE_SIZE_EXCEEDED", "INVALID_CURSOR"], errors.Select(error => error.Code));
    }

    [Fact]
    public void Mistake_InWhatIsSkipped_IsNotInTheOperation()
    {
        var bound = PlanningHarness.Books.Bind("{ books(first: 900) @skip(if: true) { totalCount } people { totalCount } }");

        Assert.IsType<ConnectionRootPlan>(Assert.Single(bound.Plan.Roots));
    }
}
