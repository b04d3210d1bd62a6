using Kin10.Graph.Api;
using Kin10.Graph.Bundles;
using Kin10.Graph.Results;
using Kin10.Graph.Stores;

namespace Kin10.Graph.ContractTests;

/// <summary>
/// What filters, orders, pages, groups and numbers mean, on graphs and with answers written by hand. One derived class for each kind of
/// store.
/// </summary>
public abstract class MeaningTests : IAsyncLifetime
{
    private readonly List<IGraphStore> _stores = [];

    private static GraphBuilder Sizes => GraphBuilder.Books
        .Node("Book:a", ("size", 1), ("genre", "VERSE"), ("tags", new[] { "x", "x", "y" }))
        .Node("Book:b")
        .Node("Book:c", ("size", 3), ("genre", "ESSAY"), ("tags", new[] { "y" }))
        .Node("Book:d", ("size", 1), ("genre", "PROSE"));

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }
    }

    /// <summary>Opens a store of this kind that holds a graph, in place of the one before.</summary>
    protected abstract Task<IGraphStore> OpenAsync(GraphBundle graph);

    [ContractTheory]
    [InlineData("{ paths(from: \"Book:a\", to: \"Book:d\") { length } }", "More than 2 links would have to be followed")]
    [InlineData("{ subgraph(around: [\"Book:b\"], depth: 2) { nodes { id } } }", "More than 2 ")]
    [InlineData("{ subgraph { nodes { id } } }", "2")]
    public async Task Walk_OverTheLimitOfWhatIsVisited_IsRefusedAtTheField(string query, string problem)
    {
        var graph = Sizes.Link("MENTIONS", "Book:a", "Book:b").Link("MENTIONS", "Book:b", "Book:c").Link("MENTIONS", "Book:c", "Book:d")
            .Link("MENTIONS", "Book:b", "Book:d").Link("MENTIONS", "Book:b", "Book:a");
        var harness = await HarnessAsync(graph, GraphHarness.AnyCost with { MaxVisited = 2 });
        var response = await harness.AskAsync(query);

        Assert.Contains(problem, response, StringComparison.Ordinal);
        Assert.Contains("COST_LIMIT_EXCEEDED", response, StringComparison.Ordinal);
        Assert.DoesNotContain("Book:c", response, StringComparison.Ordinal);
    }

    private async Task<GraphHarness> HarnessAsync(GraphBuilder graph, GraphLimits? limits = null)
    {
        var store = await OpenAsync(graph.Build());
        _stores.Add(store);
        return new GraphHarness(store, BookModel.Model, limits);
    }

    [ContractTheory]
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
    public async Task Filter_WithTwoValues_GivesTheComplement(string where, string expected) =>
        Assert.Equal(expected, await (await HarnessAsync(Sizes)).NamesAsync($"{{ books(where: {where}) {{ nodes {{ name }} }} }}"));

    [ContractTheory]
    [InlineData("{ size: ASC }", "a d c b")]
    [InlineData("{ size: DESC }", "b c a d")]
    [InlineData("{ size: ASC_NULLS_FIRST }", "b a d c")]
    [InlineData("{ size: DESC_NULLS_LAST }", "c a d b")]
    [InlineData("{ name: DESC_NULLS_LAST }", "d c b a")]
    [InlineData("{ series: { name: ASC_NULLS_FIRST } }, { size: DESC_NULLS_LAST }", "c a d b")]
    [InlineData("{ genre: ASC }", "c d a b")]
    [InlineData("{ genre: DESC }", "b a d c")]
    [InlineData("{ id: DESC }", "d c b a")]
    public async Task Order_WithMissingValues_HasThemLastAscendingUnlessItSaysOtherwise(string order, string expected) =>
        Assert.Equal(expected, await (await HarnessAsync(Sizes)).NamesAsync($"{{ books(order: [{order}]) {{ nodes {{ name }} }} }}"));

    [ContractTheory]
    [InlineData("ASC_NULLS_FIRST", "b a d c")]
    [InlineData("DESC_NULLS_LAST", "c a d b")]
    public async Task Page_OfAnOrderThatPlacesTheMissing_GoesOnFromEachRowBothWays(string direction, string expected)
    {
        var harness = await HarnessAsync(Sizes);
        var order = $"order: [{{ size: {direction} }}]";
        var data = await harness.DataAsync($"{{ books({order}) {{ edges {{ cursor }} }} }}");
        var edges = data.GetProperty("books").GetProperty("edges").EnumerateArray();
        string[] cursors = [.. edges.Select(edge => edge.GetProperty("cursor").GetString()!)];
        var names = expected.Split(' ');
        for (var i = 0; i < names.Length; i++)
        {
            var behind = await harness.NamesAsync($"{{ books({order}, first: 2, after: \"{cursors[i]}\") {{ nodes {{ name }} }} }}");
            var ahead = await harness.NamesAsync($"{{ books({order}, last: 2, before: \"{cursors[i]}\") {{ nodes {{ name }} }} }}");

            Assert.Equal(string.Join(' ', names.Skip(i + 1).Take(2)), behind);
            Assert.Equal(string.Join(' ', names.Take(i).TakeLast(2)), ahead);
        }
    }

    [ContractTheory]
    [InlineData("first: 2", "a d", true, false)]
    [InlineData("last: 2", "c b", false, true)]
    [InlineData("first: 0", "", true, false)]
    [InlineData("last: 0", "", false, true)]
    [InlineData("first: 2, after: $d", "c b", false, true)]
    [InlineData("last: 1, before: $c", "d", true, true)]
    [InlineData("first: 5, before: $c", "a d", true, false)]
    [InlineData("first: 1, after: $c, before: $d", "", true, true)]
    public async Task Page_OfAnOrder_KnowsItsPlace(string page, string expected, bool hasNext, bool hasPrevious)
    {
        var harness = await HarnessAsync(Sizes);
        var cursors = await harness.DataAsync("{ books(order: [{ size: ASC }]) { edges { cursor node { name } } } }");
        foreach (var edge in cursors.GetProperty("books").GetProperty("edges").EnumerateArray())
        {
            page = page.Replace(
                $"${edge.GetProperty("node").GetProperty("name").GetString()}",
                $"\"{edge.GetProperty("cursor").GetString()}\"",
                StringComparison.Ordinal);
        }

        var query = $"{{ books(order: [{{ size: ASC }}], {page}) {{ nodes {{ name }} pageInfo {{ hasNextPage hasPreviousPage }} }} }}";
        Assert.Equal(expected, await harness.NamesAsync(query));
        Assert.Contains(
            $"'pageInfo':{{'hasNextPage':{(hasNext ? "true" : "false")},'hasPreviousPage':{(hasPrevious ? "true" : "false")}}}",
            await harness.DataTextAsync(query),
            StringComparison.Ordinal);
    }

    [ContractFact]
    public async Task Page_AfterARowThatHasGone_GoesOnFromItsPlace()
    {
        var cursors = await (await HarnessAsync(Sizes)).DataAsync("{ books(order: [{ name: ASC }], first: 2) { pageInfo { endCursor } } }");
        var cursor = cursors.GetProperty("books").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var without = await HarnessAsync(GraphBuilder.Books.Node("Book:a").Node("Book:c").Node("Book:d"));
        Assert.Equal("c d", await without.NamesAsync($"{{ books(order: [{{ name: ASC }}], after: \"{cursor}\") {{ nodes {{ name }} }} }}"));
    }

    [ContractTheory]
    [InlineData("ASC", "a b c d e f g")]
    [InlineData("DESC", "g f e d c b a")]
    public async Task Page_OfAnOrderByLongTexts_GoesOnFromEachRowBothWays(string direction, string expected)
    {
        var harness = await HarnessAsync(LongTexts());
        var names = expected.Split(' ');
        foreach (var (open, list, close) in new[]
        {
            ("", $"books(order: [{{ subtitle: {direction} }}]", ""),
            ("person(id: \"Person:p\") { ", $"books(order: [{{ edge: {{ note: {direction} }} }}]", " }"),
        })
        {
            var cursors = await CursorsAsync(harness, open, list, close);
            Assert.All(cursors, cursor => Assert.InRange(cursor.Length, 1, 400));
            for (var i = 0; i < names.Length; i++)
            {
                var behind = await harness.DataTextAsync(
                    $"{{ {open}{list}, first: 2, after: \"{cursors[i]}\") {{ nodes {{ name }} pageInfo {{ hasPreviousPage hasNextPage }} }}{close} }}");
                var ahead = await harness.DataTextAsync(
                    $"{{ {open}{list}, last: 2, before: \"{cursors[i]}\") {{ nodes {{ name }} pageInfo {{ hasPreviousPage hasNextPage }} }}{close} }}");

                Assert.Contains(Page([.. names.Skip(i + 1).Take(2)], true, i + 3 < names.Length), behind, StringComparison.Ordinal);
                Assert.Contains(Page([.. names.Take(i).TakeLast(2)], i > 2, true), ahead, StringComparison.Ordinal);
            }
        }
    }

    [ContractTheory]
    [InlineData("ASC", "a b c e f g")]
    [InlineData("DESC", "g f e c b a")]
    public async Task Page_AfterALongTextThatHasGone_RepeatsWhatBeginsSoRatherThanLoseIt(string direction, string expected)
    {
        var list = $"books(order: [{{ subtitle: {direction} }}]";
        var ofD = (await CursorsAsync(await HarnessAsync(LongTexts()), "", list, ""))[3];
        foreach (var changed in new[] { LongTexts(without: "d"), LongTexts(without: "d").Node("Book:d", ("subtitle", Long("zz"))) })
        {
            // The text of a is as long as a cursor holds, and so ahead of all longer ones; f and g begin otherwise. The changed d is the
            // last of those that begin alike.
            var harness = await HarnessAsync(changed);
            var all = (await harness.NamesAsync($"{{ {list}) {{ nodes {{ name }} }} }}")).Split(' ');
            Assert.Equal(expected.Split(' '), all.Where(name => name != "d"));
            var alike = all.Where(name => name is "b" or "c" or "d" or "e").ToArray();
            var (first, last) = (Array.IndexOf(all, alike[0]), Array.IndexOf(all, alike[^1]));
            Assert.Equal(
                string.Join(' ', all[first..]), await harness.NamesAsync($"{{ {list}, after: \"{ofD}\") {{ nodes {{ name }} }} }}"));
            Assert.Equal(
                string.Join(' ', all[..(last + 1)]), await harness.NamesAsync($"{{ {list}, before: \"{ofD}\") {{ nodes {{ name }} }} }}"));
            Assert.Contains(
                Page([], first > 0, true),
                await harness.DataTextAsync($"{{ {list}, first: 0, after: \"{ofD}\") {{ nodes {{ name }} pageInfo {{ hasPreviousPage hasNextPage }} }} }}"),
                StringComparison.Ordinal);
        }
    }

    private static string Page(string[] names, bool hasPrevious, bool hasNext) =>
        $"{{'nodes':[{string.Join(',', names.Select(name => $"{{'name':'{name}'}}"))}],"
        + $"'pageInfo':{{'hasPreviousPage':{(hasPrevious ? "true" : "false")},'hasNextPage':{(hasNext ? "true" : "false")}}}}}";

    private static string Long(string end) => new string('m', 100_000) + end;

    // In the order of their names; b to e are alike in their first 100,000 characters.
    private static GraphBuilder LongTexts(string without = "")
    {
        var graph = GraphBuilder.Books.Node("Person:p");
        foreach (var (name, text) in new[]
        {
            ("a", new string('m', CutText.MaxBytes)), ("b", Long("")), ("c", Long("a")), ("d", Long("b\U0001F600")), ("e", Long("c")),
            ("f", new string('n', 300)), ("g", "z"),
        })
        {
            if (name != without)
            {
                graph.Node($"Book:{name}", ("subtitle", text)).Link("WROTE", "Person:p", $"Book:{name}", ("note", text));
            }
        }

        return graph;
    }

    private static async Task<string[]> CursorsAsync(GraphHarness harness, string open, string list, string close)
    {
        var data = await harness.DataAsync($"{{ {open}{list}) {{ edges {{ cursor }} }}{close} }}");
        var books = open.Length == 0 ? data : data.GetProperty("person");
        var edges = books.GetProperty("books").GetProperty("edges").EnumerateArray();
        return [.. edges.Select(edge => edge.GetProperty("cursor").GetString()!)];
    }

    [ContractFact]
    public async Task Friends_OfARelationshipWithoutDirection_AreFoundFromEitherEnd()
    {
        var friends = await HarnessAsync(GraphBuilder.Books.Node("Person:a").Node("Person:b").Node("Person:c")
            .Link("KNOWS", "Person:b", "Person:a").Link("KNOWS", "Person:b", "Person:c"));
        Assert.Equal(
            "{'people':{'nodes':[{'friends':{'nodes':[{'name':'b'}]},'friendsOfFriends':{'edges':[{'node':{'name':'c'},'via':[{'name':'b'}]}]}},"
            + "{'friends':{'nodes':[{'name':'a'},{'name':'c'}]},'friendsOfFriends':{'edges':[]}},"
            + "{'friends':{'nodes':[{'name':'b'}]},'friendsOfFriends':{'edges':[{'node':{'name':'a'},'via':[{'name':'b'}]}]}}]}}",
            await friends.DataTextAsync(
                "{ people { nodes { friends { nodes { name } } friendsOfFriends { edges { node { name } via { name } } } } } }"));
    }

    [ContractFact]
    public async Task Path_OfVariableLength_GivesEachTargetAtItsLeastNumberOfHops()
    {
        var friends = await HarnessAsync(GraphBuilder.Books
            .Node("Person:a").Node("Person:b").Node("Person:c").Node("Person:d").Node("Person:e")
            .Link("KNOWS", "Person:a", "Person:b").Link("KNOWS", "Person:b", "Person:c").Link("KNOWS", "Person:a", "Person:c")
            .Link("KNOWS", "Person:c", "Person:d").Link("KNOWS", "Person:d", "Person:e"));
        Assert.Equal(
            "{'person':{'circle':{'totalCount':4,'edges':[{'steps':2,'node':{'name':'a'}},{'steps':2,'node':{'name':'b'}},"
            + "{'steps':1,'node':{'name':'c'}},{'steps':1,'node':{'name':'e'}}]}}}",
            await friends.DataTextAsync(
                "{ person(id: \"Person:d\") { circle { totalCount edges { steps node { name } } } } }"));
        Assert.Equal(
            "a b d e", await friends.NamesAsync("{ people(where: { circle: { some: { name: { eq: \"c\" } } } }) { nodes { name } } }"));
        Assert.Equal(
            "a b c d e",
            await friends.NamesAsync("{ people(where: { circle: { none: { name: { eq: \"x\" } }, count: { eq: 4 } } }) { nodes { name } } }"));
    }

    [ContractTheory]
    [InlineData("friendsOfFriends", "{ via: { count: DESC } }", "d c")]
    [InlineData("friendsOfFriends", "{ via: { count: ASC } }", "c d")]
    [InlineData("circle", "{ steps: ASC }, { name: DESC }", "f e b d c g")]
    [InlineData("circle", "{ steps: DESC_NULLS_LAST }", "g c d b e f")]
    public async Task Order_ByTheWay_GoesByItsNodesOrItsHops(string path, string order, string expected)
    {
        // Two ways lead from a to d, one leads to c; g is three hops away.
        var friends = await HarnessAsync(GraphBuilder.Books
            .Node("Person:a").Node("Person:b").Node("Person:c").Node("Person:d").Node("Person:e").Node("Person:f").Node("Person:g")
            .Link("KNOWS", "Person:a", "Person:b").Link("KNOWS", "Person:a", "Person:e").Link("KNOWS", "Person:a", "Person:f")
            .Link("KNOWS", "Person:b", "Person:c").Link("KNOWS", "Person:b", "Person:d").Link("KNOWS", "Person:e", "Person:d")
            .Link("KNOWS", "Person:d", "Person:g"));
        foreach (var where in new[] { "", "where: { name: { neq: \"x\" } }, " })
        {
            var names = new List<string>();
            for (var (after, more) = ("", true); more;)
            {
                var data = await friends.DataAsync(
                    $"{{ person(id: \"Person:a\") {{ {path}({where}order: [{order}], first: 1{after}) {{ nodes {{ name }} "
                    + "pageInfo { hasNextPage endCursor } } } }");
                var page = data.GetProperty("person").GetProperty(path);
                names.Add(page.GetProperty("nodes")[0].GetProperty("name").GetString()!);
                more = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean();
                after = $", after: \"{page.GetProperty("pageInfo").GetProperty("endCursor").GetString()}\"";
            }

            Assert.Equal(expected, string.Join(' ', names));
        }
    }

    [ContractFact]
    public async Task GroupBy_OfAList_CountsEachDistinctItemAndWhatHasNone() =>
        Assert.Equal(
            "{'books':{'groupBy':[{'key':{'tags':'x'},'aggregate':{'count':1,'size':{'sum':1}}},{'key':{'tags':'y'},'aggregate':{'count':2,'size':{'sum':4}}},"
            + "{'key':{'tags':null},'aggregate':{'count':2,'size':{'sum':1}}}]}}",
            await (await HarnessAsync(Sizes)).DataTextAsync(
                "{ books { groupBy(by: [TAGS]) { key { tags } aggregate { count size { sum } } } } }"));

    [ContractFact]
    public async Task GroupBy_OfTypes_CountsTheNodesOfEach()
    {
        var harness = await HarnessAsync(Sizes.Node("Person:e").Node("Person:f", ("size", 4))
            .Link("MENTIONS", "Book:a", "Book:b").Link("MENTIONS", "Book:a", "Book:c").Link("MENTIONS", "Book:a", "Person:f"));
        Assert.Equal(
            "{'nameds':{'groupBy':[{'key':{'typename':'Person'},'aggregate':{'count':2,'size':{'sum':4}}},"
            + "{'key':{'typename':'Book'},'aggregate':{'count':4,'size':{'sum':5}}}]}}",
            await harness.DataTextAsync(
                "{ nameds { groupBy(by: TYPENAME, order: { key: { typename: DESC } }) { key { typename } aggregate { count size { sum } } } } }"));
        Assert.Equal(
            "{'book':{'mentions':{'groupBy':[{'key':{'typename':'Book'},'aggregate':{'count':2}}]}}}",
            await harness.DataTextAsync(
                "{ book(id: \"Book:a\") { mentions { "
                + "groupBy(by: TYPENAME, having: { count: { gt: 1 } }) { key { typename } aggregate { count } } } } }"));
        Assert.Equal(
            "{'nameds':{'groupBy':[{'key':{'size':1,'typename':'Book'}},{'key':{'size':3,'typename':'Book'}},{'key':{'size':4,'typename':'Person'}},"
            + "{'key':{'size':null,'typename':'Book'}},{'key':{'size':null,'typename':'Person'}}]}}",
            await harness.DataTextAsync("{ nameds { groupBy(by: [SIZE, TYPENAME]) { key { size typename } } } }"));
    }

    [ContractFact]
    public async Task GroupBy_OfMoreThanTheMaximum_IsAnErrorAtTheField()
    {
        var graph = GraphBuilder.Books;
        for (var i = 0; i < 4; i++)
        {
            graph.Node($"Book:{i}");
        }

        var harness = await HarnessAsync(graph, new GraphLimits { MaxPageSize = 3, DefaultPageSize = 3 });
        var response = await harness.AskAsync("{ books { groupBy(by: [NAME]) { key { name } } } }");
        Assert.Contains("\"path\":[\"books\",\"groupBy\"]", response, StringComparison.Ordinal);
        Assert.Contains("PAGE_SIZE_EXCEEDED", response, StringComparison.Ordinal);
    }

    [ContractFact]
    public async Task Sum_PastSixtyFourBits_IsAnErrorAtTheField()
    {
        var large = await HarnessAsync(GraphBuilder.Books.Node("Book:a", ("sold", long.MaxValue)).Node("Book:b", ("sold", 1L)));
        var response = await large.AskAsync("{ books { aggregate { sold { count avg sum } } } }");
        Assert.Contains("\"path\":[\"books\",\"aggregate\",\"sold\",\"sum\"]", response, StringComparison.Ordinal);
        Assert.Contains("BAD_USER_INPUT", response, StringComparison.Ordinal);
        Assert.Equal(
            "{'books':{'aggregate':{'sold':{'avg':4611686018427388000}}}}",
            await large.DataTextAsync("{ books { aggregate { sold { avg } } } }"));
    }

    [ContractFact]
    public async Task Names_InInsensitiveMode_MatchInFullLowerCase()
    {
        var names = await HarnessAsync(GraphBuilder.Books
            .Node("Book:a", ("name", "\u0130")).Node("Book:b", ("name", "\u039f\u03a3")).Node("Book:c", ("name", "i")));
        Assert.Equal(
            "\u0130", await names.NamesAsync("{ books(where: { name: { eq: \"i\u0307\", mode: INSENSITIVE } }) { nodes { name } } }"));
        Assert.Equal(
            "\u039f\u03a3",
            await names.NamesAsync("{ books(where: { name: { endsWith: \"\u03c2\", mode: INSENSITIVE } }) { nodes { name } } }"));
    }

    [ContractFact]
    public async Task Texts_BeyondTheBasicPlane_OrderByCodePoint()
    {
        var names = await HarnessAsync(GraphBuilder.Books.Node("Book:a", ("name", "\U0001F600")).Node("Book:b", ("name", "\uffee")));
        Assert.Equal("\uffee \U0001F600", await names.NamesAsync("{ books(order: [{ name: ASC }]) { nodes { name } } }"));
    }

    [ContractFact]
    public async Task Nodes_ByIds_KeepOrderAndLength() =>
        Assert.Equal(
            "{'nodes':[{'id':'Book:c'},null,{'id':'Book:a'},{'id':'Book:c'}],'node':null}",
            await (await HarnessAsync(Sizes)).DataTextAsync(
                "{ nodes(ids: [\"Book:c\", \"nonsense\", \"Book:a\", \"Book:c\"]) { id } node(id: \"Book:\") { id } }"));
}
