using System.Globalization;
using Kin10.Graph.Benchmarks.Synthetic;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>The shortest ways between two of 203,000 nodes take at most 50 ms, in the embedded store.</summary>
internal sealed class WaysBudget : IBudget
{
    private const int NodesPerType = 20_300;
    private const double Budget = 50;

    private static readonly (string From, string To)[] Ends =
    [
        ("Partner:synthetic-00000000", "RootCause:synthetic-00000001"),
        ("Funder:synthetic-00000007", "Partner:synthetic-00012345"),
        ("Metric:synthetic-00000003", "Practice:synthetic-00004711"),
        ("GrandChallenge:synthetic-00000000", "SurveyResult:synthetic-00002222"),
    ];

    public string Name => "ways";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        using var folder = new TemporaryFolder();
        await using var graph = await InProcess.OpenAsync(
            SyntheticGraph.Generate(Kin10Model.Model, _ => NodesPerType), folder.PathOf("graph.db"));
        var rows = new List<Measurement>();
        foreach (var (from, to) in Ends)
        {
            var request = InProcess.Request($"{{ paths(from: \"{from}\", to: \"{to}\", maxLength: 10) {{ length text }} }}");
            graph.Run(request);
            var time = graph.MicrosecondsOf(request) / 1_000;
            rows.Add(new(
                $"ms from {from[..from.IndexOf(':', StringComparison.Ordinal)]} to {to[..to.IndexOf(':', StringComparison.Ordinal)]}",
                time.ToString("0.0", CultureInfo.InvariantCulture),
                $"<= {Budget}",
                time <= Budget,
                graph.Answer(request) is var answer ? answer[..Math.Min(answer.Length, 80)] : ""));
        }

        return rows;
    }
}
