using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kin10.Graph.Api;
using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.Reference;
using Kin10.Graph.Plan;
using Kin10.Graph.Search;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;
using Xunit.Abstractions;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>
/// Random operations with <c>@defer</c>: to who did not ask for parts, as if it were not there; and the parts together are that answer. One
/// derived class for each kind of store.
/// </summary>
public abstract class DeferredOperationTests(ITestOutputHelper output)
{
    /// <summary>Opens the store under test and fills it with a graph. It is closed before the next graph.</summary>
    protected abstract Task<IGraphStore> OpenAsync(GraphBundle graph);

    /// <summary>How many operations by default, and how many of them are asked of a graph.</summary>
    protected virtual (int All, int PerGraph) Operations => (800, 40);

    /// <summary>What a later part is, after the graph was changed: of the graph of the first part, with one metric, or refused.</summary>
    protected abstract void ExpectAfterChange(string? part, GraphStoreException? error);

    [ContractFact]
    public async Task Part_AfterTheGraphWasChanged_IsNeverOfAnotherGraph()
    {
        await using var store = await OpenAsync(new GraphBuilder(Kin10Model.Model).Node("Metric:a", ("name", "a")).Build());
        var executor = new GraphQLExecutor<OperationPlan>(
            Kin10Model.Api.Schema, new GraphOperationHandler(Kin10Model.Api, store, new GraphLimits()));
        using var writer = new ResponseWriter();
        var request = new GraphQLRequest("{ metrics { nodes { name } ... @defer { totalCount } } }")
        {
            Incremental = IncrementalFormat.Defer20220824,
        };
        var result = await executor.ExecuteAsync(request, writer, RequestContext.Anonymous, CancellationToken.None);
        await using var delivery = result.Deferred!;
        var other = new GraphBuilder(Kin10Model.Model).Node("Metric:a", ("name", "a")).Node("Metric:b", ("name", "b")).Build();
        await store.ImportAsync(other, null, CancellationToken.None);

        var error = await Record.ExceptionAsync(async () => await delivery.WriteNextAsync(CancellationToken.None));

        ExpectAfterChange(error is null ? Encoding.UTF8.GetString(writer.Written.Span) : null, error as GraphStoreException);
    }

    [ContractFact]
    public async Task Operations_WithDefer_GiveTheSameInParts()
    {
        var random = new Random(RandomSettings.Seed);
        var deferring = new DeferredOperation(random);
        var (asked, inParts, parts, failed) = (0, 0, 0, 0);
        var (all, perGraph) = Operations;
        for (var graphs = 0; asked < (RandomSettings.Operations ?? all); graphs++)
        {
            var api = graphs % 2 == 0 ? ItemModel.Api : Kin10Model.Api;
            var graph = RandomGraph.Make(api.Model, random);
            await using var store = await OpenAsync(graph);
            await using var search = new TextSearch(api.Model, new ReferenceStore(graph), new SearchIndexOptions(), isExact: false);
            var harness = new GraphHarness(
                store,
                api,
                new GraphLimits { MaxCost = 200_000, MaxConditions = int.MaxValue },
                new() { ValidationLimits = new() { MaxDepth = 100, MaxFields = 100_000, MaxDirectives = 100 } },
                search);
            var cursors = new CursorSource(api.Model);
            cursors.UseGraph(query => harness.AskAsync(query).GetAwaiter().GetResult());
            var generator = new OperationGenerator(api.Schema, random, new CoordinateGuide(api.Schema, random), cursors);
            generator.UseGraph(new ValueSource(graph, random), isLarge: false);
            for (var i = 0; i < perGraph; i++, asked++)
            {
                var plain = generator.Next(null);
                var operation = deferring.Of(plain);
                JsonElement? variables =
                    operation.VariablesJson is { } json ? JsonSerializer.Deserialize<JsonElement>(json) : null;
                var whole = await harness.AskAsync(operation.Text, variables);
                if (!whole.Contains("\"errors\":", StringComparison.Ordinal))
                {
                    Assert.Equal(await harness.AskAsync(plain.Text, variables), whole);
                }

                foreach (var format in Enum.GetValues<IncrementalFormat>())
                {
                    var answer = await harness.AskInPartsAsync(format, operation.Text, variables);
                    if (answer[0].Contains("COST_LIMIT_EXCEEDED", StringComparison.Ordinal))
                    {
                        continue;
                    }

                    var merged = new MergedParts(answer);
                    failed += merged.Failed;
                    if (merged.Failed == 0)
                    {
                        var expected = new MergedParts([whole]);
                        Assert.True(
                            JsonNode.DeepEquals(expected.Data, merged.Data) && expected.Errors.SequenceEqual(merged.Errors),
                            $"{operation.Text}\n{operation.VariablesJson}\n{whole}\n{string.Join('\n', answer)}");
                    }

                    inParts += answer.Count > 1 ? 1 : 0;
                    parts += answer.Count;
                }
            }
        }

        output.WriteLine($"{asked} operations; {inParts} answers in {parts} parts; {failed} fragments not delivered.");
        Assert.True(inParts > asked / 2, $"{inParts} answers of {asked} operations had parts: little was compared.");
        Assert.True(failed < inParts / 20, $"{failed} fragments of {inParts} answers could not be delivered.");
    }
}
