#if NEO4J_DRIVER
using Kin10.Graph.Benchmarks.Neo4j;
using Kin10.Graph.Benchmarks.Synthetic;
using Kin10.Graph.Bundles;
using Kin10.Graph.Neo4j.Driver;
using Kin10.Testing;
using Kin10.Testing.Neo4j;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>
/// The same store over Neo4j.Driver and over Kin10.Bolt: whole operations, from the request to the bytes of the response, and the question
/// for the version. There is no budget: docs/decisions/0008 tells the figures. Only with <c>-p:Neo4jClient=Neo4jDriver</c>.
/// </summary>
internal sealed class Neo4jClientBudget(Neo4jServers servers) : IBudget
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public string Name => "clients";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        if (Neo4jDatabase.WhyMissing is { } reason)
        {
            return [new("Neo4j.Driver / Kin10.Bolt", "skipped", "", true, reason)];
        }

        var database = await servers.DatabaseAsync();
        var seed = Kin10Model.Seed;
        return
        [
            .. await MeasureAsync(database, seed, Question.NodeById, Question.FirstPage, Question.LeftAlone),
            .. await MeasureAsync(database, SyntheticGraph.LargeAnswer(seed.Model), Question.LargeAnswer),
        ];
    }

    private static async Task<List<Measurement>> MeasureAsync(Neo4jDatabase database, GraphBundle bundle, params Question[] questions)
    {
        await using var ours = await Neo4jGraph.OpenAsync(database, bundle);
        await using var theirs = Neo4jGraph.Over(database, bundle, options => options.WithNeo4jDriver());
        var rows = new List<Measurement>();
        foreach (var question in questions)
        {
            var request = InProcess.Request(question.Query, question.Variables);
            var (answer, other) = (await ours.AskAsync(request), await theirs.AskAsync(request));
            if (!answer.AsSpan().SequenceEqual(other))
            {
                throw new InvalidOperationException($"{question.What}: the two clients give other answers.");
            }

            var times = await SideBySide.MeasureAsync(WarmUp, () => theirs.RunAsync(request), () => ours.RunAsync(request));
            rows.Add(times.Compare($"{question.What}: Neo4j.Driver / Kin10.Bolt", 0, 1, null));
        }

        var versions = await SideBySide.MeasureAsync(WarmUp, theirs.ReadVersionAsync, ours.ReadVersionAsync);
        rows.Add(versions.Compare("the version: Neo4j.Driver / Kin10.Bolt", 0, 1, null));
        return rows;
    }
}
#endif
