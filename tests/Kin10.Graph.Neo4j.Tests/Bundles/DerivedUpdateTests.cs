using Kin10.Bolt;
using Kin10.Graph.Bundles;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Tests.Bundles;

/// <summary>What follows from facts that others changed by hand is brought up to date, and nothing else is touched.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class DerivedUpdateTests(Neo4jGraphs graphs) : IClassFixture<Neo4jGraphs>, IAsyncLifetime
{
    private const string Question = "{ graph { derivedAreCurrent } rootCause(id: \"RootCause:by-hand\") { gap } }";
    private Neo4jGraphStore _store = null!;
    private BoltDriver _driver = null!;

    public async Task InitializeAsync()
    {
        if (Neo4jDatabase.WhyMissing is null)
        {
            _driver = Neo4jServer.Driver();
            _store = (Neo4jGraphStore)await graphs.OpenAsync(Kin10Model.Seed);
        }
    }

    public async Task DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
            await _driver.DisposeAsync();
        }
    }

    [Neo4jTheory]
    [InlineData("MATCH (:RootCause)-[r:INFLUENCES]->() WITH r ORDER BY elementId(r) LIMIT 5 DELETE r")]
    [InlineData("MATCH ()-[r:SIMILAR_TO]->() WITH r ORDER BY elementId(r) LIMIT 5 DELETE r")]
    [InlineData("MATCH (a:Funder), (b:Partner) WITH a, b ORDER BY a.id, b.id LIMIT 50 CREATE (a)-[:COULD_FUND {score: 0.5}]->(b)")]
    [InlineData("MATCH ()-[r:COULD_TEACH]->() SET r.score = 0.25 REMOVE r.reasons")]
    [InlineData("MATCH (n:RootCause) SET n.gap = 7.0 REMOVE n.need")]
    [InlineData("MATCH (n:GrandChallenge) SET n.gap = 'much'")]
    [InlineData("CREATE (:RootCause {id: 'RootCause:by-hand', name: 'By hand', naming: 'PRESS'})")]
    [InlineData("MATCH (c:Commitment) WITH c ORDER BY c.id LIMIT 30 DETACH DELETE c")]
    public async Task DeriveAsync_AfterAChangeByHand_IsAsAfterAnImport(string change)
    {
        await Neo4jServer.RunAsync(_driver, change);
        Assert.False(await _store.AreDerivedCurrentAsync(CancellationToken.None));

        var written = await _store.DeriveAsync(CancellationToken.None);

        Assert.NotEqual(default, written);
        Assert.True(await _store.AreDerivedCurrentAsync(CancellationToken.None));
        var wanted = DerivedGraph.Complete(await _store.ExportAsync(CancellationToken.None), CancellationToken.None);
        Assert.Equal("", (await _store.CompareAsync(wanted, CancellationToken.None)).Summary);
    }

    [Neo4jFact]
    public async Task DeriveAsync_NothingToDo_WritesNothing()
    {
        var version = await _store.ReadVersionAsync(CancellationToken.None);

        Assert.Equal(default, await _store.DeriveAsync(CancellationToken.None));
        Assert.Equal(version, await _store.ReadVersionAsync(CancellationToken.None));
    }

    [Neo4jFact]
    public async Task DeriveAsync_MoreThanOneTransactionHolds_IsWrittenInParts()
    {
        await Neo4jServer.RunAsync(_driver, "MATCH ()-[r:SIMILAR_TO|COULD_TEACH]->() DELETE r");
        await Neo4jServer.RunAsync(_driver, "MATCH (n:RootCause) REMOVE n.gap, n.need");
        await using var store = Neo4jGraphStore.Create(
            Kin10Model.Model, Neo4jServer.Options with { MaxImportTransaction = 100, ImportBatch = 50 });

        var written = await store.DeriveAsync(CancellationToken.None);

        Assert.Equal(32, written.Nodes);
        Assert.True(written.Relationships > 100);
        Assert.True(await store.AreDerivedCurrentAsync(CancellationToken.None));
        Assert.True((await store.CompareAsync(Kin10Model.Seed, CancellationToken.None)).IsEmpty);
    }

    [Neo4jFact]
    public async Task DeriveAsync_WhatOthersAdded_IsLeft()
    {
        await Neo4jServer.RunAsync(
            _driver, "MATCH (n:RootCause) SET n.mine = 1, n.gap = 7.0 WITH count(*) AS c MATCH (p:Partner) CREATE (:Note)-[:SIMILAR_TO]->(p)");

        await _store.DeriveAsync(CancellationToken.None);

        var left = await Neo4jServer.RunAsync(
            _driver,
            "MATCH (n:RootCause {mine: 1}) WHERE n.gap <= 1 WITH count(n) AS causes MATCH (:Note)-[r:SIMILAR_TO]->() RETURN causes, count(r)");
        await Neo4jServer.RunAsync(_driver, "MATCH (n:Note) DETACH DELETE n");
        await Neo4jServer.RunAsync(_driver, "MATCH (n:RootCause) REMOVE n.mine");
        Assert.Equal((32L, 163L), (left[0][0], left[0][1]));
    }

    [Neo4jFact]
    public async Task DeriveAsync_FactsThatTheModelRefuses_SaysWhichAndWritesNothing()
    {
        await Neo4jServer.RunAsync(_driver, "MATCH (n:RootCause) SET n.gap = 7.0 WITH n ORDER BY n.id LIMIT 1 SET n.naming = 3");

        var refusal = await Assert.ThrowsAsync<GraphStoreException>(() => _store.DeriveAsync(CancellationToken.None));

        Assert.Contains("RootCause.naming", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(32L, (await Neo4jServer.RunAsync(_driver, "MATCH (n:RootCause {gap: 7.0}) RETURN count(n)"))[0][0]);
    }

    [Neo4jFact]
    public async Task Graph_AfterAChangeByHand_SaysWhetherWhatIsDerivedIsCurrent()
    {
        var harness = new GraphHarness(_store, Kin10Model.Api);
        Assert.Contains("\"derivedAreCurrent\":true", (await harness.ReadAsync(Question)).Response, StringComparison.Ordinal);
        await Neo4jServer.RunAsync(
            _driver, "CREATE (:RootCause {id: 'RootCause:by-hand', name: 'By hand', naming: 'PRESS'})");

        var (before, versionBefore) = await harness.ReadAsync(Question);
        await _store.DeriveAsync(CancellationToken.None);
        var (after, versionAfter) = await harness.ReadAsync(Question);

        Assert.Contains("\"derivedAreCurrent\":false", before, StringComparison.Ordinal);
        Assert.Null(versionBefore);
        Assert.Contains("\"derivedAreCurrent\":true},\"rootCause\":{\"gap\":0", after, StringComparison.Ordinal);
        Assert.NotNull(versionAfter);
    }
}
