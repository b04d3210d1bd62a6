using System.Globalization;
using Kin10.Graph.Api;
using Kin10.Graph.Benchmarks.Neo4j;
using Kin10.Graph.Benchmarks.Synthetic;
using Kin10.Graph.Bundles;
using Kin10.Graph.Planning;
using Kin10.Graph.Stores;
using Kin10.Graph.Testing;
using Kin10.Testing.Neo4j;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>
/// A unit of cost stands for about the same time everywhere: of operations that do different things, on one store, none takes more than
/// so many times as long for a unit as the one in the middle. The other way round there is no bound: what a store keeps from an earlier
/// request (an order, the degrees of all nodes) costs what it takes at first. What every operation takes is subtracted, for it is no part
/// of the cost.
/// </summary>
internal sealed class UnitsBudget(Neo4jServers servers) : IBudget
{
    private const int Partners = 5_000;
    private const int Others = 200;
    private const double Embedded = 6;

    // A relationship that is walked takes several times as long there as a value that is written.
    private const double Neo4j = 8;
    private const string Nothing = "{ partner(id: \"Partner:none\") { id } }";

    private static readonly (string What, string Query)[] Operations =
    [
        ("a page of 500", "{ partners(first: 500) { nodes { id name sector role website } } }"),
        ("pages in a page", "{ partners(first: 100) { nodes { name commitments(first: 10) { nodes { name startYear } } } } }"),
        ("a filter by a text", "{ partners(where: { name: { contains: \"nowhere\" } }) { totalCount } }"),
        ("a filter by a number", "{ commitments(where: { teachersReached: { gt: 2029 } }) { totalCount } }"),
        ("a filter over a relationship", """
            { partners(where: { commitments: { some: { teachersReached: { lt: 1991 } } } }) { totalCount } }
            """),
        ("a filter over a path", "{ partners(where: { rootCauses: { some: { name: { contains: \"zz\" } } } }) { totalCount } }"),
        ("a filter in a filter", """
            { partners(where: { commitments: { some: { rootCauses: { all: { name: { neq: "x" } } } } } }) { totalCount } }
            """),
        ("a filter by a sum", """
            { partners(where: { commitments: { aggregate: { teachersReached: { sum: { gt: 9000 } } } } }) { totalCount } }
            """),
        ("aggregates", "{ commitments { aggregate { count teachersReached { sum avg min max } } } }"),
        ("groups", "{ commitments { groupBy(by: [STATUS]) { key { status } aggregate { count teachersReached { sum } } } } }"),
        ("an order by a property without index", "{ commitments(order: [{ teachersReached: DESC }], first: 10) { nodes { id } } }"),
        ("an order by a count", "{ partners(order: [{ commitments: { count: DESC } }], first: 10) { nodes { id } } }"),
        ("an order by what is derived", """
            { partners(where: { connectedness: { gte: 0 } }, order: [{ brokerage: DESC }], first: 500) { nodes { id } } }
            """),
    ];

    public string Name => "units";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        var bundle = DerivedGraph.Complete(
            SyntheticGraph.Generate(Kin10Model.Model, type => type.Name is "Partner" or "Commitment" ? Partners : Others),
            CancellationToken.None);
        using var folder = new TemporaryFolder();
        await using var embedded = await InProcess.OpenAsync(bundle, folder.PathOf("graph.db"));
        var rows = await MeasureAsync("embedded", Embedded, embedded.Statistics, query =>
        {
            embedded.Run(InProcess.Request(query));
            return Task.CompletedTask;
        });
        if (Neo4jDatabase.WhyMissing is { } reason)
        {
            return [.. rows, new("Neo4j: time for a unit, longest / median", "skipped", $"<= {Text(Neo4j)}", true, reason)];
        }

        await using var neo4j = await Neo4jGraph.OpenAsync(await servers.DatabaseAsync(), bundle);
        return [.. rows, .. await MeasureAsync("Neo4j", Neo4j, neo4j.Statistics, query => neo4j.RunAsync(InProcess.Request(query)))];
    }

    private static async Task<List<Measurement>> MeasureAsync(
        string store, double most, IGraphStatistics statistics, Func<string, Task> run)
    {
        Func<Task>[] works = [.. Operations.Select<(string, string Query), Func<Task>>(each => () => run(each.Query)), () => run(Nothing)];
        var times = await SideBySide.MeasureAsync(TimeSpan.FromSeconds(0.2), works);
        var rows = new List<Measurement>();
        var rates = new List<double>();
        for (var i = 0; i < Operations.Length; i++)
        {
            var cost = CostEstimator.Estimate(PlanningHarness.Kin10.Bind(Operations[i].Query), statistics).Cost;
            var time = Math.Max(times.Milliseconds(i) - times.Milliseconds(Operations.Length), 0.001);
            rates.Add(cost / time);
            rows.Add(new(
                $"{store}: {Operations[i].What}, units in a ms", Text(rates[i]), "", true,
                string.Create(CultureInfo.InvariantCulture, $"{cost:0} units, {time:0.000} ms")));
        }

        var rate = Spread.Of(rates);
        var longest = rate.Median / rate.Least;
        rows.Add(new($"{store}: units in a ms, most / least", Text(rate.Most / rate.Least), "", true));
        rows.Add(new($"{store}: time for a unit, longest / median", Text(longest), $"<= {Text(most)}", longest <= most));
        return rows;
    }

    private static string Text(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
