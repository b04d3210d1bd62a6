using System.Text.Json;
using Kin10.Graph.Api;
using Kin10.Graph.Embedded.Tests.Support;

namespace Kin10.Graph.Embedded.Tests.Execution;

/// <summary>API.md, "Meaning", sentence by sentence, with answers written by hand.</summary>
public sealed class MeaningTests
{
    private static readonly GraphHarness Sizes = GraphHarness.Of(GraphBuilder.Books
        .Node("Book:a", ("size", 1), ("genre", "VERSE"), ("tags", new[] { "x", "x", "y" }))
        .Node("Book:b")
        .Node("Book:c", ("size", 3), ("genre", "ESSAY"), ("tags", new[] { "y" }))
        .Node("Book:d", ("size", 1), ("genre", "PROSE")));

    [Theory]
    [InlineData("{ size: { neq: 1 } }", "b c")]
    [InlineData("{ size: { eq: null } }", "b")]
    [InlineData("{ size: { in: [3, null] } }", "b c")]
    [InlineData("{ size: { nin: [3, null] } }", "a d")]
    [InlineData("{ size: { gt: 1 } }", "c")]
    [InlineData("{ size: { ngt: 1 } }", "a b d")]
    [InlineData("{ not: { size: { gt: 1 } } }", "a b d")]
    [InlineData("{ or: [] }", "")]
    [InlineData("{ and: [] }", "a b c d")]
    [InlineData("{ size: { in: [] } }", "")]
    [InlineData("{ size: { nin: [] } }", "a b c d")]
    [InlineData("{ genre: { in: [PROSE, VERSE] } }", "a d")]
    [InlineData("{ tags: { all: { eq: \"y\" } } }", "b c d")]
    [InlineData("{ tags: { any: false } }", "b d")]
    [InlineData("{ tags: { none: { eq: \"x\" } } }", "b c d")]
    [InlineData("{ series: {} }", "")]
    [InlineData("{ not: { series: {} } }", "a b c d")]
    [InlineData("{ id: { in: [\"Book:d\", \"Book:none\"] } }", "d")]
    public void Filter_WithTwoValues_GivesTheComplement(string where, string expected) =>
        Assert.Equal(expected, Sizes.Names($"{{ books(where: {where}) {{ nodes {{ name }} }} }}"));

    [Theory]
    [InlineData("{ size: ASC }", "a d c b")]
    [InlineData("{ size: DESC }", "b c a d")]
    [InlineData("{ genre: ASC }", "c d a b")]
    [InlineData("{ genre: DESC }", "b a d c")]
    [InlineData("{ id: DESC }", "d c b a")]
    public void Order_WithMissingValues_HasThemLastAscending(string order, string expected) =>
        Assert.Equal(expected, Sizes.Names($"{{ books(order: [{order}]) {{ nodes {{ name }} }} }}"));

    [Theory]
    [InlineData("first: 2", "a d", true, false)]
    [InlineData("last: 2", "c b", false, true)]
    [InlineData("first: 0", "", true, false)]
    [InlineData("last: 0", "", false, true)]
    [InlineData("first: 2, after: $d", "c b", false, true)]
    [InlineData("last: 1, before: $c", "d", true, true)]
    [InlineData("first: 5, before: $c", "a d", true, false)]
    [InlineData("first: 1, after: $c, before: $d", "", true, true)]
    public void Page_OfAnOrder_KnowsItsPlace(string page, string expected, bool hasNext, bool hasPrevious)
    {
        using var cursors = JsonDocument.Parse(Sizes.Ask("{ books(order: [{ size: ASC }]) { edges { cursor node { name } } } }"));
        foreach (var edge in cursors.RootElement.GetProperty("data").GetProperty("books").GetProperty("edges").EnumerateArray())
        {
            page = page.Replace($"${edge.GetProperty("node").GetProperty("name").GetString()}", $"\"{edge.GetProperty("cursor").GetString()}\"", StringComparison.Ordinal);
        }

        var query = $"{{ books(order: [{{ size: ASC }}], {page}) {{ nodes {{ name }} pageInfo {{ hasNextPage hasPreviousPage }} }} }}";
        Assert.Equal(expected, Sizes.Names(query));
        Assert.Contains(
            $"'pageInfo':{{'hasNextPage':{(hasNext ? "true" : "false")},'hasPreviousPage':{(hasPrevious ? "true" : "false")}}}",
            Sizes.Data(query),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Page_AfterARowThatHasGone_GoesOnFromItsPlace()
    {
        using var cursors = JsonDocument.Parse(Sizes.Ask("{ books(order: [{ name: ASC }], first: 2) { pageInfo { endCursor } } }"));
        var cursor = cursors.RootElement.GetProperty("data").GetProperty("books").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var without = GraphHarness.Of(GraphBuilder.Books.Node("Book:a").Node("Book:c").Node("Book:d"));
        Assert.Equal("c d", without.Names($"{{ books(order: [{{ name: ASC }}], after: \"{cursor}\") {{ nodes {{ name }} }} }}"));
    }

    [Fact]
    public void Friends_OfARelationshipWithoutDirection_AreFoundFromEitherEnd()
    {
        var friends = GraphHarness.Of(GraphBuilder.Books.Node("Person:a").Node("Person:b").Node("Person:c")
            .Link("KNOWS", "Person:b", "Person:a").Link("KNOWS", "Person:b", "Person:c"));
        Assert.Equal(
            "{'people':{'nodes':[{'friends':{'nodes':[{'name':'b'}]},'friendsOfFriends':{'edges':[{'node':{'name':'c'},'via':[{'name':'b'}]}]}},"
            + "{'friends':{'nodes':[{'name':'a'},{'name':'c'}]},'friendsOfFriends':{'edges':[]}},"
            + "{'friends':{'nodes':[{'name':'b'}]},'friendsOfFriends':{'edges':[{'node':{'name':'a'},'via':[{'name':'b'}]}]}}]}}",
            friends.Data("{ people { nodes { friends { nodes { name } } friendsOfFriends { edges { node { name } via { name } } } } } }"));
    }

    [Fact]
    public void GroupBy_OfAList_CountsEachDistinctItemAndWhatHasNone() =>
        Assert.Equal(
            "{'books':{'groupBy':[{'key':{'tags':'x'},'aggregate':{'count':1,'size':{'sum':1}}},{'key':{'tags':'y'},'aggregate':{'count':2,'size':{'sum':4}}},"
            + "{'key':{'tags':null},'aggregate':{'count':2,'size':{'sum':1}}}]}}",
            Sizes.Data("{ books { groupBy(by: [TAGS]) { key { tags } aggregate { count size { sum } } } } }"));

    [Fact]
    public void GroupBy_OfMoreThanTheMaximum_IsAnErrorAtTheField()
    {
        var graph = GraphBuilder.Books;
        for (var i = 0; i < 4; i++)
        {
            graph.Node($"Book:{i}");
        }

        var response = GraphHarness.Of(graph, new GraphLimits { MaxPageSize = 3, DefaultPageSize = 3 })
            .Ask("{ books { groupBy(by: [NAME]) { key { name } } } }");
        Assert.Contains("\"path\":[\"books\",\"groupBy\"]", response, StringComparison.Ordinal);
        Assert.Contains("PAGE_SIZE_EXCEEDED", response, StringComparison.Ordinal);
    }

    [Fact]
    public void Sum_PastSixtyFourBits_IsAnErrorAtTheField()
    {
        var large = GraphHarness.Of(GraphBuilder.Books.Node("Book:a", ("sold", long.MaxValue)).Node("Book:b", ("sold", 1L)));
        var response = large.Ask("{ books { aggregate { sold { count avg sum } } } }");
        Assert.Contains("\"path\":[\"books\",\"aggregate\",\"sold\",\"sum\"]", response, StringComparison.Ordinal);
        Assert.Contains("BAD_USER_INPUT", response, StringComparison.Ordinal);
        Assert.Equal(
            "{'books':{'aggregate':{'sold':{'avg':4611686018427388000}}}}",
            large.Data("{ books { aggregate { sold { avg } } } }"));
    }

    [Fact]
    public void Names_InInsensitiveMode_MatchInFullLowerCase()
    {
        var names = GraphHarness.Of(GraphBuilder.Books
            .Node("Book:a", ("name", "\u0130")).Node("Book:b", ("name", "\u039f\u03a3")).Node("Book:c", ("name", "i")));
        Assert.Equal("\u0130", names.Names("{ books(where: { name: { eq: \"i\u0307\", mode: INSENSITIVE } }) { nodes { name } } }"));
        Assert.Equal("\u039f\u03a3", names.Names("{ books(where: { name: { endsWith: \"\u03c2\", mode: INSENSITIVE } }) { nodes { name } } }"));
    }

    [Fact]
    public void Texts_BeyondTheBasicPlane_OrderByCodePoint()
    {
        var names = GraphHarness.Of(GraphBuilder.Books.Node("Book:a", ("name", "\U0001F600")).Node("Book:b", ("name", "\uffee")));
        Assert.Equal("\uffee \U0001F600", names.Names("{ books(order: [{ name: ASC }]) { nodes { name } } }"));
    }

    [Fact]
    public void Nodes_ByIds_KeepOrderAndLength() =>
        Assert.Equal(
            "{'nodes':[{'id':'Book:c'},null,{'id':'Book:a'},{'id':'Book:c'}],'node':null}",
            Sizes.Data("{ nodes(ids: [\"Book:c\", \"nonsense\", \"Book:a\", \"Book:c\"]) { id } node(id: \"Book:\") { id } }"));
}
