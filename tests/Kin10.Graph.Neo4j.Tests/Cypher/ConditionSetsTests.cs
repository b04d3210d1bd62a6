using Kin10.Graph.Embedded;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;
using Kin10.Graph.Testing;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Tests.Cypher;

[Collection(Neo4jCollection.Name)]
public sealed class ConditionSetsTests
{
    private static readonly Statements Statements = new(Kin10Model.Model);

    public static TheoryData<string, int> Deep { get; } = NestedFilters.Cases(10, 40);

    [Theory]
    [MemberData(nameof(Deep))]
    public void Of_ConditionsInConditions_GivesStatementsThatGrowWithTheDepth(string shape, int depth)
    {
        var half = Assert.Single(Statements.Of(NestedFilters.Of(shape, depth / 2))).Text;
        var whole = Assert.Single(Statements.Of(NestedFilters.Of(shape, depth))).Text;

        Assert.InRange(whole.Length, half.Length, 3 * half.Length);
        Assert.InRange(DeepestSubquery(whole), 1, 3);
    }

    [Fact]
    public void Of_AConditionThatFiguresShare_IsWrittenOnce()
    {
        const string Figures = "count: { gt: 0 }, teachersTarget: { sum: { gt: 0 }, min: { gt: 0 }, max: { gt: 0 } }";
        var statement = Assert.Single(Statements.Of(
            "{ partners(where: { commitments: { aggregate: { where: { rootCauses: { some: { name: { eq: \"x\" } } } }, "
                + $"{Figures} }} }} }}) {{ totalCount }} }}"));

        Assert.Single(statement.Text.Split(":ADDRESSES").Skip(1));
    }

    [Neo4jFact]
    public async Task Of_NestedFilters_FindWhatTheEmbeddedStoreFinds()
    {
        await using var store = await new Neo4jGraphs().OpenAsync(Kin10Model.Seed);
        await using var embedded = await EmbeddedGraphStore.OpenAsync(Kin10Model.Model);
        await embedded.ImportAsync(Kin10Model.Seed, null, CancellationToken.None);
        var (asked, reference) = (new GraphHarness(store, Kin10Model.Model), new GraphHarness(embedded, Kin10Model.Model));

        foreach (var row in NestedFilters.Cases(1, 2, 3, 4, 5, 6, 7, 8, 9, 40))
        {
            var query = NestedFilters.Of((string)row[0], (int)row[1]);
            Assert.Equal(await reference.AskAsync(query), await asked.AskAsync(query));
        }
    }

    [Neo4jFact]
    public async Task Take_OfMoreStepsThanMayBe_RefusesAndNamesThePlace()
    {
        await using var store = await new Neo4jGraphs().OpenAsync(
            Kin10Model.Seed, options => options with { MaxStatementSteps = 60 });
        var harness = new GraphHarness(store, Kin10Model.Model);

        var allowed = await harness.AskAsync(NestedFilters.Of("peers some", 10));
        var refused = await harness.AskAsync(NestedFilters.Of("peers some", 11));

        Assert.DoesNotContain("errors", allowed, StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.CostLimitExceeded, refused, StringComparison.Ordinal);
        Assert.Contains("Query.partners: the filters, orders and selections of 'partners'", refused, StringComparison.Ordinal);
    }

    private static int DeepestSubquery(string text)
    {
        var (depth, deepest) = (0, 0);
        foreach (var character in text)
        {
            depth += character switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }
}
