using System.Diagnostics;
using System.Globalization;
using Kin10.Graph.Benchmarks.Http;
using Kin10.Graph.Benchmarks.Neo4j;
using Kin10.Graph.Benchmarks.Synthetic;
using Kin10.Testing;
using Kin10.Testing.Neo4j;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>
/// What it costs that answers are kept where none is asked for twice: pages of ten from Neo4j, each with another variable, take at most 3 %
/// more processor time than without a cache, and 15 % with Redis.
/// </summary>
internal sealed class MissBudget(Neo4jServers servers) : IBudget
{
    private const int Rounds = 9;
    private const string RedisProgram = "redis-server";

    private const string Page = """
        {
        "query":"query ($other: String!) { partners(first: 10, where: { name: { neq: $other } }, order: [{ name: ASC }]) { nodes { id } } }",
        "variables":{"other":"0000000000"}
        }
        """;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1.5);

    public string Name => "miss";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        if (Neo4jDatabase.WhyMissing is { } reason)
        {
            return [new("miss with a cache / without", "skipped", "<= 1.03", true, reason)];
        }

        var database = await servers.DatabaseAsync();
        await using (await Neo4jGraph.OpenAsync(database, SyntheticGraph.LargeAnswer(Kin10Model.Model)))
        {
        }

        var rows = new List<Measurement> { await MeasureAsync("miss with a cache / without", 1.03, []) };
        if (Programs.Find(RedisProgram) is null)
        {
            rows.Add(new("  with Redis / without a cache", "skipped", "<= 1.15", true, $"{RedisProgram} is not in PATH."));
            return rows;
        }

        var port = ServerProcess.FreePort().ToString(CultureInfo.InvariantCulture);
        using var redis = Process.Start(new ProcessStartInfo(RedisProgram, ["--port", port, "--bind", "127.0.0.1", "--save", ""])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            var settings = new Dictionary<string, string>
            {
                ["Redis__Configuration"] = $"127.0.0.1:{port}",
                ["Redis__Timeout"] = "00:00:01",
            };
            rows.Add(await MeasureAsync("  with Redis / without a cache", 1.15, settings));
            return rows;
        }
        finally
        {
            redis.Kill();
        }

        async Task<Measurement> MeasureAsync(string what, double budget, Dictionary<string, string> settings)
        {
            using var folder = new TemporaryFolder();
            using var with = await StartAsync(settings);
            using var without = await StartAsync(new() { ["Cache__MaxBytes"] = "0" });
            return await CompareAsync(what, budget, with, without);

            Task<ServerProcess> StartAsync(Dictionary<string, string> more) => ServerProcess.StartGraphAsync(
                folder.PathOf("graph.db"),
                null,
                new Dictionary<string, string>(database.Variables.Concat(more)) { ["Neo4j__DeriveInterval"] = "00:00:00" });
        }
    }

    private static async Task<Measurement> CompareAsync(string what, double budget, ServerProcess with, ServerProcess without)
    {
        using var one = new LoadClient(with.Port, Page);
        using var other = new LoadClient(without.Port, Page);
        await one.RunAsync(2 * Slice);
        await other.RunAsync(2 * Slice);
        var (costs, rates) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var (oneRate, oneCost) = await RunAsync(with, one);
            var (otherRate, otherCost) = await RunAsync(without, other);
            costs.Add(oneCost / otherCost);
            rates.Add(otherRate / oneRate);
        }

        var (cost, time) = (Spread.Of(costs), Spread.Of(rates));
        return new(
            what,
            cost.Median.ToString("0.00", CultureInfo.InvariantCulture),
            $"<= {budget.ToString(CultureInfo.InvariantCulture)}",
            cost.Median <= budget,
            string.Create(
                CultureInfo.InvariantCulture,
                $"processor time of the server, {cost.Least:0.00} to {cost.Most:0.00}; time with the database {time.Median:0.00}, "
                + $"{time.Least:0.00} to {time.Most:0.00}"));
    }

    private static async Task<(double Rate, double Cost)> RunAsync(ServerProcess server, LoadClient load)
    {
        var before = server.ProcessorTime;
        var rate = await load.RunAsync(Slice);
        return (rate, (server.ProcessorTime - before).TotalMicroseconds / (rate * Slice.TotalSeconds));
    }
}
