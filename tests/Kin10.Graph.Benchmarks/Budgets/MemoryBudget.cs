using System.Diagnostics;
using System.Globalization;
using Kin10.Graph.Benchmarks.Http;
using Kin10.Graph.Benchmarks.Synthetic;
using Kin10.Graph.Bundles;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>A graph of 203,004 nodes and some 300,000 links: memory of <c>import</c> and of the server, and the time to start it.</summary>
internal sealed class MemoryBudget : IBudget
{
    private const int NodesPerType = 22_556;
    private const int Rounds = 3;
    private const long Megabyte = 1_000_000;

    public string Name => "memory";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        using var folder = new TemporaryFolder();
        var (bundle, store) = (folder.PathOf("bundle"), folder.PathOf("graph.db"));
        var what = WriteBundle(bundle);
        var rows = new List<Measurement>();
        using (var import = ServerProcess.RunGraph("import", bundle, "--Store:Path", store))
        {
            var clock = Stopwatch.StartNew();
            var peak = 0L;
            while (!import.HasExited)
            {
                peak = Math.Max(peak, PeakBytes(import.Id));
                await Task.Delay(10);
            }

            rows.Add(Megabytes($"peak MB of import, {what}", peak, 300, Seconds(clock)));
        }

        var (memory, seconds) = (new List<long>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            using var server = await ServerProcess.StartGraphAsync(store, seed: null);
            seconds.Add(clock.Elapsed.TotalSeconds);
            memory.Add(server.MemoryBytes);
        }

        memory.Sort();
        seconds.Sort();
        rows.Add(Megabytes($"MB of the server when ready, {what}", memory[Rounds / 2], 200, ""));
        rows.Add(new(
            $"seconds to ready, {what}",
            seconds[Rounds / 2].ToString("0.00", CultureInfo.InvariantCulture),
            "< 1.5",
            seconds[Rounds / 2] < 1.5,
            string.Create(CultureInfo.InvariantCulture, $"{seconds[0]:0.00} to {seconds[^1]:0.00}")));
        return rows;
    }

    private static Measurement Megabytes(string what, long bytes, int budget, string detail) => new(
        what, (bytes / Megabyte).ToString(CultureInfo.InvariantCulture), $"<= {budget}", bytes <= budget * Megabyte, detail);

    private static string Seconds(Stopwatch clock) => string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0.0} s");

    private static string WriteBundle(string folder)
    {
        var graph = SyntheticGraph.Generate(Kin10Model.Model, _ => NodesPerType);
        BundleWriter.Write(graph, folder);
        var nodes = graph.Nodes.Sum(table => table.Rows.Count);
        return string.Create(CultureInfo.InvariantCulture, $"{nodes:N0} nodes and {graph.Count - nodes:N0} links");
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
