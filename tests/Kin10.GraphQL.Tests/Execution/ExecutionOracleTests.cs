using System.Text.Json;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Tests.Oracle;
using Kin10.Testing;


namespace Kin10.GraphQL.Tests.Execution;

/// <summary>Random operations, variables and data give the same answer as the reference implementation.</summary>
public class ExecutionOracleTests
{
    private const int Batches = 8;
    private const int Operations = 60;
    private const int VariableSets = 5;
    private const int Asked = 2;

    private sealed record Case(string Query, JsonElement Variables);

    private sealed record Answer(string? Refused, string? Data, string[]? Paths);

    [RequiresFact("npm")]
    public async Task ExecuteAsync_RandomOperations_AnswersAsGraphQLJs()
    {
        var (refused, withErrors, compiled) = (0, 0, 0);
        for (var seed = 1; seed <= Batches; seed++)
        {
            var random = new RandomOperations(seed);
            var objects = JsonDocument.Parse(random.Objects()).RootElement;
            var cases = Cases(random).ToArray();
            var expected = await NodeOracle.RunAsync<object, Answer[]>(
                "execute.mjs", new { schema = RandomOperations.Sdl, objects, cases });
            var schema = ExecutionHarness.Schema(RandomOperations.Sdl);
            var handler = new DataHandler(schema, objects);

            // One executor for all, and all of it twice: plans are shared between requests of one shape, from its second use on.
            var executor = new GraphQLExecutor<DataField[]>(schema, handler);
            for (var i = 0; i < Asked * cases.Length; i++)
            {
                var each = i % cases.Length;
                Compare(cases[each], expected[each], await ExecuteAsync(executor, cases[each]));
            }

            refused += expected.Count(answer => answer.Refused is not null);
            withErrors += expected.Count(answer => answer.Paths?.Length > 0);
            compiled += handler.Compiled;
        }

        // The comparison is worth something only if all outcomes are common, and plans are really shared.
        const int All = Batches * Operations * VariableSets;
        Assert.InRange(refused, All / 30, All / 2);
        Assert.InRange(withErrors, All / 30, All / 2);
        Assert.InRange(compiled, Asked * All / 5, Asked * All * 3 / 4);
    }

    private static IEnumerable<Case> Cases(RandomOperations random)
    {
        for (var i = 0; i < Operations; i++)
        {
            var query = random.Operation(out var variables);
            for (var j = 0; j < VariableSets; j++)
            {
                yield return new Case(query, JsonDocument.Parse(random.Variables(variables)).RootElement);
            }
        }
    }

    private static void Compare(Case request, Answer expected, Answer actual)
    {
        var context = $"{request.Query}\n{request.Variables.GetRawText()}\nexpected {expected}\nactual {actual}";
        Assert.False(expected.Refused?.StartsWith("invalid", StringComparison.Ordinal) ?? false, context);
        Assert.True((expected.Refused is null) == (actual.Refused is null), context);
        Assert.True(expected.Data == actual.Data, context);
        Assert.True((expected.Paths ?? []).Order().SequenceEqual((actual.Paths ?? []).Order()), context);
    }

    private static async Task<Answer> ExecuteAsync(GraphQLExecutor<DataField[]> executor, Case request)
    {
        using var writer = new ResponseWriter();
        var result = await executor.ExecuteAsync(
            new GraphQLRequest(request.Query, null, request.Variables), writer, RequestContext.Anonymous, CancellationToken.None);
        using var response = JsonDocument.Parse(writer.Written);
        var root = response.RootElement;
        return result.Kind == GraphQLResultKind.Data
            ? new Answer(null, root.GetProperty("data").GetRawText(), root.TryGetProperty("errors", out var errors) ? Paths(errors) : [])
            : new Answer(root.GetProperty("errors")[0].GetProperty("message").GetString(), null, null);
    }

    private static string[] Paths(JsonElement errors) =>
        [.. errors.EnumerateArray().Select(error => error.GetProperty("path").GetRawText())];
}
