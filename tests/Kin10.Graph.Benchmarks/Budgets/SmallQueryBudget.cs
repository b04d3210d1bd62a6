using Kin10.Graph.Benchmarks.Http;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>A cached small query over HTTP: at least 0.7 of a bare Kestrel endpoint that answers the same bytes.</summary>
internal sealed class SmallQueryBudget : IBudget
{
    private const string Request = """
        {"query":"query Small($id: ID!) { rootCause(id: $id) { name isCatalyst partners(first: 3) { totalCount nodes { name } } } }","variables":{"id":"RootCause:teaching-is-devalued-by-cultural-norms"}}
        """;

    public string Name => "small";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        using var folder = new TemporaryFolder();
        return [await HttpComparison.MeasureAsync("small query over HTTP / bare endpoint", folder.PathOf("graph.db"), seed: null, Request, 0.7)];
    }
}
