using Kin10.Bolt;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;
using Kin10.Graph.Testing;

namespace Kin10.Graph.Neo4j.Tests.Store;

/// <summary>No answer depends on relationships that somebody made once more between the same two nodes.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class RepeatedLinksWatchTests : IAsyncLifetime
{
    private const string Known = "{ graph { relationships } }";

    // Every way in which a relationship is looked at.
    private static readonly string[] BookQueries =
    [
        "{ people { nodes { id books { totalCount edges { node { id } properties { share year note } } pageInfo { hasNextPage } } } } }",
        "{ people(order: [{ books: { count: DESC } }]) { nodes { id books(first: 1) { nodes { id } pageInfo { hasNextPage } } } } }",
        "{ people(where: { books: { count: { gt: 1 } } }) { totalCount } }",
        "{ people(where: { books: { count: { gt: 2 } } }) { totalCount } }",
        "{ people(where: { books: { aggregate: { size: { sum: { gt: 4 } } } } }) { nodes { id } } }",
        "{ people(where: { books: { some: { edge: { note: { eq: \"again\" } } } } }) { totalCount } }",
        "{ people { nodes { id books { aggregate { count size { sum avg } } groupBy(by: [GENRE]) { key { genre } aggregate { count } } } } } }",
        "{ people { nodes { id friends { totalCount nodes { id } } friendsOfFriends { totalCount nodes { id } } circle { totalCount } } } }",
        "{ books { nodes { id fellows(order: [{ via: { count: DESC } }]) { edges { node { id } via { id } } } series { id } } } }",
        "{ seriesList { nodes { id books { totalCount nodes { id } } authors { totalCount } } } }",
        "{ subgraph(around: [\"Person:ada\"], depth: 2) { nodes { id degree } links { source target type } } }",
        "{ paths(from: \"Book:a\", to: \"Person:bob\") { nodes { id } links { type } } }",
        Known,
    ];

    private readonly Neo4jGraphs _graphs = new();
    private BoltDriver _driver = null!;

    public Task InitializeAsync()
    {
        _driver = Neo4jDatabase.WhyMissing is null ? Neo4jServer.Driver() : null!;
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        if (_driver is not null)
        {
            await _driver.DisposeAsync();
        }
    }

    [Neo4jFact]
    public async Task Ask_OfRelationshipsMadeTwiceByHand_IsAsIfTheyWereThereOnce()
    {
        await using var store = await _graphs.OpenAsync(GraphBuilder.Books
            .Node("Person:ada").Node("Person:bob").Node("Person:cy")
            .Node("Book:a", ("size", 3)).Node("Book:b", ("size", 1)).Node("Series:s")
            .Link("WROTE", "Person:ada", "Book:a", ("year", 1), ("note", "first"))
            .Link("WROTE", "Person:ada", "Book:b")
            .Link("WROTE", "Person:bob", "Book:b")
            .Link("PART_OF", "Book:a", "Series:s")
            .Link("PART_OF", "Book:b", "Series:s")
            .Link("KNOWS", "Person:ada", "Person:bob")
            .Link("KNOWS", "Person:bob", "Person:cy")
            .Build());
        var harness = new GraphHarness(store, BookModel.Model);
        var (expected, before) = (await AskAsync(harness, BookQueries), await harness.ReadAsync(Known));

        // The earlier year is the first, whichever was made first.
        await Neo4jServer.RunAsync(
            _driver,
            "MATCH (a:Person {id: 'Person:ada'}), (b:Book {id: 'Book:a'}), (c:Person {id: 'Person:bob'}), (s:Series) "
                + "CREATE (a)-[:WROTE {share: 1.0, year: 2, note: 'again', roles: []}]->(b), (b)-[:PART_OF]->(s), (c)-[:KNOWS]->(a) "
                + "WITH a, b MATCH (a)-[r:WROTE {year: 1}]->(b) WITH a, b, r, properties(r) AS p DELETE r "
                + "CREATE (a)-[k:WROTE]->(b) SET k = p");
        var after = await KnownAsync(harness, before.Response);

        Assert.Equal(expected, await AskAsync(harness, BookQueries));
        Assert.NotEqual(before.Version, after);
        Assert.Equal(after, await store.ReadVersionAsync(CancellationToken.None));
    }

    [Neo4jFact]
    public async Task Ask_TheQuestionsOfTheSeedWithEachTypeRepeated_IsAsBefore()
    {
        await using var store = (Neo4jGraphStore)await _graphs.OpenAsync(Kin10Model.Seed);
        var harness = new GraphHarness(store, Kin10Model.Model);
        var (expected, before) = (await AskQuestionsAsync(harness), await harness.ReadAsync(Known));

        foreach (var type in Kin10Model.Model.RelationshipTypes)
        {
            // Without a direction, there and back again is the same.
            var (from, to) = type.IsDirected ? ('a', 'b') : ('b', 'a');
            await Neo4jServer.RunAsync(
                _driver,
                $"MATCH (a)-[r:{type.Name}]->(b) WITH a, r, b ORDER BY elementId(r) LIMIT 20 "
                    + $"CREATE ({from})-[c:{type.Name}]->({to}) SET c = properties(r)");
        }

        await KnownAsync(harness, before.Response);

        Assert.Equal(expected, await AskQuestionsAsync(harness));
        await store.DeriveAsync(CancellationToken.None);
        Assert.Equal(expected, await AskQuestionsAsync(harness));
        Assert.True(await store.AreDerivedCurrentAsync(CancellationToken.None));
    }

    [Neo4jFact]
    public async Task Ask_OfMoreThanAreRemembered_CountsThem()
    {
        await using var store = await _graphs.OpenAsync(
            GraphBuilder.Books.Node("Person:ada").Node("Book:a").Link("WROTE", "Person:ada", "Book:a").Build(),
            options => options with { MaxRepeatedKnown = 1 });
        await Neo4jServer.RunAsync(_driver, "MATCH (a)-[r:WROTE]->(b) CREATE (a)-[:WROTE]->(b), (a)-[:WROTE]->(b)");
        var harness = new GraphHarness(store, BookModel.Model);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("{\"data\":{\"graph\":{\"relationships\":3}}}", await harness.AskAsync(Known));
            await Task.Delay(10);
        }
    }

    // Asked until it is known which to leave out: the version of the answer.
    private static async Task<string?> KnownAsync(GraphHarness harness, string expected)
    {
        while (true)
        {
            var (response, version) = await harness.ReadAsync(Known);
            if (response == expected)
            {
                return version;
            }

            await Task.Delay(10);
        }
    }

    private static async Task<string> AskAsync(GraphHarness harness, IEnumerable<string> queries)
    {
        var answers = new List<string>();
        foreach (var query in queries)
        {
            answers.Add((await harness.DataAsync(query)).GetRawText());
        }

        return string.Join('\n', answers);
    }

    // Without the one that searches texts, which is not asked of a store.
    private static async Task<string> AskQuestionsAsync(GraphHarness harness)
    {
        var answers = new List<string>();
        foreach (var name in Questions.Names)
        {
            var (query, variables) = Questions.Read(name);
            if (!query.Contains("search", StringComparison.Ordinal))
            {
                answers.Add((await harness.DataAsync(query, variables)).GetRawText());
            }
        }

        return string.Join('\n', answers);
    }
}
