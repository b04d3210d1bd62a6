using System.Net;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>Nobody waits for an answer any more, or there is no connection for one.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class CancellationTests(Neo4jFixture neo4j)
{
    // This test's own, the one for the version, and by Neo4j.Driver the one that ends what nobody waits for.
#if NEO4J_DRIVER
    private const int Others = 3;
#else
    private const int Others = 2;
#endif

    private const string Working =
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'MATCH (n0:Partner)' RETURN count(*)";

    private const int Connections = 10;

    [Neo4jFact]
    public async Task Client_GoesAway_ItsStatementStopsInTheDatabase()
    {
        await neo4j.CrowdAsync();
        await using var server = await neo4j.ServeAsync(Answers.EndlessSettings);
        using var patience = new CancellationTokenSource();
        var asking = server.Client.AskAsync(Answers.Endless, cancellationToken: patience.Token);
        await neo4j.WaitForAsync(Working, 1L);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await neo4j.WaitForAsync(Working, 0L);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.AskAsync(Answers.Query)).Status);
    }

    [Neo4jFact]
    public async Task Request_TakesTooLong_ItsStatementStopsInTheDatabase()
    {
        await neo4j.CrowdAsync();
        await using var server = await neo4j.ServeAsync([.. Answers.EndlessSettings, "--Server:RequestTimeout=00:00:03"]);
        var asking = server.Client.AskAsync(Answers.Endless);
        await neo4j.WaitForAsync(Working, 1L);
        var (status, body) = await asking;

        Assert.Equal(HttpStatusCode.GatewayTimeout, status);
        Assert.Contains("\"code\":\"TIMEOUT\"", body, StringComparison.Ordinal);
        await neo4j.WaitForAsync(Working, 0L);
    }

    [Neo4jFact]
    public async Task Statement_TakesTooLong_DatabaseStopsItAndTheAnswerSaysSo()
    {
        await neo4j.CrowdAsync();
        await using var server = await neo4j.ServeAsync([.. Answers.EndlessSettings, "--Neo4j:TransactionTimeout=00:00:02"]);
        var (_, body) = await server.Client.AskAsync(Answers.Endless);

        Assert.Contains("\"code\":\"TIMEOUT\"", body, StringComparison.Ordinal);
        Assert.Equal(0L, (await neo4j.RunAsync(Working))[0][0]);
    }

    [Neo4jFact]
    public async Task Pool_AllInUse_NextIsRefusedSoonAndTheDatabaseCountsAsReady()
    {
        await neo4j.CrowdAsync();
        using var patience = new CancellationTokenSource();
        HttpStatusCode refused, ready, answered;
        string body;
        var server = await neo4j.ServeAsync(
            [.. Answers.EndlessSettings, "--Neo4j:MaxConnections=2", "--Neo4j:ConnectTimeout=00:00:01"]);
        await using (server)
        {
            // What the server looks for at its start takes connections, too.
            await server.Client.AskAsync(Answers.Query);
            Task[] busy =
            [
                server.Client.AskAsync(Answers.Endless, cancellationToken: patience.Token),
                server.Client.AskAsync(Answers.Endless, cancellationToken: patience.Token),
            ];
            await neo4j.WaitForAsync(Working, 2L);
            (refused, body) = await server.Client.AskAsync(Answers.Query);
            (ready, _) = await server.Client.ReadyAsync();
            await patience.CancelAsync();
            await Task.WhenAll(busy).ContinueWith(_ => { }, TaskScheduler.Default);
            await neo4j.WaitForAsync(Working, 0L);
            (answered, _) = await server.Client.AskAsync(Answers.Query);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused);
        Assert.Contains("\"code\":\"STORE_UNAVAILABLE\"", body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, ready);
        Assert.Equal(HttpStatusCode.OK, answered);

        // The last lines of a log are written when the server ends.
        Assert.Contains("MaxConnectionPoolSize", server.Log, StringComparison.Ordinal);
    }

    [Neo4jFact]
    public async Task ThousandRequests_CancelledMidway_EveryConnectionIsClean()
    {
        await neo4j.FillAsync();
        await using var server = await neo4j.ServeAsync($"--Neo4j:MaxConnections={Connections}");
        var (_, expected) = await server.Client.AskAsync(Answers.Query);
        var cancelled = 0;
        var random = new Random(4);
        var delays = Enumerable.Range(0, 1000).Select(_ => TimeSpan.FromMilliseconds(random.NextDouble() * 40)).ToList();
        await Parallel.ForEachAsync(delays, new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (delay, token) =>
        {
            using var patience = new CancellationTokenSource(delay);
            try
            {
                Assert.Equal((HttpStatusCode.OK, expected), await server.Client.AskAsync(Answers.Query, cancellationToken: patience.Token));
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref cancelled);
            }
        });

        // More at once than there are connections: each of them is used.
        var answers = await Task.WhenAll(Enumerable.Range(0, 5 * Connections).Select(_ => server.Client.AskAsync(Answers.Query)));
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, expected), answer));
        Assert.True(cancelled > 100, $"Only {cancelled} requests were cancelled before their answer.");
        var open = await neo4j.RunAsync(
            "CALL dbms.listConnections() YIELD connector, userAgent WITH * WHERE connector = 'bolt' RETURN count(*)");
        Assert.InRange((long)open[0][0]!, 1, Connections + Others);
        Assert.DoesNotContain("fail:", server.Log, StringComparison.Ordinal);
    }
}
