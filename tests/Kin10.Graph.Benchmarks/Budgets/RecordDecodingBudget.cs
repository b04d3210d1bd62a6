using System.Globalization;
using Kin10.Graph.Benchmarks.Neo4j;
using Kin10.Graph.Benchmarks.Synthetic;
using Kin10.GraphQL.Response;
using Kin10.Testing.Neo4j;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>
/// How fast records of Neo4j become bytes of a response, without the database, beside how fast the client makes objects of them. No record
/// may allocate.
/// </summary>
internal sealed class RecordDecodingBudget(Neo4jServers servers) : IBudget
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public string Name => "records";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        if (Neo4jDatabase.WhyMissing is { } reason)
        {
            return [new("records of Neo4j to response bytes", "skipped", "", true, reason)];
        }

        var model = Kin10Model.Model;
        await using var graph = await Neo4jGraph.OpenAsync(await servers.DatabaseAsync(), SyntheticGraph.LargeAnswer(model));
        var records = await CapturedRecords.ReadAsync(graph.Database, model, CompiledQuestion.Of(model, Question.LargeAnswer));
        using var response = new ResponseWriter();
        var size = records.Write(response, records.Count);
        var times = await SideBySide.MeasureAsync(
            WarmUp,
            () =>
            {
                records.Write(response, records.Count);
                return Task.CompletedTask;
            },
            () =>
            {
                records.Decode();
                return Task.CompletedTask;
            });
        var seconds = times.Milliseconds(0) / 1000;
        var one = BytesOf(() => records.Write(response, 1));
        var all = BytesOf(() => records.Write(response, records.Count));
        var decoded = BytesOf(() => records.Decode());
        var each = (all - one) / (records.Count - 1);
        return
        [
            new(
                "records of Neo4j to response bytes, values/s",
                (records.Values / seconds).ToString("#,0", CultureInfo.InvariantCulture),
                "",
                true,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{size / seconds / 1e6:0} MB/s of JSON, {records.Bytes / seconds / 1e6:0} MB/s of PackStream; "
                    + $"{records.Count} records, {records.Values} values, {size} bytes of JSON")),
            times.Compare("  / the same records to objects (ValueReader)", 0, 1, null),
            new(
                "  bytes allocated for each record",
                each.ToString("0.00", CultureInfo.InvariantCulture),
                "0",
                each < 1,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{all:0} for all {records.Count}, {all / records.Values:0.000} for each value; objects: "
                    + $"{decoded / records.Count:0} for each record, {decoded / records.Values:0.0} for each value")),
        ];
    }

    private static double BytesOf(Action work)
    {
        const int Times = 100;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
        {
            work();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Times;
    }
}
