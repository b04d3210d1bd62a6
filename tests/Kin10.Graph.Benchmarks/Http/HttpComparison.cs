using System.Globalization;
using Kin10.Graph.Benchmarks.Budgets;
using Kin10.Testing.Neo4j;

namespace Kin10.Graph.Benchmarks.Http;

/// <summary>Drives the product and a bare endpoint that answers the same bytes, in turns, and compares requests per second.</summary>
internal static class HttpComparison
{
    private const int Rounds = 9;
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static async Task<Measurement> MeasureAsync(
        string what, string store, string? seed, string request, double budget, IReadOnlyDictionary<string, string>? environment = null,
        Neo4jDatabase? bareAsks = null)
    {
        using var graph = await ServerProcess.StartGraphAsync(store, seed, environment);
        using var graphLoad = new LoadClient(graph.Port, request);
        var answer = await graphLoad.SendOnceAsync();
        var answerFile = store + ".answer";
        await File.WriteAllBytesAsync(answerFile, answer);
        if (!answer.AsSpan().StartsWith("{\"data\":"u8) || answer.AsSpan().IndexOf("\"errors\":"u8) >= 0)
        {
            throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(answer));
        }

        using var bare = await ServerProcess.StartBareAsync(answerFile, bareAsks);
        using var bareLoad = new LoadClient(bare.Port, request);
        await graphLoad.RunAsync(WarmUp);
        await bareLoad.RunAsync(WarmUp);

        var (graphStart, bareStart) = (graph.ProcessorTime, bare.ProcessorTime);
        var (graphRequests, bareRequests) = (0.0, 0.0);
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var graphRate = await graphLoad.RunAsync(Slice);
            var bareRate = await bareLoad.RunAsync(Slice);
            graphRequests += graphRate * Slice.TotalSeconds;
            bareRequests += bareRate * Slice.TotalSeconds;
            ratios.Add(graphRate / bareRate);
        }

        ratios.Sort();
        var ratio = ratios[Rounds / 2];
        var graphCost = (graph.ProcessorTime - graphStart).TotalMicroseconds / graphRequests;
        var bareCost = (bare.ProcessorTime - bareStart).TotalMicroseconds / bareRequests;
        return new(
            what,
            ratio.ToString("0.00", CultureInfo.InvariantCulture),
            $">= {budget.ToString(CultureInfo.InvariantCulture)}",
            ratio >= budget,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{graphRequests / (Rounds * Slice.TotalSeconds):0} against {bareRequests / (Rounds * Slice.TotalSeconds):0} requests/s of "
                + $"{answer.Length} bytes; ratios {ratios[0]:0.00} to {ratios[^1]:0.00}; "
                + $"server {graphCost:0.0} against {bareCost:0.0} us of processor each"));
    }
}
