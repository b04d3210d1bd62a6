using Kin10.Graph.Benchmarks.Http;
using Kin10.Graph.Benchmarks.Synthetic;
using Kin10.Graph.Bundles;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>
/// 280 partners with their commitments, about 90 KB: at least 0.45 of a bare Kestrel endpoint that answers the same bytes.
/// </summary>
internal sealed class LargeAnswerBudget : IBudget
{
    private const string Request = """
        {"query":"{ partners(first: 280) { nodes { id name sector commitments(first: 10) { nodes { id name status dueYear } } } } }"}
        """;

    public string Name => "large";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        using var folder = new TemporaryFolder();
        var model = Kin10Model.Model;
        BundleWriter.Write(SyntheticGraph.LargeAnswer(model), folder.PathOf("seed"));
        return [await HttpComparison.MeasureAsync("280 partners with commitments / bare endpoint", folder.PathOf("graph.db"), folder.PathOf("seed"), Request, 0.45)];
    }
}
