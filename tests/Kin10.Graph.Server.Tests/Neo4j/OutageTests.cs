using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Kin10.Graph.Server.Tests.Support;
using Xunit.Abstractions;

namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>The database goes away and comes back while others ask.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class OutageTests(Neo4jInstanceFixture neo4j, ITestOutputHelper output) : IClassFixture<Neo4jInstanceFixture>
{
    private const int Askers = 8;
    private const string Unavailable = "\"code\":\"STORE_UNAVAILABLE\"";

    // What the server promises of every request: longer is a hang. A database that has just started plans its first statements slowly.
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    [Neo4jInstanceFact]
    public async Task Kill_UnderLoad_NoWrongAnswerNoHangAndRecovery()
    {
        await neo4j.FillAsync();
        await using var server = await neo4j.ServeAsync(
            $"--Neo4j:ConnectTimeout={ConnectTimeout:c}", $"--Server:RequestTimeout={RequestTimeout:c}");
        var (_, expected) = await server.Client.AskAsync(Answers.Query);
        using var load = new Load(server.Client, expected);

        await load.AnsweredAsync(50);
        await neo4j.Instance.KillAsync();
        var reason = await server.Client.WaitForReadinessAsync(HttpStatusCode.ServiceUnavailable);
        await load.RefusedAsync(50);
        await neo4j.Instance.StartAsync();
        await neo4j.WaitUntilReadyAsync();
        var ready = Stopwatch.GetTimestamp();
        await load.AnsweredAsync(1);
        var recovery = Stopwatch.GetElapsedTime(ready);
        await load.AnsweredAsync(50);
        await load.StopAsync();

        output.WriteLine($"recovered {recovery.TotalMilliseconds:0} ms after the database's readiness; the longest request took "
            + $"{load.Longest.TotalMilliseconds:0} ms; {load.Refused} of {load.Count} requests refused");
        Assert.Empty(load.Wrong);
        Assert.True(recovery < RequestTimeout, $"It took {recovery} to recover.");
        Assert.True(load.Longest < RequestTimeout + ConnectTimeout, $"A request took {load.Longest}.");
        Assert.Contains("localhost", reason, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.ReadyAsync()).Status);
        Assert.Contains("The store answers again, after", server.Log, StringComparison.Ordinal);
    }

    [Neo4jInstanceFact]
    public async Task Standstill_OpenConnectionsWithoutAnswers_RequestsEndAndRecover()
    {
        await neo4j.FillAsync();
        await using var server = await neo4j.ServeAsync("--Neo4j:ConnectTimeout=00:00:01", "--Server:RequestTimeout=00:00:02");
        var (_, expected) = await server.Client.AskAsync(Answers.Query);
        using var load = new Load(server.Client, expected);

        await load.AnsweredAsync(10);
        await neo4j.Instance.FreezeAsync();
        var reason = await server.Client.WaitForReadinessAsync(HttpStatusCode.ServiceUnavailable);
        await load.RefusedAsync(Askers * 3);
        await neo4j.Instance.ThawAsync();
        await neo4j.WaitUntilReadyAsync();
        var ready = Stopwatch.GetTimestamp();
        await load.AnsweredAsync(1);
        var recovery = Stopwatch.GetElapsedTime(ready);
        await load.AnsweredAsync(50);
        await load.StopAsync();

        output.WriteLine($"recovered {recovery.TotalMilliseconds:0} ms after the database's readiness; the longest request took "
            + $"{load.Longest.TotalMilliseconds:0} ms");
        Assert.Empty(load.Wrong);
        Assert.True(recovery < RequestTimeout, $"It took {recovery} to recover.");
        Assert.Contains("did not answer within 1 s", reason, StringComparison.Ordinal);
    }

    [Neo4jInstanceFact]
    public async Task Serve_AnotherDatabaseInItsPlace_AnswersFromThatOne()
    {
        await neo4j.FillAsync();
        await using var server = await neo4j.ServeAsync();
        var (_, expected) = await server.Client.AskAsync(Answers.Query);
        var held = (await server.Client.RereadAsync(Answers.Query, null)).Tag;

        await neo4j.Instance.ReplaceAsync();
        await neo4j.WaitUntilReadyAsync();
        await neo4j.FillAsync();
        await server.Client.WaitForReadinessAsync(HttpStatusCode.OK);
        var (status, body) = await server.Client.AskAsync(Answers.Query);
        var again = await server.Client.RereadAsync(Answers.Query, held);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(expected, body);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.NotEqual(held, again.Tag);
    }

    [Neo4jInstanceFact]
    public async Task Serve_DatabaseNotThereYet_StartsAndSaysWhyAndRecovers()
    {
        await neo4j.Instance.KillAsync();
        await using var server = await neo4j.ServeAsync("--Neo4j:ConnectTimeout=00:00:02");
        var (status, body) = await server.Client.AskAsync(Answers.Query);
        var (_, schema) = await server.Client.AskAsync("{ __typename }");
        var (ready, reason) = await server.Client.ReadyAsync();
        await neo4j.Instance.StartAsync();
        await server.Client.WaitForReadinessAsync(HttpStatusCode.OK);
        var (recovered, _) = await server.Client.AskAsync(Answers.Query);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains(Unavailable, body, StringComparison.Ordinal);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", schema);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready);
        Assert.Contains("refused", reason, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, recovered);
    }

    /// <summary>Several who ask the same question over and over.</summary>
    private sealed class Load : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly HttpClient _client;
        private readonly string _expected;
        private readonly Task _askers;
        private long _answered;
        private long _refused;
        private long _longest;

        public Load(HttpClient client, string expected)
        {
            _client = client;
            _expected = expected;
            _askers = Task.WhenAll(Enumerable.Range(0, Askers).Select(_ => Task.Run(AskAsync)));
        }

        public ConcurrentQueue<string> Wrong { get; } = new();

        public TimeSpan Longest => TimeSpan.FromTicks(Interlocked.Read(ref _longest));

        public long Refused => Interlocked.Read(ref _refused);

        public long Count => Interlocked.Read(ref _answered) + Refused;

        public Task AnsweredAsync(int count) => MoreAsync(() => Interlocked.Read(ref _answered), count);

        public Task RefusedAsync(int count) => MoreAsync(() => Refused, count);

        public async Task StopAsync()
        {
            await _stop.CancelAsync();
            await _askers;
        }

        public void Dispose()
        {
            _stop.Cancel();
            _stop.Dispose();
        }

        private static async Task MoreAsync(Func<long> counter, int count)
        {
            var goal = counter() + count;
            while (counter() < goal)
            {
                await Task.Delay(5);
            }
        }

        private async Task AskAsync()
        {
            while (!_stop.IsCancellationRequested)
            {
                var started = Stopwatch.GetTimestamp();
                var isAnswered = false;
                try
                {
                    isAnswered = Judge(await _client.AskAsync(Answers.Query));
                }
                catch (HttpRequestException exception)
                {
                    Wrong.Enqueue(exception.ToString());
                }

                var ticks = Stopwatch.GetElapsedTime(started).Ticks;
                for (var longest = Interlocked.Read(ref _longest); ticks > longest; longest = Interlocked.Read(ref _longest))
                {
                    Interlocked.CompareExchange(ref _longest, ticks, longest);
                }

                // Nobody who is refused asks again in the same millisecond.
                await Task.Delay(isAnswered ? 0 : 10);
            }
        }

        private bool Judge((HttpStatusCode Status, string Body) answer)
        {
            switch (answer.Status)
            {
                case HttpStatusCode.OK when answer.Body == _expected:
                    Interlocked.Increment(ref _answered);
                    return true;
                case HttpStatusCode.ServiceUnavailable when answer.Body.Contains(Unavailable, StringComparison.Ordinal):
                case HttpStatusCode.GatewayTimeout:
                    Interlocked.Increment(ref _refused);
                    return false;
                default:
                    Wrong.Enqueue($"{answer.Status}: {answer.Body}");
                    return false;
            }
        }
    }
}
