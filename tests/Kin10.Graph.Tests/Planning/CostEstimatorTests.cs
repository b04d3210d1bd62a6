using Kin10.Graph.Api;
using Kin10.Graph.Planning;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Tests.Planning;

public class CostEstimatorTests
{
    // 100 of every type of nodes, 300 of every type of relationships: on average 3 on each side.
    private static readonly FixedStatistics Hundred = new(100, 300);

    [Fact]
    public void Estimate_OfASearch_CountsEveryNodeThatMayHaveTheWords()
    {
        var plan = PlanningHarness.Kin10.Bind("{ search(text: \"a\", types: [Partner], first: 1) { totalCount } }");
        double Cost(long nodes) => CostEstimator.Estimate(plan, new FixedStatistics(nodes, 0)).Cost;

        Assert.Equal(250, Cost(2_000) - Cost(1_000));
    }

    // One book is asked; where conditions are decided for all nodes, its authors are asked for their books all the same.
    [Theory]
    [InlineData("{ authors: { some: { size: { gt: 1 } } } }", false)]
    [InlineData("{ authors: { some: { books: { some: { size: { gt: 1 } } } } } }", true)]
    [InlineData("{ authors: { some: { books: { count: { gt: 1 } } } } }", true)]
    [InlineData("{ authors: { some: { rival: { size: { gt: 1 } } } } }", true)]
    public void Estimate_OfAConditionInACondition_IsForAllNodesWhereTheStoreDecidesForAll(string where, bool isMore)
    {
        var plan = PlanningHarness.Books.Bind($"{{ books(where: {{ id: {{ eq: \"Book:1\" }}, and: [{where}] }}) {{ totalCount }} }}");
        double Cost(bool all) => CostEstimator.Estimate(plan, new FixedStatistics(100, 300) { DecidesForAllNodes = all }).Cost;

        Assert.Equal(isMore, Cost(all: true) > Cost(all: false) + 5);
        Assert.True(isMore || Cost(all: true) == Cost(all: false));
    }

    [Theory]
    // One node and its property.
    [InlineData("{ book(id: \"Book:1\") { name __typename } }", 2)]
    [InlineData("{ nodes(ids: [\"a\", \"b\"]) { id } }", 4)]
    // A page by id: a start, 10 rows, 10 names.
    [InlineData("{ books(first: 10) { nodes { name } } }", 21)]
    [InlineData("{ books(first: 0) { nodes { name } } }", 1)]
    // No more rows than nodes.
    [InlineData("{ books(first: 500) { nodes { name } } }", 201)]
    [InlineData("{ books { nodes { name } } }", 51)]
    // An index yields the order; without one all nodes are read (0.1) and placed (0.25).
    [InlineData("{ books(first: 10, order: [{ name: DESC }]) { nodes { id } } }", 21)]
    [InlineData("{ books(first: 10, order: [{ price: DESC }]) { nodes { id } } }", 56)]
    // Filters read (0.1) all nodes, unless they name them.
    [InlineData("{ books(first: 10, where: { size: { gt: 1 } }) { nodes { id } } }", 31)]
    [InlineData("{ books(first: 10, where: { size: { gt: 1 }, name: { eq: \"a\" } }) { nodes { id } } }", 41)]
    [InlineData("{ books(first: 10, where: { id: { eq: \"Book:1\" } }) { nodes { id } } }", 21.1)]
    [InlineData("{ books(first: 10, where: { id: { in: [\"a\", \"b\", \"c\"] }, size: { gt: 1 } }) { nodes { id } } }", 21.6)]
    // How many relationships a node has is read. To look at their ends each is walked (0.25): 300 of them, and 300 sizes are read.
    [InlineData("{ books(first: 10, where: { authors: { count: { gt: 1 } } }) { nodes { id } } }", 31)]
    [InlineData("{ books(first: 10, where: { authors: { some: { size: { gt: 1 } } } }) { nodes { id } } }", 136)]
    [InlineData("{ books(first: 10, order: [{ authors: { sum: { size: DESC } } }]) { nodes { id } } }", 161)]
    // A path of two hops is walked for each of 100 nodes: 3 and 9.
    [InlineData("{ books(first: 10, where: { siblings: { count: { gt: 1 } } }) { nodes { id } } }", 331)]
    // Without direction relationships are met from both ends: 600.
    [InlineData("{ people(first: 10, where: { friends: { some: { size: { gt: 1 } } } }) { nodes { id } } }", 241)]
    // A text that is searched takes longer (0.5).
    [InlineData("{ books(first: 10, where: { name: { contains: \"a\" } }) { nodes { id } } }", 81)]
    // A condition is decided once for each node: nesting adds, and does not multiply.
    [InlineData("{ books(first: 10, where: { authors: { some: { books: { some: { size: { gt: 1 } } } } } }) { nodes { id } } }", 241)]
    [InlineData(
        "{ books(first: 10, where: { siblings: { some: { siblings: { some: { siblings: { some: { size: { gt: 1 } } } } } } } }) { nodes { id } } }",
        511)]
    // The whole set, whatever the page.
    [InlineData("{ books(first: 1) { totalCount } }", 2)]
    [InlineData("{ books(first: 1, where: { size: { gt: 1 } }) { totalCount } }", 22)]
    [InlineData("{ books(first: 1) { aggregate { count } } }", 12)]
    [InlineData("{ books(first: 1) { aggregate { size { sum avg } price { min } } } }", 22)]
    [InlineData("{ books(first: 1) { groupBy(by: GENRE, first: 5) { key { genre } aggregate { size { sum } } } } }", 92)]
    // Nested pages multiply: 10 rows with ids, each walks 3 and gives 25 rows with 2 values.
    [InlineData("{ series(id: \"Series:1\") { name books(first: 2) { nodes { id } } } }", 7.75)]
    [InlineData("{ books(first: 10) { nodes { siblings { nodes { id name } } } } }", 801)]
    // All authors of all books are no more than there are relationships.
    [InlineData("{ books(first: 100) { nodes { authors(first: 100) { nodes { id } } } } }", 876)]
    [InlineData("{ books(first: 10) { edges { cursor node { series { name } } } } }", 41)]
    [InlineData("{ books(first: 10) { nodes { mentions { nodes { ... on Book { id name } ... on Person { id } } } } } }", 778.5)]
    public void Estimate_OfThisQuestion_IsThat(string query, double cost) =>
        Assert.Equal(cost, CostEstimator.Estimate(PlanningHarness.Books.Bind(query), Hundred).Cost, 6);

    [Theory]
    [InlineData("{ partners(first: 500) { nodes { id name commitments { nodes { id name rootCauses { nodes { id name } } } } } } }")]
    [InlineData("{ partners(first: 500) { nodes { id name peers { nodes { id name peers { nodes { id name } } } } } } }")]
    [InlineData("{ rootCauses(first: 500) { nodes { id name partners(first: 500) { edges { node { id name } via { id name } } } } } }")]
    [InlineData(
        "{ partners(first: 500) { nodes { id commitments(first: 500) { nodes { id rootCauses(first: 500) { nodes { id name } } } } } } }")]
    [InlineData(
        "{ rootCauses(where: { partners: { count: { lt: 3 } } }, order: [{ investments: { sum: { amountUsd: ASC } } }], "
        + "first: 500) { nodes { id partners { totalCount } } } }")]
    [InlineData(
        "{ commitments { aggregate { count teachersTarget { sum avg } } groupBy(by: [STATUS, "
        + "DUE_YEAR]) { key { status dueYear } aggregate { count } } } }")]
    public void Check_HonestBigQuestionOnTheSeed_Passes(string query) =>
        new CostEstimator(new GraphLimits()).Check(PlanningHarness.Kin10.Bind(query), FixedStatistics.Seed);

    [Fact]
    public void Check_ThreeLevelsOfLargestPages_IsRefusedWithItsReasons()
    {
        var bound = PlanningHarness.Kin10.Bind(
            "{ all: partners(first: 500) { nodes { peers(first: 500) { nodes { companions(first: 500) { nodes { id name } } } } } } }");

        var large = Refuse(bound, new FixedStatistics(600, 1000));
        Assert.Equal("COST_LIMIT_EXCEEDED", large.Code);
        Assert.StartsWith("The request would cost about 37", large.Message, StringComparison.Ordinal);
        Assert.Contains(
            "the budget is 1000000. Most of it: all.nodes.peers.nodes.companions: 500 x 500 x 500 rows (100%)",
            large.Message,
            StringComparison.Ordinal);
        Assert.Equal(1_000_000L, large.Extensions!["maxCost"]);
        Assert.True((long)large.Extensions["cost"]! > 375_000_000);
        Assert.Equal("1:3", Assert.Single(large.Locations).ToString());
        Assert.Null(large.Path);

        Assert.Contains("163 x 163 x 163 rows", Refuse(bound, FixedStatistics.Seed).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ExpensiveFilter_IsNamedByItsPlace()
    {
        var bound = PlanningHarness.Books.Bind(
            "{ books(where: { authors: { some: { books: { some: { siblings: { count: { gt: 3 } } } } } } }) { totalCount } }");

        var error = Refuse(bound, new FixedStatistics(100_000, 1_000_000));

        Assert.Contains(
            "Most of it: books.where.authors.books.siblings: asking 100000 nodes, over 11000000 relationships (",
            error.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    // Each touches every relationship a few times at most, or every node once: milliseconds.
    [InlineData(
        "{ rootCauses(where: { partners: { some: { id: { eq: \"Partner:x\" } } } }, order: [{ partners: { count: DESC } }], first: 5) "
        + "{ totalCount nodes { partners { totalCount } } } }",
        200_000)]
    [InlineData("{ partners(first: 10, where: { name: { startsWith: \"Partner 05\" } }) { totalCount nodes { id name } } }", 1_000_000)]
    [InlineData("{ commitments { groupBy(by: [STATUS]) { key { status } aggregate { count } } } }", 1_000_000)]
    public void Check_QuestionOfADataTeamOnALargeGraph_Passes(string query, long size) =>
        new CostEstimator(new GraphLimits()).Check(PlanningHarness.Kin10.Bind(query), new FixedStatistics(size, size));

    [Fact]
    public void Check_ExactlyTheBudget_Passes()
    {
        var bound = PlanningHarness.Books.Bind("{ books(first: 10) { nodes { name } } }");

        new CostEstimator(new GraphLimits { MaxCost = 21 }).Check(bound, Hundred);
        Assert.Throws<GraphQLException>(() => new CostEstimator(new GraphLimits { MaxCost = 20 }).Check(bound, Hundred));
    }

    [Fact]
    public void Check_Allowance_IsTakenWhatTheOperationCostsUnlessItIsOverTheBudget()
    {
        var bound = PlanningHarness.Books.Bind("{ books(first: 10) { nodes { name } } }");
        var allowance = new RecordingAllowance();
        var context = new RequestContext(Caller.Anonymous, allowance: allowance);

        new CostEstimator(new GraphLimits { MaxCost = 21 }).Check(bound, Hundred, context);
        Assert.Throws<GraphQLException>(() => new CostEstimator(new GraphLimits { MaxCost = 20 }).Check(bound, Hundred, context));

        Assert.Equal(CostEstimator.Estimate(bound, Hundred).Cost, Assert.Single(allowance.Taken));
    }

    [Fact]
    public void Check_Batch_HasOneBudgetAndIsNotChargedForWhatIsRefused()
    {
        var bound = PlanningHarness.Books.Bind("{ books(first: 10) { nodes { name } } }");
        var small = PlanningHarness.Books.Bind("{ books(first: 1) { nodes { name } } }");
        var estimator = new CostEstimator(new GraphLimits { MaxCost = 30 });
        var batch = new BatchUsage();
        var context = new RequestContext(Caller.Anonymous, batch: batch);
        estimator.Check(bound, Hundred, context);

        var error = Assert.Throws<GraphQLException>(() => estimator.Check(bound, Hundred, context)).Errors.Single();
        estimator.Check(small, Hundred, context);

        Assert.Contains("of which the requests before it in the batch take about 21", error.Message, StringComparison.Ordinal);
        Assert.InRange(batch.Cost, 22, 30);
    }

    [Fact]
    public void Check_CostPast64Bits_Saturates()
    {
        var query = string.Concat(Enumerable.Repeat("siblings(first: 500) { nodes { ", 10)) + "id" + string
            .Concat(Enumerable.Repeat(" } }", 10));
        var bound = PlanningHarness.Books.Bind($"{{ book(id: \"Book:1\") {{ {query} }} }}");

        Assert.Equal(long.MaxValue, Refuse(bound, new FixedStatistics(long.MaxValue, long.MaxValue)).Extensions!["cost"]);
    }

    [Fact]
    public void Check_EmptyGraph_CostsNearlyNothing()
    {
        var bound = PlanningHarness.Books.Bind(
            "{ books(where: { authors: { some: { size: { gt: 1 } } } }, first: 500) { totalCount nodes { siblings { nodes { id } } } } }");

        Assert.InRange(CostEstimator.Estimate(bound, new FixedStatistics(0, 0)).Cost, 0, 10);
    }

    [Fact]
    public void Estimate_Shares_AddUpToTheCost()
    {
        var bound = PlanningHarness.Books.Bind("""
            {
              books(first: 50, where: { authors: { some: { size: { gt: 1 } } } }, order: [{ size: ASC }]) {
                totalCount aggregate { count } pageInfo { hasNextPage endCursor }
                edges { cursor node { name series { name books { nodes { id } } } siblings(first: 5) { edges { via { name } node { id } } } } }
              }
              nameds(first: 7) { nodes { name ... on Person { books { totalCount } } } }
              node(id: "Book:1") { id ... on Book { authors { totalCount edges { properties { share } } } } }
            }
            """);

        var estimate = CostEstimator.Estimate(bound, Hundred);

        Assert.Equal(estimate.Cost, estimate.Shares.Sum(share => share.Cost), 6);
        Assert.Equal(
            estimate.Shares.OrderByDescending(share => share.Cost).Select(share => share.Cost),
            estimate.Shares.Select(share => share.Cost));
        Assert.All(estimate.Shares, share => Assert.NotEqual("", share.What));
        Assert.Contains(estimate.Shares, share => share is { Path: "books.edges.node.siblings", What: "50 x 5 rows" });
        Assert.Contains(estimate.Shares, share => share is { Path: "books.edges.node.series.books" });
    }

    [Fact]
    public void BindAndCheck_CachedPlan_AllocateLittle()
    {
        var plan = PlanningHarness.Kin10.Bind("""
            { rootCauses(first: 5, where: { partners: { count: { gt: 1 } } }) { nodes { name partners(first: 3) { edges { node { name } via { name } } } } } }
            """).Plan;
        var binder = new PlanBinder(new GraphLimits());
        var estimator = new CostEstimator(new GraphLimits());
        var statistics = new FixedStatistics(10, 10);
        Run();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200);

        void Run() => estimator.Check(binder.Bind(plan, Kin10.GraphQL.Selections.VariableValues.Empty), statistics);
    }

    private static GraphQLError Refuse(Kin10.Graph.Plan.BoundPlan bound, FixedStatistics statistics) =>
        Assert.Single(Assert.Throws<GraphQLException>(() => new CostEstimator(new GraphLimits()).Check(bound, statistics)).Errors);

    private sealed class RecordingAllowance : IAllowance
    {
        public List<double> Taken { get; } = [];

        public void Take(double cost) => Taken.Add(cost);

        public void Owe(double cost) => throw new NotSupportedException();
    }
}
