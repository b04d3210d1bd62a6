using Kin10.Graph.Benchmarks.Http;
using Kin10.Graph.Benchmarks.Neo4j;
using Kin10.Graph.Benchmarks.Synthetic;
using Kin10.Testing;
using Kin10.Testing.Neo4j;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>
/// Answers from Neo4j while its graph is the same, which are kept: a page of ten at least 0.3 of a bare Kestrel endpoint that answers the
/// same bytes, 280 partners with their commitments at least 0.5. The rows without a budget show what can be had at all, against an endpoint
/// that answers the same bytes after it has read the version, and what it is without a cache.
/// </summary>
internal sealed class KeptAnswerBudget(Neo4jServers servers) : IBudget
{
    private const string Page = """
        {"query":"{ partners(first: 10, order: [{ name: ASC }]) { nodes { id name sector } } }"}
        """;

    private const string Large = """
        {"query":"{ partners(first: 280) { nodes { id name sector commitments(first: 10) { nodes { id name status dueYear } } } } }"}
        """;

    public string Name => "kept";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        if (Neo4jDatabase.WhyMissing is { } reason)
        {
            return [new("page of ten from Neo4j / bare endpoint", "skipped", ">= 0.3", true, reason)];
        }

        var database = await servers.DatabaseAsync();
        await using (await Neo4jGraph.OpenAsync(database, SyntheticGraph.LargeAnswer(Kin10Model.Model)))
        {
        }

        var (on, off) = (new Dictionary<string, string>(database.Variables), new Dictionary<string, string>(database.Variables));
        on["Neo4j__DeriveInterval"] = off["Neo4j__DeriveInterval"] = "00:00:00";
        off["Cache__MaxBytes"] = "0";
        using var folder = new TemporaryFolder();
        return
        [
            await MeasureAsync("page of ten from Neo4j / bare endpoint", Page, 0.3, on),
            await MeasureAsync("  / bare endpoint that reads the version first", Page, 0, on, database),
            await MeasureAsync("  without a cache", Page, 0, off),
            await MeasureAsync("280 partners with commitments from Neo4j / bare endpoint", Large, 0.5, on),
            await MeasureAsync("  / bare endpoint that reads the version first", Large, 0, on, database),
            await MeasureAsync("  without a cache", Large, 0, off),
        ];

        Task<Measurement> MeasureAsync(
            string what, string request, double budget, Dictionary<string, string> environment, Neo4jDatabase? bareAsks = null) =>
            HttpComparison.MeasureAsync(what, folder.PathOf("graph.db"), null, request, budget, environment, bareAsks);
    }
}
