using Kin10.Graph.Plan;

namespace Kin10.Graph.Tests.Planning;

public class GroupByPlannerTests
{
    [Fact]
    public void Keys_NamedTwice_CountOnce()
    {
        var groupBy = GroupBy("{ books { groupBy(by: [GENRE, SIZE, GENRE, IS_OLD]) { key { size genre size } } } }");

        Assert.Equal(["genre", "size", "isOld"], groupBy.Keys.Select(key => key.Name));
        var key = Assert.IsType<GroupKeyField>(Assert.Single(groupBy.Items));
        Assert.Equal([1, 0], key.Items.Select(item => item.Key));
    }

    [Fact]
    public void Keys_OfNodesOfSeveralTypes_MayBeTheirType()
    {
        var groupBy = GroupBy(
            "{ nameds { groupBy(by: [TYPENAME, NAME, TYPENAME], order: [{ key: { typename: DESC } }]) { key { typename } } } }");

        Assert.Equal(["typename", "name"], groupBy.Keys.Select(key => key.Name));
        Assert.Equal(new GroupKeyOperand(0, new GroupKey(null)), Assert.Single(groupBy.Order).Operand);
        Assert.Equal(0, Assert.Single(Assert.IsType<GroupKeyField>(Assert.Single(groupBy.Items)).Items).Key);
    }

    [Fact]
    public void By_OneValueInPlaceOfAList_IsAListOfIt() =>
        Assert.Equal("genre", Assert.Single(GroupBy("{ books { groupBy(by: GENRE) { __typename } } }").Keys).Name);

    [Fact]
    public void By_Variable_IsPlannedByItsShape()
    {
        var bound = PlanningHarness.Books.Bind(
            "query($by: [BookGroupField!]!) { books { groupBy(by: $by) { __typename } } }", """{ "by": ["TAGS"] }""");

        Assert.Equal("tags", Assert.Single(Assert.IsType<GroupByField>(Assert.Single(bound.Plan.Connections[0].Fields)).Keys).Name);
    }

    [Fact]
    public void First_NotGiven_IsAllUpToTheMaximum()
    {
        var groupBy = GroupBy("{ books { groupBy(by: GENRE, first: null) { __typename } } }");

        Assert.Equal(-1, groupBy.First);
        Assert.Equal(500, groupBy.MaxGroups);
    }

    [Fact]
    public void Text_OfEverything_SaysIt()
    {
        var text = PlanningHarness.Books.Print("""
            query($least: Int!) {
              books {
                groupBy(
                  by: [GENRE, PUBLISHED]
                  having: { or: [{ count: { gte: $least } }, { price: { sum: { gt: 1.5 }, avg: { neq: null } } }], sold: { count: { gt: 0 } } }
                  order: [{ key: { published: DESC } }, { count: DESC }, { max: { size: ASC } }]
                  first: 10
                ) { key { g: genre __typename } aggregate { count price { sum total: avg } } __typename }
              }
            }
            """, """{ "least": 2 }""");

        Assert.Contains("""
              groupBy: genre, published
                having (count >= $0 or (sum(price) > $1 and not avg(price) is missing)) and count(sold) > $2
                order published desc, count desc, max(size) asc
                take $3
                key: g: genre, __typename
                aggregate: count, price (sum, total: avg)
                __typename
            """, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("count: { gte: 3 }", "count >= $0")]
    [InlineData("count: { eq: null }", "false")]
    [InlineData("price: { sum: { gt: 1 }, min: { eq: null } }", "sum(price) > $0 and min(price) is missing")]
    [InlineData("not: { size: { avg: { lt: 2.5 } } }", "not avg(size) < $0")]
    [InlineData("or: []", "false")]
    [InlineData("count: null, price: {}", "none")]
    public void Having_MeansThat(string having, string expected)
    {
        var text = PlanningHarness.Books.Print($"{{ books {{ groupBy(by: GENRE, having: {{ {having} }}) {{ __typename }} }} }}");

        var line = text.Split('\n').Select(line => line.Trim()).FirstOrDefault(
            line => line.StartsWith("having ", StringComparison.Ordinal));
        Assert.Equal(expected, line?["having ".Length..] ?? "none");
    }

    [Theory]
    [InlineData(
        "{ books { groupBy(by: []) { aggregate { count } } } }",
        "BooksConnection.groupBy(by): name at least one field to group by. For one figure over all, use aggregate.")]
    [InlineData(
        "{ books { groupBy(by: GENRE) { key { size } } } }",
        "BookGroupKey.size: groups have no key size, because it is not in by, which has genre. Add it to by, or leave it out.")]
    [InlineData(
        "{ books { groupBy(by: [GENRE, TAGS], order: [{ key: { size: ASC } }]) { __typename } } }",
        "BooksConnection.groupBy(order[0].key.size): groups have no key size, because it is not in by, which has genre, tags. "
        + "Add it to by, or leave it out.")]
    [InlineData(
        "{ books { groupBy(by: GENRE, first: -1) { __typename } } }",
        "BooksConnection.groupBy(first): a page cannot have fewer than 0 rows; -1 was given. Give 0 to 500.")]
    public void GroupBy_Wrong_IsRefused(string query, string message)
    {
        var error = PlanningHarness.Books.RefuseOnce(query);

        Assert.Equal(("BAD_USER_INPUT", message), (error.Code, error.Message));
        Assert.Single(error.Locations);
    }

    [Fact]
    public void First_OverTheMaximum_IsRefused()
    {
        var literal = PlanningHarness.Books.RefuseOnce("{ books { groupBy(by: GENRE, first: 501) { __typename } } }");
        var variable = PlanningHarness.Books.RefuseOnce(
            "query($n: Int) { books { groupBy(by: GENRE, first: $n) { __typename } } }", """{ "n": 501 }""");

        Assert.Equal(
            ("PAGE_SIZE_EXCEEDED", "BooksConnection.groupBy(first): at most 500 can be asked for at once; 501 was given."),
            (literal.Code, literal.Message));
        Assert.Equal(
            ("PAGE_SIZE_EXCEEDED", "BooksConnection.groupBy(first): at most 500 can be asked for at once; $n is 501."),
            (variable.Code, variable.Message));
    }

    private static GroupByField GroupBy(string query) =>
        Assert.IsType<GroupByField>(Assert.Single(PlanningHarness.Books.Bind(query).Plan.Connections[0].Fields));
}
