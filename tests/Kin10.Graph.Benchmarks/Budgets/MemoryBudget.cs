using System.Diagnostics;
using System.Globalization;
using Kin10.Graph.Benchmarks.Http;
using Kin10.Graph.Benchmarks.Synthetic;
using Kin10.Graph.Bundles;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>
/// Memory of <c>import</c> and of the server, and the time to start it, as they are published: at 203,000 nodes and 302,000 links, and at
/// 208,020 nodes and 360,000 links whose degrees are skewed, from which 1.3 million suggestions follow.
/// </summary>
internal sealed class MemoryBudget : IBudget
{
    private const int NodesPerType = 20_300;
    private const double LinksPerNode = 0.79;
    private const int Rounds = 9;
    private const long Megabyte = 1_000_000;

    public string Name => "memory";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        using var folder = new TemporaryFolder();
        var program = await ServerProcess.PublishGraphAsync(folder.PathOf("published"));
        return
        [
            .. await MeasureAsync(program, SyntheticGraph.Generate(Kin10Model.Model, _ => NodesPerType, LinksPerNode), 300, 200, 1.5),

            // The busiest root cause has a third of all partners: some 1.3 million suggestions.
            .. await MeasureAsync(program, SkewedFacts.Bundle(Kin10Model.Model), 1_073, 500, 3),
        ];
    }

    private static async Task<IReadOnlyList<Measurement>> MeasureAsync(
        string program, GraphBundle graph, int mostToImport, int mostToServe, double mostSeconds)
    {
        using var folder = new TemporaryFolder();
        var (bundle, store) = (folder.PathOf("bundle"), folder.PathOf("graph.db"));
        var what = WriteBundle(graph, bundle);
        var rows = new List<Measurement>();
        using (var import = Process.Start(program, ["import", bundle, "--Store:Path", store]))
        {
            var clock = Stopwatch.StartNew();
            var peak = 0L;
            while (!import.HasExited)
            {
                peak = Math.Max(peak, PeakBytes(import.Id));
                await Task.Delay(10);
            }

            rows.Add(Megabytes($"peak MB of import, {what}", peak, mostToImport, Seconds(clock)));
        }

        var (memory, seconds) = (new List<long>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            using var server = await ServerProcess.StartGraphAsync(store, seed: null, published: program);
            seconds.Add(clock.Elapsed.TotalSeconds);
            memory.Add(server.MemoryBytes);
        }

        memory.Sort();
        seconds.Sort();
        rows.Add(Megabytes($"MB of the server when ready, {what}", memory[Rounds / 2], mostToServe, ""));
        rows.Add(new(
            $"seconds to ready, {what}",
            seconds[Rounds / 2].ToString("0.00", CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"< {mostSeconds}"),
            seconds[Rounds / 2] < mostSeconds,
            string.Create(CultureInfo.InvariantCulture, $"{seconds[0]:0.00} to {seconds[^1]:0.00}")));
        return rows;
    }

    private static Measurement Megabytes(string what, long bytes, int budget, string detail) => new(
        what, (bytes / Megabyte).ToString(CultureInfo.InvariantCulture), $"<= {budget}", bytes <= budget * Megabyte, detail);

    private static string Seconds(Stopwatch clock) => string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0.0} s");

    private static string WriteBundle(GraphBundle graph, string folder)
    {
        BundleWriter.Write(graph, folder);
        return string.Create(
            CultureInfo.InvariantCulture, $"{graph.NodeCount:N0} nodes and {graph.FactCount - graph.NodeCount:N0} links in its files");
    }

    // Linux tells the peak itself; elsewhere what is seen is near it.
    private static long PeakBytes(int process)
    {
        try
        {
            using var seen = Process.GetProcessById(process);
            return seen.PeakWorkingSet64;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return 0;
        }
    }
}
