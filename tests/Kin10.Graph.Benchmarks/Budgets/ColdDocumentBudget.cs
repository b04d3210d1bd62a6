using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Kin10.Graph.Benchmarks.GraphQLNet;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>
/// A document that was never seen before takes no longer than GraphQL.NET takes for it, although here it is planned and run on a store, and
/// there its answer is ready. A document is new by the name of its operation, and is seen once.
/// </summary>
internal sealed class ColdDocumentBudget : IBudget
{
    private const int FloodRounds = 3;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static int _documents;

    public string Name => "cold";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        using var folder = new TemporaryFolder();
        await using var graph = await InProcess.OpenAsync(Kin10Model.Seed, folder.PathOf("graph.db"));
        var other = new CannedSchema(Kin10Model.Api);
        var rows = new List<Measurement>();
        foreach (var document in ColdDocument.All)
        {
            var answer = graph.Answer(InProcess.Request(document.Named("Answer"), document.Variables));
            using var json = JsonDocument.Parse(answer);
            var data = json.RootElement.GetProperty("data");
            var length = await other.ExecuteAsync(document.Named("Answer"), document.Variables, data);
            if (length != Encoding.UTF8.GetByteCount(answer))
            {
                throw new InvalidOperationException($"{document.What}: {length} bytes from GraphQL.NET, not {answer}.");
            }

            var measured = await SideBySide.MeasureAsync(
                WarmUp,
                () =>
                {
                    graph.Run(InProcess.Request(document.Named($"Cold{_documents++}"), document.Variables));
                    return Task.CompletedTask;
                },
                () => other.ExecuteAsync(document.Named($"Cold{_documents++}"), document.Variables, data));
            rows.Add(measured.Compare($"new document / GraphQL.NET: {document.What}", 0, 1, 1));
        }

        rows.Add(await FloodAsync(graph, other));
        return rows;
    }

    // All processors at once: what is kept of documents that come once is what makes collections long.
    private static async Task<Measurement> FloodAsync(InProcess graph, CannedSchema other)
    {
        var data = ColdDocument.All.ToDictionary(
            document => document,
            document => JsonElement.Parse(graph.Answer(InProcess.Request(document.Named("Answer"), document.Variables))).GetProperty("data"));
        var ours = new Flood();
        var theirs = new Flood();
        for (var round = 0; round < FloodRounds; round++)
        {
            await ours.RunAsync(document =>
            {
                graph.Run(InProcess.Request(document.Named($"Cold{Interlocked.Increment(ref _documents)}"), document.Variables));
                return Task.CompletedTask;
            });
            await theirs.RunAsync(document =>
                other.ExecuteAsync(document.Named($"Cold{Interlocked.Increment(ref _documents)}"), document.Variables, data[document]));
        }

        var ratio = theirs.PerSecond / ours.PerSecond;
        return new(
            "a flood of new documents, all processors / GraphQL.NET",
            ratio.ToString("0.00", CultureInfo.InvariantCulture),
            "<= 1",
            ratio <= 1,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ours.PerSecond:0} against {theirs.PerSecond:0} in a second, {ours.Collecting:0%} against {theirs.Collecting:0%} of the time "
                + $"in collections, {GC.GetTotalMemory(true) >> 20} MB held after it"));
    }

    /// <summary>Documents as fast as they go, and how much of the time collections took.</summary>
    private sealed class Flood
    {
        private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1.5);
        private TimeSpan _time;
        private TimeSpan _collecting;
        private int _answered;

        public double PerSecond => _answered / _time.TotalSeconds;

        public double Collecting => _collecting / _time;

        public async Task RunAsync(Func<ColdDocument, Task> answer)
        {
            var paused = GC.GetTotalPauseDuration();
            var clock = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(async () =>
            {
                while (clock.Elapsed < Slice)
                {
                    await answer(ColdDocument.All[Interlocked.Increment(ref _answered) % ColdDocument.All.Length]);
                }
            })));
            _time += clock.Elapsed;
            _collecting += GC.GetTotalPauseDuration() - paused;
        }
    }
}
