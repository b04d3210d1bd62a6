using Kin10.Graph.Api;
using Kin10.Graph.Bundles;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>Random operations, one graph after the other, until two stores differ or enough have been asked.</summary>
/// <param name="api">The API of the graphs' model.</param>
/// <param name="seed">Where chance begins: the same seed gives the same graphs and operations.</param>
/// <param name="plan">What to do on each graph.</param>
internal sealed class RandomRun(ApiSchema api, int seed, RandomRunPlan plan)
{
    // One operation in that many holds a mistake.
    private const int MistakeOneIn = 6;
    private const int LargeGraph = 400;
    private readonly Random _random = new(seed);

    /// <summary>Operations compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Valid ones among them, those that were answered with data, and those whose data had rows.</summary>
    public (int Asked, int Answered, int WithRows) Valid { get; private set; }

    /// <summary>Operations with a mistake among them, and those that were refused.</summary>
    public (int Asked, int Refused) Mistaken { get; private set; }

    /// <summary>Cursors whose row may have gone.</summary>
    public int OldCursors { get; private set; }

    public SchemaCoverage? Coverage { get; private set; }

    public async Task RunAsync(int operations)
    {
        var guide = new CoordinateGuide(api.Schema, _random);
        var cursors = new CursorSource(api.Model);
        var generator = new OperationGenerator(api.Schema, _random, guide, cursors);
        var mistakes = new RandomMistakes(_random);
        Coverage = new SchemaCoverage(api.Schema, guide.Coordinates);
        for (var number = 1; Compared < operations; number++)
        {
            var graph = plan.NextGraph(_random);
            await using var pair = await plan.OpenAsync(graph);
            cursors.UseGraph(pair.AskExpected);
            generator.UseGraph(new ValueSource(graph, _random), graph.Count > LargeGraph);
            for (var i = 0; i < plan.OperationsPerGraph && Compared < operations;)
            {
                var missing = Coverage.Missing;
                var goal = missing.Count > 0 && _random.Next(8) > 0 ? missing[_random.Next(missing.Count)] : null;
                var operation = generator.Next(goal);
                var isMistaken = _random.Next(MistakeOneIn) == 0;
                operation = isMistaken ? mistakes.In(operation) : operation;
                var answers = await pair.AskAsync(operation);
                if (answers.AreTooCostly)
                {
                    continue;
                }

                if (!answers.AreEqual)
                {
                    await FailAsync(pair, operation, $"Seed {seed}, graph {number}, operation {i + 1} of it.");
                }

                i++;
                Compared++;
                Count(operation, isMistaken, answers);
            }

            OldCursors = cursors.FromBefore;
        }
    }

    private void Count(RandomOperation operation, bool isMistaken, Answers answers)
    {
        var hasData = answers.HaveData;
        if (isMistaken)
        {
            Mistaken = (Mistaken.Asked + 1, Mistaken.Refused + (hasData ? 0 : 1));
            return;
        }

        Valid = (Valid.Asked + 1, Valid.Answered + (hasData ? 1 : 0), Valid.WithRows + (answers.HaveRows ? 1 : 0));
        if (hasData)
        {
            Coverage!.Add(operation);
        }
    }

    private async Task FailAsync(StorePair pair, RandomOperation operation, string origin)
    {
        string[] roots = [.. api.Schema.QueryType!.Fields.Where(field => field.FindArgument("where") is not null).Select(field => field.Name)];
        var smaller = new OperationShrinker(
            async candidate => !(await pair.AskAsync(candidate)).AreEqual, roots, plan.MostOperationsToShrink);
        operation = await smaller.ShrinkAsync(operation);

        // A store may serve one graph at a time: each pair is closed before the next is opened.
        await pair.DisposeAsync();
        var graph = await new GraphShrinker(async candidate =>
        {
            await using var other = await plan.OpenAsync(candidate);
            return !(await other.AskAsync(operation)).AreEqual;
        }, plan.MostGraphsToShrink).ShrinkAsync(pair.Graph);
        await using var last = await plan.OpenAsync(graph);
        var again = new OperationShrinker(
            async candidate => !(await last.AskAsync(candidate)).AreEqual, roots, plan.MostOperationsToShrink);
        operation = await again.ShrinkAsync(operation);
        throw new DifferenceException(RandomFailure.Describe(last.Names, origin, operation, await last.AskAsync(operation), graph));
    }
}

/// <summary>The stores and graphs of a run.</summary>
internal sealed record RandomRunPlan(
    Func<Random, GraphBundle> NextGraph,
    Func<GraphBundle, Task<StorePair>> OpenAsync,
    int OperationsPerGraph,
    int MostOperationsToShrink,
    int MostGraphsToShrink);

/// <summary>Two stores answered differently; the message holds the case, shrunk.</summary>
internal sealed class DifferenceException(string message) : Exception(message);
