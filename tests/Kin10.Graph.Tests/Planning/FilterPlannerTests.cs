namespace Kin10.Graph.Tests.Planning;

/// <summary>The meaning of filters, as plans have it.</summary>
public class FilterPlannerTests
{
    [Theory]
    // Negatives are complements of their positives.
    [InlineData("name: { eq: \"a\" }", "n.name = $0")]
    [InlineData("name: { neq: \"a\" }", "not n.name = $0")]
    [InlineData("size: { gt: 1 }", "n.size > $0")]
    [InlineData("size: { ngt: 1 }", "not n.size > $0")]
    [InlineData("size: { gte: 1 }", "n.size >= $0")]
    [InlineData("size: { ngte: 1 }", "not n.size >= $0")]
    [InlineData("size: { lt: 1 }", "n.size < $0")]
    [InlineData("size: { nlt: 1 }", "not n.size < $0")]
    [InlineData("size: { lte: 1 }", "n.size <= $0")]
    [InlineData("size: { nlte: 1 }", "not n.size <= $0")]
    [InlineData("name: { contains: \"a\" }", "n.name contains $0")]
    [InlineData("name: { ncontains: \"a\" }", "not n.name contains $0")]
    [InlineData("name: { startsWith: \"a\" }", "n.name starts with $0")]
    [InlineData("name: { nstartsWith: \"a\" }", "not n.name starts with $0")]
    [InlineData("name: { endsWith: \"a\" }", "n.name ends with $0")]
    [InlineData("name: { nendsWith: \"a\" }", "not n.name ends with $0")]
    [InlineData("name: { in: [\"a\", \"b\"] }", "n.name in $0")]
    [InlineData("name: { nin: [\"a\"] }", "not n.name in $0")]
    [InlineData("genre: { eq: VERSE }", "n.genre = $0")]
    [InlineData("isOld: { eq: false }", "n.isOld = $0")]
    [InlineData("id: { eq: \"Book:1\" }", "n.id = $0")]
    [InlineData("published: { lt: \"2020-01-31\" }", "n.published < $0")]
    // Null is "missing" for eq and neq, and is allowed inside in and nin.
    [InlineData("size: { eq: null }", "n.size is missing")]
    [InlineData("size: { neq: null }", "not n.size is missing")]
    [InlineData("size: { in: [1, null] }", "n.size in $0")]
    [InlineData("genre: { nin: [null, VERSE] }", "not n.genre in $0")]
    // Filter objects and lists that are null are absent; {} is true.
    [InlineData("size: null", "none")]
    [InlineData("size: {}", "none")]
    [InlineData("and: null, or: null, not: null", "none")]
    [InlineData("authors: null", "none")]
    [InlineData("authors: { some: null, none: null, all: null, count: null, aggregate: null }", "none")]
    [InlineData("series: null, tags: null", "none")]
    [InlineData("and: []", "none")]
    [InlineData("or: []", "false")]
    [InlineData("or: [{}]", "none")]
    [InlineData("not: {}", "false")]
    [InlineData("not: { or: [] }", "none")]
    [InlineData("size: { in: [] }", "false")]
    [InlineData("size: { nin: [] }", "none")]
    // Several operators and several fields are all required.
    [InlineData("size: { gt: 1, lt: 5 }, name: { eq: \"a\" }", "n.name = $0 and n.size > $1 and n.size < $2")]
    [InlineData("and: [{ size: { gt: 1 } }, { and: [{ size: { lt: 5 } }, {}] }]", "n.size > $0 and n.size < $1")]
    [InlineData("or: [{ size: { gt: 1 } }, { or: [{ size: { lt: 5 } }, { or: [] }] }]", "n.size > $0 or n.size < $1")]
    [InlineData("or: [{ size: { gt: 1, lt: 3 } }, { not: { size: { lt: 5 } } }]", "(n.size > $0 and n.size < $1) or not n.size < $2")]
    [InlineData("not: { size: { neq: 1 } }", "n.size = $0")]
    [InlineData("not: { size: { gt: 1, lt: 3 } }", "not (n.size > $0 and n.size < $1)")]
    // The mode belongs to its object alone.
    [InlineData("name: { eq: \"a\", mode: INSENSITIVE }", "lower n.name = lower $0")]
    [InlineData("name: { in: [\"a\"], mode: INSENSITIVE }", "lower n.name in lower $0")]
    [InlineData("name: { eq: \"a\", mode: SENSITIVE }", "n.name = $0")]
    [InlineData("name: { eq: \"a\", mode: null }", "n.name = $0")]
    [InlineData(
        "name: { mode: INSENSITIVE, or: [{ eq: \"a\" }, { eq: \"b\", mode: INSENSITIVE }] }", "n.name = $0 or lower n.name = lower $1")]
    [InlineData(
        "name: { contains: \"a\", and: [{ mode: INSENSITIVE, endsWith: \"b\" }] }",
        "lower n.name ends with lower $0 and n.name contains $1")]
    // Lists of scalars.
    [InlineData("tags: { some: { eq: \"a\" } }", "some item of n.tags where item = $0")]
    [InlineData("tags: { some: {} }", "some item of n.tags")]
    [InlineData("tags: { none: { eq: \"a\" } }", "not (some item of n.tags where item = $0)")]
    [InlineData("tags: { none: {} }", "not (some item of n.tags)")]
    [InlineData("tags: { all: { startsWith: \"a\" } }", "not (some item of n.tags where not item starts with $0)")]
    [InlineData("tags: { all: {} }", "none")]
    [InlineData("tags: { any: true }", "some item of n.tags")]
    [InlineData("tags: { any: false }", "not (some item of n.tags)")]
    [InlineData("tags: { some: { eq: null } }", "false")]
    [InlineData("tags: { some: null }", "none")]
    // To-many relationships.
    [InlineData("authors: { some: {} }", "exists(n.authors)")]
    [InlineData("authors: { none: {} }", "not exists(n.authors)")]
    [InlineData("authors: { all: {} }", "none")]
    [InlineData("authors: { any: true }", "exists(n.authors)")]
    [InlineData("authors: { any: false }", "not exists(n.authors)")]
    [InlineData("authors: { some: { name: { eq: \"a\" } } }", "exists(n.authors as m where m.name = $0)")]
    [InlineData("authors: { none: { name: { eq: \"a\" } } }", "not exists(n.authors as m where m.name = $0)")]
    [InlineData("authors: { all: { name: { eq: \"a\" } } }", "not exists(n.authors as m where not m.name = $0)")]
    [InlineData("authors: { all: { or: [] } }", "not exists(n.authors)")]
    [InlineData("authors: { some: { or: [] } }", "false")]
    [InlineData("authors: { count: { gte: 2 } }", "count(n.authors) >= $0")]
    [InlineData("authors: { count: { eq: null } }", "false")]
    [InlineData("authors: { count: { neq: null } }", "none")]
    [InlineData("authors: { count: { in: [1, null] } }", "count(n.authors) in $0")]
    [InlineData("siblings: { count: { lt: 3 } }", "count(path n.siblings) < $0")]
    [InlineData("siblings: { some: { siblings: { any: true } } }", "exists(path n.siblings as m where exists(path m.siblings))")]
    // The edge and its target in one item filter are one edge.
    [InlineData(
        "authors: { some: { edge: { share: { gt: 0.5 } }, name: { eq: \"a\" } } }",
        "exists(n.authors as m where edge(m).share > $0 and m.name = $1)")]
    [InlineData(
        "authors: { some: { edge: { or: [{ year: { eq: null } }, { roles: { any: true } }] } } }",
        "exists(n.authors as m where edge(m).year is missing or (some item of edge(m).roles))")]
    [InlineData("authors: { some: { edge: null } }", "exists(n.authors)")]
    // Aggregates over some of them.
    [InlineData("authors: { aggregate: { count: { gte: 3 } } }", "count(n.authors) >= $0")]
    [InlineData(
        "authors: { aggregate: { where: { size: { gt: 1 } }, count: { gte: 3 } } }", "count(n.authors as m where m.size > $0) >= $1")]
    [InlineData("authors: { aggregate: { where: {}, size: { sum: { gt: 9 } } } }", "sum(size of n.authors) > $0")]
    [InlineData("authors: { aggregate: { where: null, size: { avg: { eq: null } } } }", "avg(size of n.authors) is missing")]
    [InlineData("authors: { aggregate: { size: { sum: { eq: null } } } }", "false")]
    [InlineData("authors: { aggregate: { size: null, count: null } }", "none")]
    [InlineData(
        "authors: { aggregate: { where: { edge: { year: { eq: 1 } } }, size: { min: { gt: 2 }, max: { lt: 3 }, count: { eq: 4 } } } }",
        "min(size of n.authors as m where edge(m).year = $0) > $1 and max(size of n.authors as m where edge(m).year = $0) < $2 "
            + "and count(size of n.authors as m where edge(m).year = $0) = $3")]
    // To-one is a list of at most one, filtered by some.
    [InlineData("series: {}", "exists(n.series)")]
    [InlineData("not: { series: {} }", "not exists(n.series)")]
    [InlineData("series: { name: { eq: \"a\" } }", "exists(n.series as m where m.name = $0)")]
    [InlineData("series: { name: { neq: \"a\" } }", "exists(n.series as m where not m.name = $0)")]
    [InlineData("series: { books: { none: {} } }", "exists(n.series as m where not exists(m.books))")]
    // Unions and interfaces.
    [InlineData("mentions: { some: { typename: { eq: Book } } }", "exists(n.mentions as m where m is Book)")]
    [InlineData("mentions: { some: { typename: { neq: Book } } }", "exists(n.mentions as m where not m is Book)")]
    [InlineData("mentions: { some: { typename: { in: [Book, Person] } } }", "exists(n.mentions)")]
    [InlineData("mentions: { some: { typename: { in: [Book, null] } } }", "exists(n.mentions as m where m is Book)")]
    [InlineData("mentions: { some: { typename: { nin: [] } } }", "exists(n.mentions)")]
    [InlineData("mentions: { some: { typename: { eq: null } } }", "false")]
    [InlineData("mentions: { some: { typename: { neq: null } } }", "exists(n.mentions)")]
    [InlineData("mentions: { some: { book: {} } }", "exists(n.mentions as m where m is Book)")]
    [InlineData("mentions: { some: { book: null } }", "exists(n.mentions)")]
    [InlineData("mentions: { some: { book: { size: { gt: 1 } } } }", "exists(n.mentions as m where (m is Book and m.size > $0))")]
    [InlineData("mentions: { some: { book: { or: [] } } }", "false")]
    [InlineData("mentions: { some: { book: {}, person: {} } }", "exists(n.mentions as m where m is Book and m is Person)")]
    public void Where_OfBooks_MeansThat(string where, string filter) =>
        Assert.Equal(filter, PlanningHarness.Books.Filter($"{{ books(where: {{ {where} }}) {{ totalCount }} }}"));

    [Theory]
    [InlineData("{ nameds(where: { name: { eq: \"a\" }, typename: { eq: Book } }) { totalCount } }", "n.name = $0 and n is Book")]
    [InlineData("{ nameds(where: { person: { friends: { any: true } } }) { totalCount } }", "(n is Person and exists(n.friends))")]
    [InlineData("{ books(where: null) { totalCount } }", "none")]
    [InlineData("{ books(where: {}) { totalCount } }", "none")]
    [InlineData("{ book(id: \"Book:1\") { authors(where: { edge: { share: { gt: 0.5 } } }) { totalCount } } }", "edge(m).share > $1")]
    public void Where_InOtherPlaces_MeansThat(string query, string filter) => Assert.Equal(filter, PlanningHarness.Books.Filter(query));

    [Fact]
    public void Any_ByVariable_ComparesBothSides()
    {
        const string Query =
            "query($any: Boolean!, $tags: Boolean!) { books(where: { authors: { any: $any }, tags: { any: $tags } }) { totalCount } }";

        // Equal: both hold or neither.
        Assert.Equal(
            "(($0 and (some item of n.tags)) or (not $0 and not (some item of n.tags))) and (($1 and exists(n.authors)) or (not $1 "
            + "and not exists(n.authors)))",
            PlanningHarness.Books.Filter(Query, """{ "any": true, "tags": false }"""));
    }

    [Fact]
    public void Where_AsOneVariable_IsPlannedByItsShape()
    {
        const string Query = "query($where: BookFilterInput) { books(where: $where) { totalCount } }";

        Assert.Equal("none", PlanningHarness.Books.Filter(Query));
        Assert.Equal("none", PlanningHarness.Books.Filter(Query, """{ "where": null }"""));
        Assert.Equal("false", PlanningHarness.Books.Filter(Query, """{ "where": { "or": [] } }"""));
        Assert.Equal("n.size is missing", PlanningHarness.Books.Filter(Query, """{ "where": { "size": { "eq": null } } }"""));
        var text = PlanningHarness.Books.Print(
            Query, """{ "where": { "or": [ { "size": { "gt": 1 } }, { "name": { "in": ["a", null] } } ] } }""");
        Assert.Contains("filter n.size > $0 or n.name in $1\n", text, StringComparison.Ordinal);
        Assert.Contains("$0 = $where.or[0].size.gt\n$1 = $where.or[1].name.in\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void In_VariablesInsideTheList_AreReadOneByOne()
    {
        var bound = PlanningHarness.Books.Bind(
            "query($a: Int, $b: Int) { books(where: { size: { in: [$a, 7, $b] } }) { totalCount } }", """{ "a": 5 }""");

        Assert.Equal(new object?[] { 5L, 7L, null }, (object?[])bound[0]!);
    }

    [Fact]
    public void In_OneValueInPlaceOfAList_IsAListOfIt()
    {
        var bound = PlanningHarness.Books.Bind("{ books(where: { size: { in: 5 } }) { totalCount } }");

        Assert.Equal(new object?[] { 5L }, (object?[])bound[0]!);
    }

    [Theory]
    [InlineData(
        "size: { gt: null }",
        "Query.books(where.size.gt): nothing can be compared with null by gt. Leave gt out, or ask for what is missing with eq: null.")]
    [InlineData(
        "size: { nlte: null }",
        "Query.books(where.size.nlte): nothing can be compared with null by nlte. "
        + "Leave nlte out, or ask for what is missing with eq: null.")]
    [InlineData(
        "name: { contains: null }",
        "Query.books(where.name.contains): nothing can be compared with null by contains. "
        + "Leave contains out, or ask for what is missing with eq: null.")]
    [InlineData(
        "size: { in: null }",
        "Query.books(where.size.in): in takes a list, not null. Leave in out, or ask for what is missing with eq: null or in: [null].")]
    [InlineData("tags: { any: null }", "Query.books(where.tags.any): any is true or false, not null. Leave it out to take both.")]
    [InlineData(
        "or: [{}, { authors: { any: null } }]",
        "Query.books(where.or[1].authors.any): any is true or false, not null. Leave it out to take both.")]
    [InlineData(
        "mentions: { some: { typename: { in: null } } }",
        "Query.books(where.mentions.some.typename.in): in takes a list of type names, not null. Leave in out.")]
    [InlineData(
        "authors: { none: { edge: { year: { lt: null } } } }",
        "Query.books(where.authors.none.edge.year.lt): nothing can be compared with null by lt. "
        + "Leave lt out, or ask for what is missing with eq: null.")]
    [InlineData(
        "authors: { aggregate: { size: { sum: { gt: null } } } }",
        "Query.books(where.authors.aggregate.size.sum.gt): nothing can be compared with null by gt. "
        + "Leave gt out, or ask for what is missing with eq: null.")]
    public void Where_NullWhereItMeansNothing_IsRefused(string where, string message)
    {
        var error = PlanningHarness.Books.RefuseOnce($"{{ books(where: {{ {where} }}) {{ totalCount }} }}");

        Assert.Equal("BAD_USER_INPUT", error.Code);
        Assert.Equal(message, error.Message);
        Assert.Equal(1, Assert.Single(error.Locations).Line);
    }

    [Fact]
    public void Where_NullByVariable_IsRefusedAtTheVariable()
    {
        var error = PlanningHarness.Books.RefuseOnce(
            "query($x: Int) {\n  books(where: { size: { gt: $x } }) { totalCount } }", """{ "x": null }""");

        Assert.Equal("BAD_USER_INPUT", error.Code);
        Assert.Equal("2:30", Assert.Single(error.Locations).ToString());
    }
}
