using System.Diagnostics;
using System.Globalization;
using Kin10.Bolt;
using Kin10.Graph.Benchmarks.Http;
using Kin10.Graph.Benchmarks.Neo4j;
using Kin10.Testing.Neo4j;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>
/// 10,000 subscribers of 10 different operations on one server over Neo4j: what they take of its memory, how soon all of them are told of a
/// change that somebody else makes, and how often the operations are executed for it. The server has a heap of at most 256 MB, as in a
/// small container: with more, what has gone is cleared away later, and its memory tells less.
/// </summary>
internal sealed class LiveBudget(Neo4jServers servers) : IBudget
{
    private const int Subscribers = 10_000;
    private const int Operations = 10;
    private const int Changes = 7;
    private const int Rounds = 10;
    private const int Leaving = 1_000;
    private const long Megabyte = 1_000_000;

    public string Name => "live";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        var what = $"{Subscribers:N0} subscribers of {Operations} operations";
        if (Neo4jDatabase.WhyMissing is { } reason)
        {
            return [new(what, "skipped", "", true, reason)];
        }

        var database = await servers.DatabaseAsync();
        await using var graph = await Neo4jGraph.OpenAsync(database, Kin10Model.Seed);
        await using var driver = BoltDriver.Create(database.Uri, AuthToken.Basic(database.Username, database.Password));
        using var server = await ServerProcess.StartGraphAsync(database, 256 * Megabyte);
        var alone = server.MemoryBytes;
        var clients = new List<LiveClient>();
        var told = new Told();
        try
        {
            await SubscribeAsync(server, clients, told, Subscribers);
            await told.ByAsync(Subscribers);
            var full = server.MemoryBytes;
            var runsBefore = await RunsAsync(server);
            var times = new List<double>();
            for (var change = 1; change <= Changes; change++)
            {
                var clock = Stopwatch.StartNew();
                await using (var session = driver.Session(new SessionOptions { Database = database.Name }))
                {
                    var parameters = new Dictionary<string, object?> { ["note"] = $"Change {change}" };
                    await (await session.RunAsync("MATCH (n:RootCause) SET n.note = $note", parameters)).ToListAsync();
                }

                await told.ByAsync(Subscribers * (1 + change));
                times.Add(clock.Elapsed.TotalSeconds);
            }

            var runs = (double)(await RunsAsync(server) - runsBefore) / (Operations * Changes);
            var (first, last) = await ReconnectAsync(server, clients, told);
            times.Sort();
            return
            [
                new(
                    $"MB that are added by {what}", Megabytes(full - alone), "< 200", full - alone < 200 * Megabyte,
                    $"{Megabytes(alone)} to {Megabytes(full)}"),
                new(
                    $"seconds from a change until all are told, {what}", Number(times[^1]), "< 2", times[^1] < 2,
                    $"the longest of {Changes}; from {Number(times[0])}"),
                new("executions of an operation for each change", Number(runs), "1", runs <= 1),
                new(
                    $"MB after {Rounds * Leaving:N0} reconnects / after {Leaving:N0}", Number((double)last / first), "< 1.1",
                    last < 1.1 * first, $"{Megabytes(first)} to {Megabytes(last)}"),
            ];
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    // The log is written a moment later.
    private static async Task<int> RunsAsync(ServerProcess server)
    {
        await Task.Delay(TimeSpan.FromSeconds(1));
        return server.LiveRuns;
    }

    // A part of the subscribers leaves and comes again, over and over.
    private static async Task<(long First, long Last)> ReconnectAsync(ServerProcess server, List<LiveClient> clients, Told told)
    {
        var (first, last) = (0L, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            clients.Take(Leaving).ToList().ForEach(client => client.Dispose());
            clients.RemoveRange(0, Leaving);
            var before = told.Count;
            await SubscribeAsync(server, clients, told, Leaving);
            await told.ByAsync(before + Leaving);
            last = server.MemoryBytes;
            first = round == 0 ? last : first;
        }

        return (first, last);
    }

    private static async Task SubscribeAsync(ServerProcess server, List<LiveClient> clients, Told told, int count)
    {
        const int AtOnce = 100;
        for (var i = 0; i < count; i += AtOnce)
        {
            clients.AddRange(await Task.WhenAll(Enumerable.Range(i, AtOnce).Select(number => LiveClient.OpenAsync(
                server.Port, $"subscription {{ rootCauses(first: {1 + (number % Operations)}) {{ nodes {{ note }} }} }}", told.Add, told.Lose))));
        }
    }

    private static string Megabytes(long bytes) => (bytes / Megabyte).ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>How many answers have come.</summary>
    private sealed class Told
    {
        private int _count;
        private volatile bool _isLost;

        public int Count => Volatile.Read(ref _count);

        public void Lose() => _isLost = true;

        public void Add() => Interlocked.Increment(ref _count);

        public async Task ByAsync(int count)
        {
            while (Count < count)
            {
                if (_isLost)
                {
                    throw new InvalidOperationException("The server has ended a connection.");
                }

                await Task.Delay(1);
            }
        }
    }
}
