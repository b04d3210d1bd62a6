using Kin10.Bolt;
using Kin10.Graph.Bundles;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Neo4j.Store;
using Kin10.Graph.Neo4j.Tests.Support;

namespace Kin10.Graph.Neo4j.Tests.Store;

/// <summary>What is known of missing values holds for one version of the graph, and answers are the same with and without it.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class MissingNodesTests : BookStore
{
    private const string Query = "{ books(order: [{ size: DESC }], first: 3) { nodes { id size } pageInfo { hasNextPage } } }";
    private static readonly OrderedProperty Size = new(BookModel.Model.FindNodeType("Book")!, "size");

    protected override GraphBundle Graph =>
        GraphBuilder.Books.Node("Book:a", ("size", 1L))
            .Node("Book:b")
            .Node("Book:c", ("size", 3L))
            .Node("Book:d")
            .Node("Book:e", ("size", 5L))
            .Build();

    [Neo4jFact]
    public async Task Find_OfAVersion_KnowsTheIdsUntilSomebodyWrites()
    {
        await using var database = new GraphDatabase(Neo4jServer.Options);
        var (probe, missing) = (Probe(database), new MissingNodes(database));
        var before = await probe.ReadBookmarkAsync(CancellationToken.None);

        Assert.Equal(["Book:b", "Book:d"], (await FoundAsync(missing, before)).Order());

        await Neo4jServer.RunAsync(Driver, "MATCH (n:Book {id: 'Book:a'}) REMOVE n.size");
        var after = await probe.ReadBookmarkAsync(CancellationToken.None);
        Assert.Empty(missing.Find([Size], after));
        Assert.Equal(["Book:a", "Book:b", "Book:d"], (await FoundAsync(missing, after)).Order());
        Assert.Empty(missing.Find([Size], before));
    }

    [Neo4jFact]
    public async Task Find_OfMoreThanAreRemembered_KnowsNothing()
    {
        await using var database = new GraphDatabase(Neo4jServer.Options with { MaxMissingKnown = 1 });
        var missing = new MissingNodes(database);
        var bookmark = await Probe(database).ReadBookmarkAsync(CancellationToken.None);
        for (var i = 0; i < 20; i++)
        {
            Assert.Empty(missing.Find([Size], bookmark));
            await Task.Delay(10);
        }
    }

    [Neo4jFact]
    public async Task Ask_InADescendingOrder_IsTheSameBeforeAndAfterItIsKnown()
    {
        const string Expected =
            "{\"data\":{\"books\":{\"nodes\":[{\"id\":\"Book:b\",\"size\":null},{\"id\":\"Book:d\",\"size\":null},{\"id\":\"Book:e\",\"size\":5}],\"pageInfo\":{\"hasNextPage\":true}}}}";
        var harness = new GraphHarness(Store, BookModel.Model);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(Expected, await harness.AskAsync(Query));
        }

        await Neo4jServer.RunAsync(Driver, "MATCH (n:Book {id: 'Book:d'}) SET n.size = 6");
        Assert.Equal(
            "{\"data\":{\"books\":{\"nodes\":[{\"id\":\"Book:b\",\"size\":null},{\"id\":\"Book:d\",\"size\":6},{\"id\":\"Book:e\",\"size\":5}],\"pageInfo\":{\"hasNextPage\":true}}}}",
            await harness.AskAsync(Query));
    }

    private static VersionProbe Probe(GraphDatabase database) => new(database, new RepeatedLinksWatch(database, BookModel.Model), true);

    private static async Task<string[]> FoundAsync(MissingNodes missing, string bookmark)
    {
        while (true)
        {
            if (missing.Find([Size], bookmark).TryGetValue(Size, out var ids))
            {
                return ids;
            }

            await Task.Delay(10);
        }
    }
}
