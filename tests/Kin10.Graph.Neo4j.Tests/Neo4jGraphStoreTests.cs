using Kin10.Bolt;
using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.RandomOperations;
using Kin10.Graph.ContractTests.Transfers;
using Kin10.Graph.Embedded;
using Kin10.Graph.ModelReading;
using Kin10.Graph.Neo4j.Bundles;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Tests;

[Collection(Neo4jCollection.Name)]
public sealed class Neo4jGraphStoreTests : BookStore
{
    private const string Names = "{ people(order: [{ name: ASC }]) { nodes { name } } }";

    [Neo4jFact]
    public async Task ReadVersionAsync_WithoutACommit_StaysAndWithOneChanges()
    {
        await ImportAsync(People("ada"));
        var first = await Store.ReadVersionAsync(CancellationToken.None);
        var second = await Store.ReadVersionAsync(CancellationToken.None);
        await Neo4jServer.RunAsync(Driver, "CREATE (:Other)");
        var third = await Store.ReadVersionAsync(CancellationToken.None);

        Assert.Equal(first, second);
        Assert.NotEqual(second, third);
        Assert.Matches("^[A-Za-z0-9_.-]{1,64}$", third);
    }

    [Neo4jFact]
    public async Task BeginReadAsync_OfAQuietDatabase_ProvesTheVersion()
    {
        await ImportAsync(People("ada"));

        var (_, version) = await new GraphHarness(Store, BookModel.Model).ReadAsync(Names);

        Assert.Equal(await Store.ReadVersionAsync(CancellationToken.None), version);
    }

    [Neo4jFact]
    public async Task ImportAsync_OfTheSameBundle_ChangesNothing()
    {
        var bundle = RandomGraphOf(5);
        await ImportAsync(bundle);
        var before = await Store.ReadVersionAsync(CancellationToken.None);
        var progress = new Reports();
        await Store.ImportAsync(bundle, progress, CancellationToken.None);

        Assert.Equal(before, await Store.ReadVersionAsync(CancellationToken.None));
        Assert.Equal(new ImportProgress(bundle.Count, bundle.Count), progress.Last);
    }

    [Neo4jFact]
    public async Task ImportAsync_InBatches_TellsHowFarItHasCome()
    {
        await using var store = Neo4jGraphStore.Create(BookModel.Model, Neo4jServer.Options with { ImportBatch = 2 });
        var (first, second) =
            (People([.. Enumerable.Range(0, 9).Select(i => $"p{i}")]), People([.. Enumerable.Range(4, 9).Select(i => $"p{i}")]));
        foreach (var bundle in (GraphBundle[])[first, second])
        {
            var progress = new Reports();
            await store.ImportAsync(bundle, progress, CancellationToken.None);

            Assert.True(progress.All.Count > 4, $"{progress.All.Count} reports");
            Assert.Equal(progress.All.Select(report => report.Done).Order(), progress.All.Select(report => report.Done));
            Assert.Equal(new ImportProgress(bundle.Count, bundle.Count), progress.Last);
        }
    }

    [Neo4jFact]
    public async Task ExportAsync_AfterImports_EqualsTheEmbeddedStore()
    {
        await using var embedded = await EmbeddedGraphStore.OpenAsync(BookModel.Model);
        for (var seed = 18; seed <= 26; seed++)
        {
            var bundle = RandomGraphOf(seed);
            await ImportAsync(bundle);
            await embedded.ImportAsync(bundle, null, CancellationToken.None);

            var exported = BundleText.Of(await Store.ExportAsync(CancellationToken.None));
            Assert.Equal(BundleText.Of(await embedded.ExportAsync(CancellationToken.None)), exported);
            Assert.Equal(BundleText.Of(bundle), exported);
        }
    }

    [Neo4jFact]
    public async Task ExportAsync_OfNegativeZero_EqualsTheEmbeddedStore()
    {
        var bundle = GraphBuilder.Books.Node("Book:a", ("price", -0.0)).Build();
        await using var embedded = await EmbeddedGraphStore.OpenAsync(BookModel.Model);
        await embedded.ImportAsync(bundle, null, CancellationToken.None);
        await ImportAsync(bundle);

        Assert.Equal(
            BundleText.Of(await embedded.ExportAsync(CancellationToken.None)),
            BundleText.Of(await Store.ExportAsync(CancellationToken.None)));
    }

    [Neo4jFact]
    public async Task ImportAsync_ThatFailsMidway_LeavesTheOldGraph()
    {
        await ImportAsync(People("ada", "bob"));

        // A node of another label stands in the way of an index of its own making.
        await Neo4jServer.RunAsync(Driver, "CREATE CONSTRAINT test_name FOR (n:Person) REQUIRE n.name IS UNIQUE");
        var twins = GraphBuilder.Books.Node("Person:x", ("name", "same")).Node("Person:y", ("name", "same")).Build();
        await Assert.ThrowsAsync<GraphStoreException>(() => ImportAsync(twins));

        Assert.Equal("{\"data\":{\"people\":{\"nodes\":[{\"name\":\"ada\"},{\"name\":\"bob\"}]}}}", await AskAsync(Names));
    }

    [Neo4jFact]
    public async Task ImportAsync_OfTwoProgramsAtOnce_LeavesOneOfTheTwoGraphs()
    {
        await using var other = Neo4jGraphStore.Create(BookModel.Model, Neo4jServer.Options);
        await Store.MigrateAsync(CancellationToken.None);
        for (var seed = 20; seed < 26; seed += 2)
        {
            var (one, two) = (RandomGraphOf(seed), RandomGraphOf(seed + 1));
            await Task.WhenAll(ImportAsync(one), other.ImportAsync(two, null, CancellationToken.None));

            Assert.Contains(
                BundleText.Of(await Store.ExportAsync(CancellationToken.None)), new[] { BundleText.Of(one), BundleText.Of(two) });
        }
    }

    [Neo4jFact]
    public async Task ImportAsync_IntoAnEditedDatabase_RepairsIt()
    {
        var bundle = RandomGraphOf(9);
        await ImportAsync(bundle);
        var before = BundleText.Of(await Store.ExportAsync(CancellationToken.None));
        await Neo4jServer.RunAsync(Driver, "MATCH (n:Book) WITH n LIMIT 2 SET n.name = 7, n.unknown = true");
        await Neo4jServer.RunAsync(
            Driver, "MATCH (p:Person), (b:Book) WITH p, b LIMIT 3 CREATE (p)-[:WROTE]->(b), (p)-[:WROTE]->(b) CREATE (:Series)");
        await Assert.ThrowsAsync<GraphStoreException>(() => Store.ExportAsync(CancellationToken.None));
        await ImportAsync(bundle);

        Assert.Equal(before, BundleText.Of(await Store.ExportAsync(CancellationToken.None)));
    }

    [Neo4jFact]
    public async Task MigrateAsync_OfAnotherVersion_IsRefused()
    {
        await Store.MigrateAsync(CancellationToken.None);
        var other = ModelReader.Read(BookModel.Sdl.Replace("version: 1", "version: 2", StringComparison.Ordinal), "books.graphql");
        await using var newer = Neo4jGraphStore.Create(other, Neo4jServer.Options);

        var refusal = await Assert.ThrowsAsync<GraphStoreException>(() => newer.MigrateAsync(CancellationToken.None));

        Assert.False(refusal.IsTransient);
        Assert.Contains("version 1; this program has 'books' of version 2", refusal.Message, StringComparison.Ordinal);
        Assert.False((await newer.CheckHealthAsync(CancellationToken.None)).IsReady);
        Assert.True((await Store.CheckHealthAsync(CancellationToken.None)).IsReady);
    }

    [Neo4jFact]
    public async Task MigrateAsync_OfAFreshDatabase_MakesWhatTheSchemaSays()
    {
        await Store.MigrateAsync(CancellationToken.None);
        await Store.MigrateAsync(CancellationToken.None);

        var names = await Neo4jServer.RunAsync(
            Driver, "SHOW INDEXES YIELD name, type, state WHERE type = 'RANGE' AND state = 'ONLINE' RETURN name ORDER BY name");

        Assert.Equal(
            Neo4jSchema.Statements(BookModel.Model)
                .Select(statement => statement.Split(' ')[2])
                .Append("Kin10Graph_name")
                .Order(StringComparer.Ordinal),
            names.Select(record => (string)record[0]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CheckHealthAsync_WithoutAServer_SaysWhy()
    {
        await using var store = Neo4jGraphStore.Create(BookModel.Model, Neo4jServer.WithClient(new Neo4jOptions { Uri = "bolt://localhost:1" }));

        var health = await store.CheckHealthAsync(CancellationToken.None);
        var error = await Assert.ThrowsAsync<GraphStoreException>(async () => await store.ReadVersionAsync(CancellationToken.None));

        Assert.False(health.IsReady);
        Assert.Contains("bolt://localhost:1", health.Detail, StringComparison.Ordinal);
        Assert.True(error.IsTransient);
    }

    private static GraphBundle People(params string[] names)
    {
        var graph = GraphBuilder.Books;
        foreach (var name in names)
        {
            graph.Node($"Person:{name}");
        }

        return graph.Build();
    }

    private static GraphBundle RandomGraphOf(int seed) => RandomGraph.Make(BookModel.Model, new Random(seed));

    private Task<ChangeSet> ImportAsync(GraphBundle bundle) => Store.ImportAsync(bundle, null, CancellationToken.None);

    private sealed class Reports : IProgress<ImportProgress>
    {
        public List<ImportProgress> All { get; } = [];

        public ImportProgress Last => All[^1];

        public void Report(ImportProgress value) => All.Add(value);
    }
}
