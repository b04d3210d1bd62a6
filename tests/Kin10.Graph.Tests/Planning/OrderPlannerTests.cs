namespace Kin10.Graph.Tests.Planning;

public class OrderPlannerTests
{
    [Theory]
    [InlineData("[]", "n.id asc")]
    [InlineData("null", "n.id asc")]
    [InlineData("{ name: ASC }", "n.name asc, n.id asc")]
    [InlineData("[{ isOld: DESC }, { name: ASC }]", "n.isOld desc, n.name asc, n.id asc")]
    [InlineData("{ size: DESC_NULLS_LAST }", "n.size desc missing last, n.id asc")]
    [InlineData("{ size: ASC_NULLS_FIRST }", "n.size asc missing first, n.id asc")]
    [InlineData("{ series: { books: { count: DESC_NULLS_LAST } } }", "[n.series as m: count(m.books)] desc missing last, n.id asc")]
    // What is never missing has no place.
    [InlineData("{ name: DESC_NULLS_LAST }", "n.name desc, n.id asc")]
    [InlineData("{ authors: { count: ASC_NULLS_FIRST } }", "count(n.authors) asc, n.id asc")]
    [InlineData("[{ authors: { count: DESC } }]", "count(n.authors) desc, n.id asc")]
    [InlineData("[{ siblings: { count: ASC } }]", "count(path n.siblings) asc, n.id asc")]
    [InlineData("[{ authors: { sum: { size: DESC } } }]", "sum(size of n.authors) desc, n.id asc")]
    [InlineData(
        "[{ authors: { where: { name: { eq: \"a\" } }, avg: { size: ASC } } }]",
        "avg(size of n.authors as m where m.name = $0) asc, n.id asc")]
    [InlineData(
        "[{ authors: { where: { edge: { share: { gt: 0.5 } } }, count: DESC } }]",
        "count(n.authors as m where edge(m).share > $0) desc, n.id asc")]
    [InlineData("[{ authors: { where: {}, min: { size: ASC } } }]", "min(size of n.authors) asc, n.id asc")]
    [InlineData("[{ authors: { where: null, max: { size: ASC }, count: null } }]", "max(size of n.authors) asc, n.id asc")]
    [InlineData("[{ series: { name: ASC } }]", "[n.series as m: m.name] asc, n.id asc")]
    [InlineData("[{ series: { id: ASC } }]", "[n.series as m: m.id] asc, n.id asc")]
    [InlineData("[{ series: { books: { count: ASC } } }]", "[n.series as m: count(m.books)] asc, n.id asc")]
    // The id leaves no ties, and closes every order anyway.
    [InlineData("[{ id: ASC }]", "n.id asc")]
    [InlineData("[{ id: ASC }, { name: ASC }]", "n.id asc")]
    [InlineData("[{ name: DESC }, { id: ASC }]", "n.name desc, n.id asc")]
    [InlineData("[{ id: DESC }, { name: ASC }]", "n.id desc, n.id asc")]
    public void Order_OfBooks_MeansThat(string order, string expected) =>
        Assert.Equal(expected, PlanningHarness.Books.Order($"{{ books(order: {order}) {{ totalCount }} }}"));

    [Theory]
    [InlineData("", "edge(m).score desc, m.id asc")]
    [InlineData("(order: [])", "edge(m).score desc, m.id asc")]
    [InlineData("(order: null)", "edge(m).score desc, m.id asc")]
    [InlineData("(order: [{ id: ASC }])", "m.id asc")]
    [InlineData("(order: [{ name: DESC }])", "m.name desc, m.id asc")]
    public void Order_OfSuggestions_IsTheBestFirstWhereNoneIsAsked(string arguments, string expected) => Assert.Equal(
        expected,
        PlanningHarness.Kin10.Order($"{{ partner(id: \"Partner:a\") {{ couldLearnFrom{arguments} {{ totalCount }} }} }}"));

    [Theory]
    [InlineData(
        "{ nameds(order: [{ name: ASC }, { book: { price: DESC } }]) { totalCount } }", "n.name asc, [n is Book: n.price] desc, n.id asc")]
    [InlineData("{ nameds(order: [{ book: { authors: { count: ASC } } }]) { totalCount } }", "[n is Book: count(n.authors)] asc, n.id asc")]
    [InlineData(
        "{ nameds(order: [{ book: { series: { name: ASC } } }]) { totalCount } }", "[n is Book: [n.series as m: m.name]] asc, n.id asc")]
    [InlineData(
        "{ book(id: \"Book:1\") { authors(order: [{ edge: { share: DESC } }, { name: ASC }]) { totalCount } } }",
        "edge(m).share desc, m.name asc, m.id asc")]
    [InlineData("query($o: [BookSortInput!] = [{ size: DESC }]) { books(order: $o) { totalCount } }", "n.size desc, n.id asc")]
    [InlineData(
        "{ book(id: \"Book:1\") { fellows(order: [{ via: { count: DESC } }, { name: ASC }]) { totalCount } } }",
        "count(via(m)) desc, m.name asc, m.id asc")]
    [InlineData("{ book(id: \"Book:1\") { echoes(order: { steps: DESC_NULLS_LAST }) { totalCount } } }", "steps(m) desc, m.id asc")]
    public void Order_InOtherPlaces_MeansThat(string query, string expected) => Assert.Equal(expected, PlanningHarness.Books.Order(query));

    [Theory]
    [InlineData("{}")]
    [InlineData("{ count: DESC, sum: { size: ASC } }")]
    [InlineData("{ where: { size: { gt: 1 } } }")]
    [InlineData("{ count: null }")]
    public void Order_NotOneOfCountAndItsKin_IsRefused(string key)
    {
        var error = PlanningHarness.Books.RefuseOnce($"{{ books(order: [{{ name: ASC }}, {{ authors: {key} }}]) {{ totalCount }} }}");

        Assert.Equal("BAD_USER_INPUT", error.Code);
        Assert.Equal(
            "Query.books(order[1].authors): give exactly one of count, sum, avg, min and max, for example { count: DESC }.", error.Message);
    }

    [Fact]
    public void Order_WrongFilterInside_NamesThePlace()
    {
        var error = PlanningHarness.Books.RefuseOnce(
            "{ books(order: [{ authors: { where: { size: { gt: null } }, count: ASC } }]) { totalCount } }");

        Assert.StartsWith("Query.books(order[0].authors.where.size.gt): ", error.Message, StringComparison.Ordinal);
    }
}
