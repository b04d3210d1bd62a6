using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kin10.Graph.Api;
using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.Reference;
using Kin10.Graph.Plan;
using Kin10.Graph.Search;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Validation;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>What two stores that hold the same graph answer.</summary>
internal readonly record struct Answers(string Expected, string Actual)
{
    /// <summary>Whether both are one response; two exceptions are none.</summary>
    public bool AreEqual => Expected == Actual && Expected.StartsWith('{');

    public bool HaveData => Expected.StartsWith("{\"data\":{", StringComparison.Ordinal);

    public bool HaveRows => HaveData && Expected.Contains("[{\"", StringComparison.Ordinal);

    public bool AreTooCostly => Expected.Contains("\"COST_LIMIT_EXCEEDED\"", StringComparison.Ordinal);
}

/// <summary>Two stores that hold the same graph, asked through the whole engine.</summary>
internal sealed partial class StorePair : IAsyncDisposable
{
    // What is generated is long; only its cost is bounded, so that no operation takes seconds.
    private static readonly GraphLimits Limits = new() { MaxCost = 200_000, MaxConditions = int.MaxValue };
    private static readonly GraphQLExecutorOptions Options = new()
    {
        ParserLimits = new() { MaxTokens = 1_000_000, MaxDocumentBytes = 10_000_000 },
        ValidationLimits = new ValidationLimits { MaxDepth = 100, MaxFields = 100_000, MaxAliases = 100_000, MaxDirectives = 10_000 },
        MaxDocumentCacheBytes = 1 << 20,
        MaxPlanCacheBytes = 1 << 20,
    };

    private readonly IGraphStore _expected;
    private readonly IGraphStore _actual;
    // Not disposed of: cursors are asked for after the stores are closed.
    private readonly ITextSearch _search;
    private readonly GraphQLExecutor<OperationPlan> _askExpected;
    private readonly GraphQLExecutor<OperationPlan> _askActual;

    public StorePair(GraphBundle graph, ApiSchema api, IGraphStore expected, IGraphStore actual)
    {
        Graph = graph;
        (_expected, _actual) = (expected, actual);

        // What is found is not what is compared here: both are told the same.
        _search = new TextSearch(api.Model, new ReferenceStore(graph), new SearchIndexOptions(), isExact: false);
        _askExpected = new(api.Schema, new GraphOperationHandler(api, expected, Limits, _search), Options);
        _askActual = new(
            api.Schema, new GraphOperationHandler(api, actual, Limits with { MaxCost = long.MaxValue / 4 }, _search), Options);
    }

    public GraphBundle Graph { get; }

    public string Names => $"{_expected.Name} and {_actual.Name}";

    /// <summary>Asks the first store alone.</summary>
    public string AskExpected(string query) => AskAsync(_askExpected, query, null).AsTask().GetAwaiter().GetResult();

    /// <summary>Asks both. What is too costly is refused by the first, and the second is not asked.</summary>
    public async Task<Answers> AskAsync(RandomOperation operation)
    {
        var expected = await AskAsync(_askExpected, operation.Text, operation.VariablesJson);
        var answers = new Answers(expected, expected);
        return answers.AreTooCostly
            ? answers
            : new(
                WithoutVersions(expected),
                WithoutVersions(await AskAsync(_askActual, operation.Text, operation.VariablesJson)));
    }

    public async ValueTask DisposeAsync()
    {
        await _expected.DisposeAsync();
        await _actual.DisposeAsync();
    }

    // Each store has versions of its own: the reference one, the embedded digests, Neo4j shorter ones.
    private static string WithoutVersions(string answer) => Versions().Replace(answer, "\"a version\"");

    [GeneratedRegex($"\"({ReferenceStore.Version}|[0-9a-f]{{64}}|[A-Za-z0-9_-]{{24}})\"")]
    private static partial Regex Versions();

    // A store that throws differs from one that answers, and from another one that throws.
    private static async ValueTask<string> AskAsync(GraphQLExecutor<OperationPlan> executor, string query, string? variables)
    {
        using var writer = new ResponseWriter();
        using var json = variables is null ? null : JsonDocument.Parse(variables);
        try
        {
            await executor.ExecuteAsync(
                new GraphQLRequest(query, variables: json?.RootElement), writer, RequestContext.Anonymous, CancellationToken.None);
            return Encoding.UTF8.GetString(writer.Written.Span);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return $"{exception.GetType().Name}: {exception.Message}\n{exception.StackTrace}";
        }
    }
}
