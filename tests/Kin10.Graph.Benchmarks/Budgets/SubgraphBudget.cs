using Kin10.Graph.Benchmarks.Http;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>
/// What the challenge map draws, all challenges and root causes with the links between them: at least 0.5 of a bare Kestrel endpoint that
/// answers the same bytes.
/// </summary>
internal sealed class SubgraphBudget : IBudget
{
    private const string Request = """
        {"query":"{ subgraph(types: [GrandChallenge, RootCause], first: 500) { nodes { id type name degree } links { source target type basis } isCut } }"}
        """;

    public string Name => "subgraph";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        using var folder = new TemporaryFolder();
        var off = new Dictionary<string, string> { ["Cache__MaxBytes"] = "0" };
        return
        [
            await HttpComparison.MeasureAsync("the map of the seed / bare endpoint", folder.PathOf("graph.db"), null, Request, 0.5),
            await HttpComparison.MeasureAsync("  asked of the graph each time", folder.PathOf("graph.db"), null, Request, 0, off),
        ];
    }
}
