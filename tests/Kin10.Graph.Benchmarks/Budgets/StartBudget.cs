using System.Diagnostics;
using System.Globalization;
using Kin10.Graph.Benchmarks.Http;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>From starting the program to being ready, with the seed data: under 1.5 s.</summary>
internal sealed class StartBudget : IBudget
{
    private const int Rounds = 5;

    public string Name => "start";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        var (first, again) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            using var folder = new TemporaryFolder();
            first.Add(await SecondsAsync(folder.PathOf("graph.db")));
            again.Add(await SecondsAsync(folder.PathOf("graph.db")));
        }

        return [Row("seconds to ready, first start (imports the seed)", first), Row("seconds to ready, any other start", again)];
    }

    private static Measurement Row(string what, List<double> seconds)
    {
        seconds.Sort();
        var median = seconds[Rounds / 2];
        return new(
            what,
            median.ToString("0.00", CultureInfo.InvariantCulture),
            "< 1.5",
            median < 1.5,
            string.Create(CultureInfo.InvariantCulture, $"{seconds[0]:0.00} to {seconds[^1]:0.00}"));
    }

    private static async Task<double> SecondsAsync(string store)
    {
        var clock = Stopwatch.StartNew();
        using var server = await ServerProcess.StartGraphAsync(store, seed: null);
        return clock.Elapsed.TotalSeconds;
    }
}
