using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.Graph.Results;
using Kin10.Graph.Stores;
using Kin10.Graph.Tests.Planning;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Tests;

public class GraphOperationHandlerTests
{
    private static readonly RequestContext Context = new(new Caller("curator@hub", ["curator"]));

    [Fact]
    public async Task Execute_AgainAndAgain_HandsTheSamePlanToTheStore()
    {
        var store = new FakeReader();

        await ExecuteAsync(store, [.. Enumerable.Repeat("{ books { totalCount } }", 3)]);

        // It is kept from the second use on.
        Assert.Equal(3, store.Plans.Count);
        Assert.Same(store.Plans[1].Plan, store.Plans[2].Plan);
        Assert.All(store.Contexts, context => Assert.Equal(Context, context));
    }

    [Fact]
    public async Task Execute_Subscription_HandsThePlanOfTheQueryToTheStore()
    {
        const string Selection = "{ books(first: 2) { totalCount nodes { name authors { nodes { name } } } } }";
        var store = new FakeReader();

        Assert.Empty(await ExecuteAsync(store, $"query {Selection}", $"subscription {Selection}"));

        Assert.Equal(2, store.Plans.Count);
        Assert.Equal(
            PlanPrinter.Print(store.Plans[0].Plan, PlanningHarness.Books.Model),
            PlanPrinter.Print(store.Plans[1].Plan, PlanningHarness.Books.Model));
    }

    [Theory]
    [InlineData("begin")]
    [InlineData("write")]
    [InlineData("complete")]
    public async Task Execute_StoreStopsAnswering_LeavesItToTheHost(string step)
    {
        var failure = new GraphStoreException("leader switched", isTransient: true);
        var store = new FakeReader
        {
            OnBegin = step == "begin" ? failure : null,
            OnWrite = step == "write" ? failure : null,
            OnComplete = step == "complete" ? failure : null,
        };

        Assert.Same(failure, await Assert.ThrowsAsync<GraphStoreException>(() => ExecuteAsync(store, "{ books { totalCount } }")));
        Assert.Equal(step != "begin", store.IsDisposed);
    }

    [Theory]
    [InlineData(OperationType.Mutation, typeof(InvalidOperationException))]
    [InlineData((OperationType)99, typeof(NotSupportedException))]
    public void Compile_NotAQuery_Throws(OperationType type, Type exception)
    {
        var limits = new GraphLimits();
        var api = ApiSchema.Create(PlanningHarness.Books.Model, limits);
        var operation = new SelectedOperation(type, []);

        Assert.Throws(exception, () => new GraphOperationHandler(api, new FakeReader(), limits).Compile(operation));
        Assert.Throws<ArgumentException>(() => new OperationPlanner(api.Model, api.Schema, limits).Plan(operation));
    }

    [Fact]
    public async Task Execute_TooExpensive_DoesNotReachTheStore()
    {
        var store = new FakeReader();

        var error = Assert.Single(await ExecuteAsync(
            store, "{ books(first: 500) { nodes { siblings(first: 500) { nodes { siblings(first: 500) { nodes { id } } } } } } }"));

        Assert.Equal("COST_LIMIT_EXCEEDED", error.Code);
        Assert.Empty(store.Plans);
    }

    [Fact]
    public async Task Execute_WrongVariable_DoesNotReachTheStore()
    {
        var store = new FakeReader();

        Assert.Equal(
            "PAGE_SIZE_EXCEEDED",
            Assert.Single(await ExecuteAsync(store, "query($n: Int = 501) { books(first: $n) { totalCount } }")).Code);
        Assert.Empty(store.Plans);
    }

    [Theory]
    [InlineData(
        "{ partners(first: 500) { nodes { similar(first: 500) { nodes { similar(first: 500) { nodes { id } } } } } } }",
        "COST_LIMIT_EXCEEDED")]
    [InlineData("query($n: Int = 501) { partners(first: $n) { totalCount } }", "PAGE_SIZE_EXCEEDED")]
    [InlineData("query($id: ID!) { partner(id: $id) { similar(first: 501) { totalCount } } }", "PAGE_SIZE_EXCEEDED")]
    [InlineData("query($n: Int = 500) { partners(first: $n) { totalCount } }", null)]
    [InlineData("query($n: Int!, $ids: [ID!]!) { partners(first: $n) { totalCount } nodes(ids: $ids) { id } }", null)]
    [InlineData("query($text: String = \"x\") { search(text: $text) { totalCount } }", null)]
    [InlineData("query($text: String!) { search(text: $text) { totalCount } }", null)]
    [InlineData("query($text: String = \"x\") { partners(where: { search: $text }) { totalCount } }", null)]
    public void Prepare_BeforeTheFirstRequest_FindsWhatIsWrongWithoutTheStore(string query, string? code)
    {
        var store = new FakeReader();
        var limits = new GraphLimits();
        var api = ApiSchema.Create(PlanningHarness.Kin10.Model, limits);
        var executor = new GraphQLExecutor<OperationPlan>(api.Schema, new GraphOperationHandler(api, store, limits));
        var errors = executor.Prepare(System.Text.Encoding.UTF8.GetBytes(query));

        Assert.Equal(code is null ? [] : [code], errors.Select(error => error.Code));
        Assert.Empty(store.Plans);
    }

    [Fact]
    public async Task Execute_SearchOfAGraphThatChangesAllTheTime_IsReadAgainAndPaidOnce()
    {
        var (store, payments, limits) = (new FakeReader(), new Payments(), new GraphLimits());
        var api = ApiSchema.Create(PlanningHarness.Kin10.Model, limits);
        var handler = new GraphOperationHandler(api, store, limits, new LateSearch());
        var executor = new GraphQLExecutor<OperationPlan>(api.Schema, handler);
        using var writer = new ResponseWriter();

        var result = await executor.ExecuteAsync(
            new GraphQLRequest("{ partners(where: { search: \"math\" }) { totalCount } }"),
            writer,
            new RequestContext(Caller.Anonymous, allowance: payments),
            CancellationToken.None);

        Assert.Empty(result.Errors);
        Assert.Equal(3, store.Plans.Count);
        Assert.Equal(1, payments.Count);
    }

    private static async Task<IReadOnlyList<Kin10.GraphQL.Errors.GraphQLError>> ExecuteAsync(FakeReader store, params string[] queries)
    {
        var limits = new GraphLimits();
        var api = ApiSchema.Create(PlanningHarness.Books.Model, limits);
        var executor = new GraphQLExecutor<OperationPlan>(api.Schema, new GraphOperationHandler(api, store, limits));
        IReadOnlyList<Kin10.GraphQL.Errors.GraphQLError> errors = [];
        foreach (var query in queries)
        {
            using var writer = new ResponseWriter();
            errors = (await executor.ExecuteAsync(
                new GraphQLRequest(query) { AllowSubscription = true }, writer, Context, CancellationToken.None)).Errors;
        }

        return errors;
    }

    private sealed class Payments : IAllowance
    {
        public int Count { get; private set; }

        public void Take(double cost) => Count++;

        public void Owe(double cost) => Count++;
    }

    /// <summary>Its index is never of the version that is read, and finds nothing.</summary>
    private sealed class LateSearch : ITextSearch, ITextIndex, ITextHits
    {
        public string Version => "0";

        public int Count => 0;

        public ValueTask<ITextIndex> OpenAsync(CancellationToken cancellationToken) => new(this);

        public ValueTask<bool> IsCurrentAsync(ITextIndex index, CancellationToken cancellationToken) => new(false);

        public ITextHits Find(string text, IReadOnlyList<NodeType> types, CancellationToken cancellationToken) => this;

        public IReadOnlyList<SearchFacet> Facets() => [];

        public IReadOnlyList<SearchHit> Page(int start, int count, bool withSnippets, CancellationToken cancellationToken) => [];

        public int CountUntil(double score, string id, CancellationToken cancellationToken) => 0;

        public IReadOnlyList<string> ReadIds(CancellationToken cancellationToken) => [];

        public IReadOnlyList<string> Suggest(CancellationToken cancellationToken) => [];

        public void Dispose()
        {
        }
    }

    private sealed class FakeReader : IGraphReader, IOperationRun
    {
        public Exception? OnBegin { get; init; }

        public Exception? OnWrite { get; init; }

        public Exception? OnComplete { get; init; }

        public List<BoundPlan> Plans { get; } = [];

        public List<RequestContext> Contexts { get; } = [];

        public bool IsDisposed { get; private set; }

        public IGraphStatistics Statistics { get; } = new FixedStatistics(1000, 1000);

        public ValueTask<IOperationRun> BeginReadAsync(BoundPlan plan, RequestContext context, CancellationToken cancellationToken)
        {
            Plans.Add(plan);
            Contexts.Add(context);
            return OnBegin is null ? ValueTask.FromResult<IOperationRun>(this) : ValueTask.FromException<IOperationRun>(OnBegin);
        }

        public ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken)
        {
            writer.Null();
            return OnWrite is null ? ValueTask.FromResult(true) : ValueTask.FromException<bool>(OnWrite);
        }

        public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) =>
            OnComplete is null ? ValueTask.FromResult<string?>("1") : ValueTask.FromException<string?>(OnComplete);

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
