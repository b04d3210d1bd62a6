using Kin10.Graph.Benchmarks.Neo4j;
using Kin10.Graph.Benchmarks.Synthetic;
using Kin10.Graph.Bundles;
using Kin10.Testing;
using Kin10.Testing.Neo4j;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>
/// An operation on Neo4j, from the request to the bytes of the response, takes at most 1.1 of the time that the hand-written Cypher takes
/// on a bare session as it is usually used. The rows below have no budget and tell why it is what it is: the client at its fastest, without
/// the second round trip and without objects, and the Cypher that the store runs, so that what is left is not the Cypher's.
/// </summary>
internal sealed class Neo4jOperationBudget(Neo4jServers servers) : IBudget
{
    private const double Budget = 1.1;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    public string Name => "neo4j";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        if (Neo4jDatabase.WhyMissing is { } reason)
        {
            return [new("Neo4j operation / hand-written Cypher", "skipped", $"<= {Budget}", true, reason)];
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
        await using var graph = await Neo4jGraph.OpenAsync(database, bundle);
        var rows = new List<Measurement>();
        foreach (var question in questions)
        {
            var request = InProcess.Request(question.Query, question.Variables);
            var compiled = CompiledQuestion.Of(bundle.Model, question);
            var written = new BareSession(graph.Database, question.Cypher, question.Parameters);
            var generated = new BareSession(graph.Database, compiled.Statement.Text, compiled.Statement.Bind(compiled.Request));
            var answer = await graph.AskAsync(request);
            AnswerCheck.Require(question, answer, await written.ExecuteReadAsync());
            var times = await SideBySide.MeasureAsync(
                WarmUp,
                () => graph.RunAsync(request),
                written.ExecuteReadAsync,
                written.PipelineAsync,
                written.AutoCommitAsync,
                generated.ExecuteReadAsync,
                generated.PipelineAsync);
            rows.Add(times.Compare($"{question.What} / by hand, ExecuteRead to objects", 0, 1, Budget));
            rows.Add(times.Compare("  / by hand, BEGIN to COMMIT in one write, bytes only", 0, 2, null));
            rows.Add(times.Compare("  / by hand, auto-commit, bytes only", 0, 3, null));
            rows.Add(times.Compare("  / the store's Cypher, ExecuteRead to objects", 0, 4, null));
            rows.Add(times.Compare("  / the store's Cypher, BEGIN to COMMIT in one write, bytes only", 0, 5, null));
        }

        return rows;
    }
}
