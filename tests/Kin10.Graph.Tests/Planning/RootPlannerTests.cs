using Kin10.Graph.Api;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Tests.Planning;

public class RootPlannerTests
{
    [Fact]
    public void Roots_WithIntrospectionBetween_KeepTheirPositions()
    {
        var plan = PlanningHarness.Books.Bind("{ books { totalCount } __typename __schema { description } node(id: \"x\") { id } }").Plan;

        Assert.Equal(4, plan.Roots.Length);
        Assert.IsType<ConnectionRootPlan>(plan.Roots[0]);
        Assert.Null(plan.Roots[1]);
        Assert.Null(plan.Roots[2]);
        Assert.IsType<NodeByIdPlan>(plan.Roots[3]);
    }

    [Fact]
    public void Node_OfAnyType_ProjectsEachTypeItsWay()
    {
        var node = Assert.IsType<NodeByIdPlan>(Assert.Single(PlanningHarness.Books.Bind(
            "{ node(id: \"Book:1\") { id ... on Book { size } ... on Named { name } } }").Plan.Roots));

        Assert.Equal(["Book", "Person", "Series"], node.Types.Select(type => type.Name));
        Assert.Equal(["id", "size", "name"], Keys(node, "Book"));
        Assert.Equal(["id", "name"], Keys(node, "Person"));
        Assert.Equal(["id"], Keys(node, "Series"));
    }

    [Fact]
    public void Singular_TakesItsTypeOnly()
    {
        var node = Assert.IsType<NodeByIdPlan>(Assert.Single(PlanningHarness.Books.Bind("{ book(id: \"Person:1\") { id } }").Plan.Roots));

        Assert.Equal("Book", Assert.Single(node.Types).Name);
        Assert.True(node.Selection.For(PlanningHarness.Books.Model.FindNodeType("Person")!).IsDefault);
    }

    [Fact]
    public void Nodes_ByVariable_AreBoundAsAList()
    {
        var bound = PlanningHarness.Books.Bind("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", """{ "ids": ["Book:1", "x"] }""");

        var nodes = Assert.IsType<NodesByIdPlan>(Assert.Single(bound.Plan.Roots));
        Assert.Equal(new object?[] { "Book:1", "x" }, (object?[])bound[nodes.Ids]!);
    }

    [Theory]
    [InlineData("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", true)]
    [InlineData("{ nodes(ids: [IDS]) { id } }", false)]
    public void Nodes_MoreThanAPage_AreRefused(string query, bool isVariable)
    {
        var harness = new PlanningHarness(PlanningHarness.Books.Model, new GraphLimits { MaxPageSize = 3 });
        var ids = string.Join(", ", Enumerable.Repeat("\"a\"", 4));

        var error = harness.RefuseOnce(
            query.Replace("IDS", ids, StringComparison.Ordinal), isVariable ? $$"""{ "ids": [{{ids}}] }""" : null);

        Assert.Equal("PAGE_SIZE_EXCEEDED", error.Code);
        Assert.Equal("Query.nodes(ids): at most 3 ids can be asked for at once; 4 were given.", error.Message);
    }

    private static IEnumerable<string> Keys(NodeByIdPlan node, string type) =>
        node.Selection.For(PlanningHarness.Books.Model.FindNodeType(type)!).Select(field => field.Field.Key);
}
