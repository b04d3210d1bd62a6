using System.Globalization;
using Kin10.Graph.Embedded;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Planning;
using Kin10.Graph.Stores;
using Kin10.Graph.Testing;
using Xunit.Abstractions;

namespace Kin10.Graph.Neo4j.Tests.Cypher;

/// <summary>
/// Random filters, nested in each other over every relationship and path of the schema: the database finds what the embedded store finds,
/// and touches no more than their cost says.
/// </summary>
[Collection(Neo4jCollection.Name)]
public sealed class FilterWorkTests(ITestOutputHelper output)
{
    // Each is a text that the database plans anew.
    private const int Filters = 48;
    private const int Deepest = 12;

    // A node from which a relationship is followed is a tenth of a unit and up to fourteen hits, however few it has. Estimates know
    // averages. What does not grow as its cost does is thousands.
    private const double HitsPerUnit = 250;

    [Neo4jFact]
    public async Task Filter_NestedAtRandom_FindsTheSameAndTouchesNoMoreThanItsCostSays()
    {
        await using var driver = Neo4jServer.Driver();
        await using var store = await new Neo4jGraphs().OpenAsync(Kin10Model.Seed);
        await using var embedded = await EmbeddedGraphStore.OpenAsync(Kin10Model.Model);
        await embedded.ImportAsync(Kin10Model.Seed, null, CancellationToken.None);
        var (asked, reference) = (new GraphHarness(store, Kin10Model.Model), new GraphHarness(embedded, Kin10Model.Model));
        var (filters, statements) = (new RandomFilters(Kin10Model.Model, Number("SEED", 20261127)), new Statements(Kin10Model.Model));
        var (worst, worstQuery) = (0.0, "");
        for (var i = 0; i < Number("OPERATIONS", Filters); i++)
        {
            var query = filters.Operation(1 + (i % Deepest));
            var expected = await reference.AskAsync(query);
            var found = await asked.AskAsync(query);
            Assert.True(expected == found, $"{query}\n{expected}\n{found}");

            var cost = CostEstimator.Estimate(PlanningHarness.Kin10.Bind(query), store.Statistics).Cost;
            var profile = await QueryPlan.ProfileAsync(driver, Assert.Single(statements.Of(query)));
            if (profile.Hits / cost > worst)
            {
                (worst, worstQuery) = (profile.Hits / cost, query);
            }
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"{worst:0.0} hits for a unit: {worstQuery}");
        output.WriteLine(text);
        Assert.True(worst <= HitsPerUnit, text);
    }

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable($"KIN10_RANDOM_{name}") is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
