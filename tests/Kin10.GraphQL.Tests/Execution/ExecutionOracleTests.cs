using System.Text.Json;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Tests.Oracle;

namespace Kin10.GraphQL.Tests.Execution;

/// <summary>Random operations, variables and data give the same answer as the reference implementation.</summary>
public class ExecutionOracleTests
{
    private const int Operations = 400;
    private const int VariableSets = 5;

    private sealed record Case(string Query, JsonElement Variables);

    private sealed record Answer(string? Refused, string? Data, string[]? Paths);

    [NodeFact]
    public async Task ExecuteAsync_RandomOperations_AnswersAsGraphQLJs()
    {
        var random = new RandomOperations(20250903);
        var objects = JsonDocument.Parse(random.Objects()).RootElement;
        var cases = new List<Case>();
        for (var i = 0; i < Operations; i++)
        {
            var query = random.Operation(out var variables);
            for (var j = 0; j < VariableSets; j++)
            {
                cases.Add(new Case(query, JsonDocument.Parse(random.Variables(variables)).RootElement));
            }
        }

        var expected = await NodeOracle.RunAsync<object, Answer[]>("execute.mjs", new { schema = RandomOperations.Sdl, objects, cases });
        var schema = ExecutionHarness.Schema(RandomOperations.Sdl);
        var handler = new DataHandler(schema, objects);
        var executor = new GraphQLExecutor<DataField[]>(schema, handler);

        // One executor for all: plans are shared between requests of one shape.
        for (var i = 0; i < cases.Count; i++)
        {
            var actual = await ExecuteAsync(executor, cases[i]);
            var context = $"{cases[i].Query}\n{cases[i].Variables.GetRawText()}\nexpected {expected[i]}\nactual {actual}";
            Assert.True((expected[i].Refused is null) == (actual.Refused is null), context);
            Assert.False(expected[i].Refused?.StartsWith("invalid", StringComparison.Ordinal) ?? false, context);
            Assert.True(expected[i].Data == actual.Data, context);
            Assert.True((expected[i].Paths ?? []).Order().SequenceEqual((actual.Paths ?? []).Order()), context);
        }

        // The comparison is worth something only if all three outcomes are common, and plans are really shared.
        Assert.InRange(expected.Count(answer => answer.Refused is not null), 40, cases.Count / 2);
        Assert.InRange(expected.Count(answer => answer.Paths?.Length > 0), 100, cases.Count / 2);
        Assert.InRange(handler.Compiled, Operations / 2, cases.Count * 3 / 4);
    }

    private static async Task<Answer> ExecuteAsync(GraphQLExecutor<DataField[]> executor, Case request)
    {
        using var writer = new ResponseWriter();
        var result = await executor.ExecuteAsync(new GraphQLRequest(request.Query, null, request.Variables), writer, CancellationToken.None);
        using var response = JsonDocument.Parse(writer.Written);
        var root = response.RootElement;
        return result.Kind == GraphQLResultKind.Data
            ? new Answer(null, root.GetProperty("data").GetRawText(), root.TryGetProperty("errors", out var errors) ? Paths(errors) : [])
            : new Answer(root.GetProperty("errors")[0].GetProperty("message").GetString(), null, null);
    }

    private static string[] Paths(JsonElement errors) => [.. errors.EnumerateArray().Select(error => error.GetProperty("path").GetRawText())];
}
