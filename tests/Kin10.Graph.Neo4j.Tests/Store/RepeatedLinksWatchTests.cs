using System.Text.Json;
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
        await KnownAsync(harness, before.Response);
        Assert.Equal(expected, await AskQuestionsAsync(harness));
        Assert.True(await store.AreDerivedCurrentAsync(CancellationToken.None));
    }

    [Neo4jTheory]
    [InlineData("{ person(id: \"Person:ada\") { books { totalCount nodes { id } } } }")]
    [InlineData("{ person(id: \"Person:ada\") { books { totalCount nodes { id } } } graph { name } }")]
    public async Task Ask_WhileOneOfTwoIsDeletedByHand_NeverLeavesOutTheOnlyOne(string query)
    {
        await using var store = await _graphs.OpenAsync(
            GraphBuilder.Books.Node("Person:ada").Node("Book:a").Link("WROTE", "Person:ada", "Book:a").Build());
        var harness = new GraphHarness(store, BookModel.Model);
        var expected = (await harness.ReadAsync(query)).Response;
        for (var which = 0; which < 2; which++)
        {
            await Neo4jServer.RunAsync(_driver, "MATCH (a:Person)-[:WROTE]->(b:Book) CREATE (a)-[:WROTE]->(b)");
            await AskUntilProvenAsync(counts => Assert.InRange(counts, 1, 2), isStrict: false);
            await Neo4jServer.RunAsync(
                _driver,
                "MATCH (:Person)-[r:WROTE]->(:Book) WITH r ORDER BY elementId(r) "
                    + $"WITH collect(r) AS all UNWIND all[{which}..{which + 1}] AS one DELETE one");
            await AskUntilProvenAsync(counts => Assert.Equal(1, counts), isStrict: true);
        }

        // A second one counts until it is found; after that whatever has a version is of the graph.
        async Task AskUntilProvenAsync(Action<int> check, bool isStrict)
        {
            for (var proven = 0; proven < 3; await Task.Delay(5))
            {
                var (response, version) = await harness.ReadAsync(query);
                using var answer = JsonDocument.Parse(response);
                check(answer.RootElement.GetProperty("data").GetProperty("person").GetProperty("books").GetProperty("totalCount").GetInt32());
                if (version is not null && (isStrict || response == expected))
                {
                    Assert.Equal(expected, response);
                    proven++;
                }
            }
        }
    }

    [Neo4jFact]
    public async Task Ask_WhileSomebodyWritesAllTheTime_IsAnsweredWithoutWaitingForLooks()
    {
        await using var store = await _graphs.OpenAsync(
            GraphBuilder.Books.Node("Person:ada").Node("Book:a").Link("WROTE", "Person:ada", "Book:a").Build());
        var harness = new GraphHarness(store, BookModel.Model);
        await Neo4jServer.RunAsync(_driver, "MATCH (a)-[r:WROTE]->(b) CREATE (a)-[:WROTE]->(b)");
        Assert.NotNull(await KnownAsync(harness, Relationships(1)));
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await Neo4jServer.RunAsync(_driver, $"MATCH (p:Person) SET p.name = '{i}'");
            }
        });

        // With a version it is as if one were there; nothing that is left out is missing.
        for (var i = 0; i < 200; i++)
        {
            var (response, version) = await harness.ReadAsync(Known);
            Assert.Contains(response, (string[])[.. version is null ? [Relationships(2)] : Array.Empty<string>(), Relationships(1)]);
        }

        await stop.CancelAsync();
        await writer;
        Assert.NotNull(await KnownAsync(harness, Relationships(1)));

        static string Relationships(int count) => $"{{\"data\":{{\"graph\":{{\"relationships\":{count}}}}}}}";
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
