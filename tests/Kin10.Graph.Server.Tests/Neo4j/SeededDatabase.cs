using Kin10.Bolt;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;
using Kin10.Graph.Neo4j;
using Kin10.Graph.Server.Stores;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Graph.Stores;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>A database with the graph of the seed, and servers over it.</summary>
public abstract class SeededDatabase : IAsyncLifetime
{
    // Far longer than anything that is waited for: a test that fails must end.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);
    private Neo4jDatabase? _database;
    private BoltDriver? _driver;

    /// <summary>
    /// The settings by which a server or a command finds it. A server looks for changes by hand, and keeps answers, only in the tests of
    /// that: in others each request is to be one that asks the database, and nobody else.
    /// </summary>
    internal Dictionary<string, string> Environment =>
        new(_database!.Variables) { ["Neo4j__DeriveInterval"] = "00:00:00", ["Cache__MaxBytes"] = "0" };

    public async Task InitializeAsync()
    {
        _database = await OpenAsync();
        if (_database is not null)
        {
            _driver = BoltDriver.Create(_database.Uri, AuthToken.Basic(_database.Username, _database.Password));
            await RunAsync("MATCH (n) DETACH DELETE n");
            await FillAsync();
        }
    }

    public virtual async Task DisposeAsync()
    {
        if (_driver is not null)
        {
            await _driver.DisposeAsync();
        }
    }

    /// <summary>Brings the graph back to the seed.</summary>
    internal async Task FillAsync()
    {
        await using var store = OpenStore(TimeSpan.FromSeconds(1));
        await store.ImportAsync(Kin10Model.Seed, null, CancellationToken.None);
    }

    /// <summary>A store over it.</summary>
    internal Neo4jGraphStore OpenStore(TimeSpan versionProbeInterval) => Neo4jGraphStore.Create(
        Kin10Model.Model,
        Neo4jClients.Choose(new Neo4jOptions
        {
            Uri = _database!.Uri,
            Username = _database.Username,
            Password = _database.Password,
            Database = _database.Name,
            VersionProbeInterval = versionProbeInterval,
        }));

    /// <summary>Relates everything to everything, so that <see cref="Answers.Endless"/> never ends.</summary>
    internal async Task CrowdAsync()
    {
        await RunAsync("MATCH (c:Commitment) MATCH (r:RootCause) MERGE (c)-[:ADDRESSES {basis: 'INFERRED'}]->(r)");
        await RunAsync("MATCH (c:Commitment) MATCH (p:Partner) MERGE (p)-[:MADE]->(c)");
    }

    /// <summary>Runs a statement by itself, as somebody who knows nothing of this program.</summary>
    internal async Task<List<BoltRecord>> RunAsync(string statement, Dictionary<string, object?>? parameters = null)
    {
        await using var session = _driver!.Session(new SessionOptions { Database = _database!.Name });
        return await (await session.RunAsync(statement, parameters)).ToListAsync();
    }

    /// <summary>Starts a server over it, as a process of its own.</summary>
    internal Task<ServerProcess> ServeAsync(params string[] settings) => ServerProcess.StartAsync(Environment, settings);

    /// <summary>Waits until it answers statements.</summary>
    internal async Task WaitUntilReadyAsync()
    {
        while (true)
        {
            try
            {
                await RunAsync("RETURN 1");
                return;
            }
            catch (BoltException)
            {
                await Task.Delay(20);
            }
        }
    }

    /// <summary>Waits until a statement gives a value.</summary>
    internal async Task WaitForAsync(string statement, object expected)
    {
        using var limit = new CancellationTokenSource(LongestWait);
        object? found;
        while (!expected.Equals(found = (await RunAsync(statement))[0][0]))
        {
            Assert.False(limit.IsCancellationRequested, $"{found} and not {expected} is the answer to {statement}");
            await Task.Delay(20);
        }
    }

    /// <summary>The database; null where it is missing and its tests are skipped.</summary>
    protected abstract Task<Neo4jDatabase?> OpenAsync();
}
