using Kin10.Graph.Plan;
using Kin10.Graph.Tests.Planning;

namespace Kin10.Graph.Tests.Plan;

public sealed class ConnectionPlanTests
{
    [Theory]
    [InlineData("__typename", "")]
    [InlineData("totalCount", "TotalCount")]
    [InlineData("aggregate { count }", "WholeList")]
    [InlineData("groupBy(by: GENRE) { key { genre } }", "WholeList")]
    [InlineData("nodes { id }", "Page")]
    [InlineData("edges { node { id } }", "Page")]
    [InlineData("edges { cursor }", "Page")]
    [InlineData("pageInfo { __typename }", "")]
    [InlineData("pageInfo { hasNextPage }", "Page HasNextPage")]
    [InlineData("pageInfo { hasPreviousPage }", "Page HasPreviousPage")]
    [InlineData("pageInfo { startCursor }", "Page")]
    [InlineData("pageInfo { endCursor }", "Page")]
    [InlineData(
        "totalCount pageInfo { hasNextPage } p: pageInfo { hasPreviousPage } nodes { id }", "Page HasNextPage HasPreviousPage TotalCount")]
    public void Needs_OfARootField_FollowFromItsFields(string fields, string expected) =>
        Assert.Equal(expected, Names(Connection($"{{ books {{ {fields} }} }}").Needs));

    [Fact]
    public void Needs_Via_AreThoseOfItsPath() => Assert.Equal(
        "Page Via", Names(Connection("{ book(id: \"Book:1\") { siblings { edges { via { id } } } } }").Needs));

    [Fact]
    public void Relationship_OfARootField_IsNull() => Assert.Null(Connection("{ books { totalCount } }").Relationship);

    [Fact]
    public void Relationship_OfANodesField_IsTheOneThatItFollows() => Assert.Equal(
        "Book.siblings", Connection("{ book(id: \"Book:1\") { siblings { totalCount } } }").Relationship?.Coordinate);

    private static ConnectionPlan Connection(string query) => PlanningHarness.Books.Bind(query).Plan.Connections[0];

    private static string Names(ConnectionNeeds needs) => string.Join(' ', typeof(ConnectionNeeds).GetProperties()
        .Where(property => (bool)property.GetValue(needs)!)
        .Select(property => property.Name));
}
