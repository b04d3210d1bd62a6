using Kin10.Bolt;
using Kin10.Graph.Api;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;
using Kin10.Graph.Testing;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Tests.Store;

/// <summary>After a request has got its timeout, or whoever asked has gone, the database works on nothing of it.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class NestedFilterTimeoutTests
{
    private const int Deep = 40;
    private const int Wide = 95;
    private const int WideAndDeep = 40;
    private const int MostPolls = 600;

    // The deepest of each shape, and the widest that pass the limit of steps.
    private static readonly string[] Heaviest =
    [
        .. NestedFilters.Cases(Deep).Select(row => NestedFilters.Of((string)row[0], (int)row[1])),
        Joined("and", i => $"partners: {{ aggregate: {{ where: {{ name: {{ neq: \"{i}\" }} }}, count: {{ gte: 0 }} }} }}"),
        Joined("or", i => $"partners: {{ aggregate: {{ where: {{ name: {{ eq: \"{i}\" }} }}, joinedYear: {{ max: {{ gt: 1 }} }} }} }}"),
        Joined("and", i => $"partners: {{ some: {{ peers: {{ some: {{ name: {{ neq: \"{i}\" }} }} }} }} }}", WideAndDeep),
    ];

    [Neo4jFact]
    public async Task Ask_PastTheTimeoutOfTransactions_LeavesNothingAtWork()
    {
        await using var driver = Neo4jServer.Driver();
        await using var whole = await new Neo4jGraphs().OpenAsync(Kin10Model.Seed);
        await using var store = Neo4jGraphStore.Create(
            Kin10Model.Model, Neo4jServer.Options with { TransactionTimeout = TimeSpan.FromMilliseconds(1) });
        var harness = new GraphHarness(store, Kin10Model.Model);
        var timeouts = 0;
        foreach (var query in Heaviest)
        {
            var response = await harness.AskAsync(query);

            timeouts += response.Contains(ErrorCodes.Timeout, StringComparison.Ordinal) ? 1 : 0;
            Assert.DoesNotContain(ErrorCodes.CostLimitExceeded, response, StringComparison.Ordinal);
            await AssertNothingIsAtWorkAsync(driver);
        }

        Assert.InRange(timeouts, 1, Heaviest.Length);
    }

    [Neo4jFact]
    public async Task Ask_ByACallerWhoGivesUp_LeavesNothingAtWork()
    {
        await using var driver = Neo4jServer.Driver();
        await using var store = await new Neo4jGraphs().OpenAsync(Kin10Model.Seed);
        var harness = new GraphHarness(store, Kin10Model.Model);
        foreach (var query in Heaviest)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));

            // Some are fast enough.
            await Record.ExceptionAsync(() => harness.ReadAsync(query, null, patience.Token));

            await AssertNothingIsAtWorkAsync(driver);
        }
    }

    private static string Joined(string join, Func<int, string> condition, int count = Wide) =>
        $"{{ rootCauses(where: {{ {join}: [{string.Join(", ", Enumerable.Range(0, count).Select(i => $"{{ {condition(i)} }}"))}] }}) "
            + "{ totalCount } }";

    // Planning cannot be told to stop: what is bounded ends by itself.
    private static async Task AssertNothingIsAtWorkAsync(BoltDriver driver)
    {
        var left = new List<string>();
        for (var poll = 0; poll < MostPolls; poll++)
        {
            var records = await Neo4jServer.RunAsync(
                driver, "SHOW TRANSACTIONS YIELD currentQuery, status WHERE NOT currentQuery STARTS WITH 'SHOW' RETURN status + ' ' + currentQuery");
            left = [.. records.Select(record => (string)record[0]!)];
            if (left.Count == 0)
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Empty(left);
    }
}
