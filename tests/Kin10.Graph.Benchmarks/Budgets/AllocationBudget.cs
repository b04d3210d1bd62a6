using System.Globalization;
using Kin10.Graph.Bundles;
using Kin10.Testing;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>What a cached small request allocates in the engine and the store: under 2 KB, and nothing for each row.</summary>
internal sealed class AllocationBudget : IBudget
{
    public string Name => "allocation";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        using var folder = new TemporaryFolder();
        await using var graph = await InProcess.OpenAsync(Kin10Model.Seed, folder.PathOf("graph.db"));
        var small = graph.BytesOf(InProcess.Request(
            "query Small($id: ID!) { rootCause(id: $id) { name isCatalyst partners(first: 3) { totalCount nodes { name } } } }",
            """{"id":"RootCause:teaching-is-devalued-by-cultural-norms"}"""));
        var few = graph.BytesOf(InProcess.Request(Page(10)));
        var many = graph.BytesOf(InProcess.Request(Page(160)));
        return
        [
            new("bytes allocated by a cached small request", small.ToString("0", CultureInfo.InvariantCulture), "< 2048", small < 2048),
            new(
                "bytes allocated for each row of a page",
                ((many - few) / 150).ToString("0.00", CultureInfo.InvariantCulture),
                "0",
                many - few < 1,
                string.Create(CultureInfo.InvariantCulture, $"{few:0} for 10 rows, {many:0} for 160")),
        ];
    }

    private static string Page(int size) =>
        $"{{ partners(first: {size}, order: [{{ name: "
        + $"ASC }}]) {{ nodes {{ id name sector commitments(first: 3) {{ nodes {{ name dueYear }} }} }} }} }}";
}
