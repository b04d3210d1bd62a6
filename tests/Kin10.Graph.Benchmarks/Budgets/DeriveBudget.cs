using System.Diagnostics;
using System.Globalization;
using Kin10.Graph.Benchmarks.Synthetic;
using Kin10.Graph.Derivations;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>All derivations of a large network, some of whose nodes draw very many: under 30 s on two processors, and 1 GiB.</summary>
internal sealed class DeriveBudget : IBudget
{
    private const double MaxSeconds = 30;
    private const int MaxMebibytes = 1024;
    private const char Separator = ';';

    public string Name => "derive";

    /// <summary>Derives and prints its time, the peak of its memory, what it is of, and the time of each derivation.</summary>
    public static void Run()
    {
        var (facts, links) = SkewedFacts.Make();
        var (data, times) = (new DerivedData(), new List<string>());
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        foreach (var derivation in Derivation.All)
        {
            var own = Stopwatch.StartNew();
            derivation.Derive(facts, data, CancellationToken.None);
            times.Add(string.Create(CultureInfo.InvariantCulture, $"{derivation.Name} {own.Elapsed.TotalSeconds:0.00}"));
        }

        var (seconds, processor) = (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        var active = PartnerActivity.Any(facts, CancellationToken.None);
        var busiest = Enumerable.Range(0, facts.Nodes("RootCause").Count).Max(node => active.To(node).Length);
        var found = data.Links.Values.Sum(each => each.Rows.Count);
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        var what = string.Create(
            CultureInfo.InvariantCulture,
            $"{SkewedFacts.Nodes:N0} nodes, {links:N0} links, the busiest root cause with {busiest:N0} partners, {found:N0} suggestions");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{seconds}{Separator}{peak}{Separator}{what}; of processors {processor:0.0} s: {string.Join(", ", times)}"));
    }

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        // A process of its own: the memory of the others is not in the peak.
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Name, "here"])
        {
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_gcServer"] = "0" },
        })!;
        var parts = (await process.StandardOutput.ReadToEndAsync()).Split(Separator, 3);
        await process.WaitForExitAsync();
        var (seconds, peak) = (double.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        return
        [
            new(
                "seconds for all that is derived", seconds.ToString("0.0", CultureInfo.InvariantCulture), $"< {MaxSeconds}",
                seconds < MaxSeconds, parts[2].Trim()),
            new(
                "peak MiB of the process, facts and all", peak.ToString(CultureInfo.InvariantCulture), $"<= {MaxMebibytes}",
                peak <= MaxMebibytes),
        ];
    }
}
