using System.Text;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Tests.Planning;

public class PlanBinderTests
{
    private const string ByFilteredCount =
        "query($share: Float!, $after: String) { books(order: [{ authors: { where: { edge: { share: { gt: $share } } }, count: DESC } }], "
        + "after: $after) { totalCount } }";

    [Fact]
    public void Bind_OnlyConstants_GivesTheSamePlanEveryTime()
    {
        var bound = PlanningHarness.Books.Bind("{ books(first: 3) { totalCount } }");

        Assert.Same(bound, bound.Plan.Constants!.Bound);
        Assert.Equal(3L, bound[0]);
    }

    [Fact]
    public void Bind_Variables_AreReadWhereTheyStand()
    {
        var bound = PlanningHarness.Books.Bind(
            "query($f: BookFilterInput!, $n: Int, $d: LocalDate) { books(where: { and: [$f, { published: { gt: $d } }] }, "
            + "first: $n) { totalCount } }",
            """{ "f": { "sold": { "gt": 9007199254740993 }, "tags": { "some": { "in": ["a"] } } }, "n": 7, "d": "2020-02-29" }""");

        Assert.Equal(["9007199254740993", "[\"a\"]", "2020-02-29", "7"], Enumerable.Range(0, 4).Select(slot => Text(bound[slot])));
    }

    [Fact]
    public void Scope_FilterPageAndParent_DoNotMatter()
    {
        var scopes = new[]
        {
            "{ book(id: \"Book:1\") { authors(order: [{ name: ASC }]) { totalCount } } }",
            "{ book(id: \"Book:2\") { authors(order: [{ name: ASC }], first: 3, where: { size: { gt: 1 } }) { nodes { id } } } }",
            "{ books(first: 1) { nodes { a: authors(order: [{ name: ASC }, { id: ASC }]) { nodes { id } } } } }",
            "query($o: [BookAuthorsSortInput!] = [{ name: ASC }]) { book(id: \"Book:1\") { authors(order: $o) { totalCount } } }",
        }.Select(ScopeOfAuthors).Distinct();

        Assert.Single(scopes);
    }

    [Fact]
    public void Scope_OtherFieldOrOrder_Differs()
    {
        string[] queries =
        [
            "{ books { totalCount } }",
            "{ books(order: [{ name: ASC }]) { totalCount } }",
            "{ books(order: [{ name: DESC }]) { totalCount } }",
            "{ books(order: [{ name: ASC }, { size: ASC }]) { totalCount } }",
            "{ books(order: [{ id: DESC }]) { totalCount } }",
            "{ books(order: [{ authors: { count: ASC } }]) { totalCount } }",
            "{ books(order: [{ siblings: { count: ASC } }]) { totalCount } }",
            "{ books(order: [{ authors: { where: { size: { gt: 1 } }, count: ASC } }]) { totalCount } }",
            "{ books(order: [{ authors: { where: { size: { gt: 2 } }, count: ASC } }]) { totalCount } }",
            "{ books(order: [{ authors: { where: { name: { eq: \"1\" } }, count: ASC } }]) { totalCount } }",
            "{ books(order: [{ authors: { where: { name: { eq: \"1\", mode: INSENSITIVE } }, count: ASC } }]) { totalCount } }",
            "{ nameds { totalCount } }",
            "{ people { totalCount } }",
            "{ series(id: \"Series:1\") { books { totalCount } } }",
            "{ person(id: \"Person:1\") { books { totalCount } } }",
        ];

        var scopes = queries.Select(query => PlanningHarness.Books.Bind(query))
            .Select(bound => bound.CursorScope(bound.Plan.Connections[0]));

        Assert.Equal(queries.Length, scopes.Distinct().Count());
    }

    [Fact]
    public void Scope_ValuesInTheOrder_BelongToIt()
    {
        var half = Bind(0.5);
        var third = Bind(0.3);
        var literal = PlanningHarness.Books.Bind(
            ByFilteredCount.Replace("gt: $share", "gt: 0.5", StringComparison.Ordinal)
                .Replace("$share: Float!, ", "", StringComparison.Ordinal));

        Assert.NotEqual(Scope(half), Scope(third));
        Assert.Equal(Scope(half), Scope(Bind(0.5)));
        Assert.Equal(Scope(half), Scope(literal));

        static BoundPlan Bind(double share) =>
            PlanningHarness.Books.Bind(ByFilteredCount, FormattableString.Invariant($$"""{ "share": {{share}} }"""));
    }

    // SHA-256 of "Query.books|n.name asc, n.id asc": cursors outlive a new version of the program.
    [Fact]
    public void Scope_IsStable() =>
        Assert.Equal(0x42626363afff3b2cUL, Scope(PlanningHarness.Books.Bind("{ books(order: [{ name: ASC }]) { totalCount } }")));

    [Theory]
    [InlineData("{ books(order: [{ size: DESC }], after: CURSOR) { totalCount } }")]
    [InlineData("query($c: String) { books(order: [{ size: DESC }], before: $c) { totalCount } }")]
    public void Cursor_OfThisOrder_IsBoundAsItsPosition(string query)
    {
        var cursor = Cursor(
            Scope(PlanningHarness.Books.Bind("{ books(order: [{ size: DESC }]) { totalCount } }")), writer => writer.AddInteger(7));

        var bound = PlanningHarness.Books.Bind(
            query.Replace("CURSOR", $"\"{cursor}\"", StringComparison.Ordinal), $$"""{ "c": "{{cursor}}" }""");

        var page = bound.Plan.Connections[0].Page;
        var position = Assert.IsType<CursorPosition>(bound[Math.Max(page.After, page.Before)]);
        Assert.Equal(("Book:1", 7L), (position.Id, Assert.Single(position.Keys)));
    }

    [Fact]
    public void Cursor_OrderWithValues_NeedsTheSameValues()
    {
        var cursor = Cursor(Scope(PlanningHarness.Books.Bind(ByFilteredCount, """{ "share": 0.5 }""")), writer => writer.AddInteger(2));

        Assert.NotNull(PlanningHarness.Books.Bind(ByFilteredCount, $$"""{ "share": 0.5, "after": "{{cursor}}" }"""));
        var error = PlanningHarness.Books.RefuseOnce(ByFilteredCount, $$"""{ "share": 0.75, "after": "{{cursor}}" }""");
        Assert.Equal("INVALID_CURSOR", error.Code);
        Assert.Equal(
            "Query.books(after): this is not a cursor of Query.books in the order \"count(n.authors as m where edge(m).share > 0.75) desc, "
            + "n.id asc\". "
                + "Give a startCursor, endCursor or cursor of the same field with the same order.",
            error.Message);
    }

    [Theory]
    [InlineData("{ books(after: \"\") { totalCount } }", null)]
    [InlineData("{ books(before: \"x\") { totalCount } }", null)]
    [InlineData("query($c: String) { books(after: $c) { totalCount } }", """{ "c": "" }""")]
    [InlineData("query($c: String) { books(last: 1, before: $c) { totalCount } }", """{ "c": "Book:1" }""")]
    public void Cursor_AnyOtherText_IsRefused(string query, string? variables)
    {
        var error = PlanningHarness.Books.RefuseOnce(query, variables);

        Assert.Equal("INVALID_CURSOR", error.Code);
        Assert.Contains("this is not a cursor of Query.books in the order \"n.id asc\"", error.Message, StringComparison.Ordinal);
        Assert.Single(error.Locations);
    }

    [Fact]
    public void Cursor_OfAnotherParent_IsTaken()
    {
        var scope = ScopeOfAuthors("{ book(id: \"Book:1\") { authors { totalCount } } }");
        var cursor = Cursor(scope, _ => { }, "Person:9");

        Assert.NotNull(PlanningHarness.Books.Bind($"{{ book(id: \"Book:2\") {{ authors(after: \"{cursor}\") {{ totalCount }} }} }}"));
        PlanningHarness.Books.RefuseOnce($"{{ person(id: \"Person:2\") {{ friends(after: \"{cursor}\") {{ totalCount }} }} }}");
    }

    private static ulong Scope(BoundPlan bound) => bound.CursorScope(bound.Plan.Connections[0]);

    private static ulong ScopeOfAuthors(string query)
    {
        var bound = PlanningHarness.Books.Bind(query);
        return bound.CursorScope(bound.Plan.Connections.Single(connection => connection.Coordinate == "Book.authors"));
    }

    private static string Cursor(ulong scope, Action<CursorWriter> keys, string id = "Book:1")
    {
        var writer = new CursorWriter();
        writer.Begin(scope);
        keys(writer);
        writer.AddId(Encoding.UTF8.GetBytes(id));
        return writer.ToString();
    }

    private static string Text(object? value)
    {
        var text = new StringBuilder();
        SlotText.Append(text, value);
        return text.ToString();
    }
}
