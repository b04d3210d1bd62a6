using System.Text.Json;
using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.RandomOperations;

namespace Kin10.Graph.HotChocolate.Tests.Front;

/// <summary>Behind HotChocolate the engine's answers are what they are without it, to the byte.</summary>
public sealed class EqualAnswersTests(FrontServer server) : IClassFixture<FrontServer>
{
    private const int Operations = 1_200;
    private const int MistakeOneIn = 6;

    [Theory]
    [MemberData(nameof(Questions.Names), MemberType = typeof(Questions))]
    public async Task Question_OfTheContract_HasTheEnginesBytes(string question)
    {
        var (query, variables) = Questions.Read(question);
        var expected = await server.AskEngineAsync(query, variables);
        Assert.StartsWith("{\"data\":{", expected, StringComparison.Ordinal);
        Assert.Equal(expected, await server.AskAsync(query, variables));
        Assert.Equal(expected, await server.AskAsync(query, variables));
    }

    [Fact]
    public async Task RandomOperations_HaveTheEnginesBytes()
    {
        var api = Kin10Model.Api;
        var random = new Random(RandomSettings.Seed);
        var cursors = new CursorSource(api.Model);
        var generator = new OperationGenerator(api.Schema, random, new CoordinateGuide(api.Schema, random), cursors);
        var mistakes = new RandomMistakes(random);
        cursors.UseGraph(query => server.AskEngineAsync(query).GetAwaiter().GetResult());
        generator.UseGraph(new ValueSource(Complete(Kin10Model.Seed), random), isLarge: true);
        var (answered, refused) = (0, 0);
        for (var i = 0; i < (RandomSettings.Operations ?? Operations); i++)
        {
            var operation = generator.Next(null);
            operation = random.Next(MistakeOneIn) == 0 ? mistakes.In(operation) : operation;
            var variables = operation.VariablesJson is { } json ? JsonSerializer.Deserialize<JsonElement>(json) : (JsonElement?)null;
            var expected = await server.AskEngineAsync(operation.Text, variables);
            var actual = await server.AskAsync(operation.Text, variables);
            Assert.True(expected == actual, $"Operation {i}:\n{operation.Text}\n{operation.VariablesJson}\n{expected}\n{actual}");
            _ = expected.StartsWith("{\"data\":", StringComparison.Ordinal) ? answered++ : refused++;
        }

        Assert.True(answered > refused, $"{answered} operations were answered, {refused} were refused.");
        Assert.NotEqual(0, refused);
    }

    private static GraphBundle Complete(GraphBundle graph) => DerivedGraph.Complete(DerivedGraph.Facts(graph), CancellationToken.None);
}
