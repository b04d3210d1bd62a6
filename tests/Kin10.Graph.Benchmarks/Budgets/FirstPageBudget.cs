using System.Globalization;
using Kin10.Graph.Benchmarks.Synthetic;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>The first page of a million nodes takes at most twice as long as that of a thousand.</summary>
internal sealed class FirstPageBudget : IBudget
{
    private const int Rounds = 7;

    private static readonly (string What, string Query)[] Pages =
    [
        ("by id", "{ partners { nodes { id name } } }"),
        ("ordered by name", "{ partners(order: [{ name: ASC }]) { nodes { id name } } }"),
        ("ordered by name, backward", "{ partners(order: [{ name: ASC }], last: 25) { nodes { id name } } }"),
        ("filtered and ordered", "{ partners(where: { joinedYear: { gte: 2010 } }, order: [{ name: DESC }]) { nodes { id name } } }"),
        ("by sector and name", "{ partners(order: [{ sector: ASC }, { name: ASC }]) { nodes { id name } } }"),
        ("by sector and name, backward", "{ partners(order: [{ sector: ASC }, { name: ASC }], last: 25) { nodes { id name } } }"),
        ("by joinedYear and name", "{ partners(order: [{ joinedYear: DESC }, { name: ASC }]) { nodes { id name } } }"),
        ("ordered by count", "{ partners(order: [{ commitments: { count: DESC } }]) { nodes { id commitments { totalCount } } } }"),
    ];

    public string Name => "first-page";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        using var folder = new TemporaryFolder();
        await using var small = await OpenAsync(1_000, folder.PathOf("small.db"));
        await using var large = await OpenAsync(1_000_000, folder.PathOf("large.db"));
        var rows = new List<Measurement>();
        foreach (var (what, query) in Pages)
        {
            var request = InProcess.Request(query);
            small.MicrosecondsOf(request);
            large.MicrosecondsOf(request);
            var ratios = new List<double>();
            var (smallTime, largeTime) = (0.0, 0.0);
            for (var round = 0; round < Rounds; round++)
            {
                smallTime = small.MicrosecondsOf(request);
                largeTime = large.MicrosecondsOf(request);
                ratios.Add(largeTime / smallTime);
            }

            ratios.Sort();
            var ratio = ratios[Rounds / 2];
            rows.Add(new(
                $"first page {what}, 1,000,000 nodes / 1,000",
                ratio.ToString("0.00", CultureInfo.InvariantCulture),
                "<= 2",
                ratio <= 2,
                string.Create(CultureInfo.InvariantCulture, $"{largeTime:0.0} against {smallTime:0.0} us")));
        }

        return rows;
    }

    private static Task<InProcess> OpenAsync(int partners, string path) =>
        InProcess.OpenAsync(SyntheticGraph.Generate(Kin10Model.Model, type => type.Name is "Partner" ? partners : partners / 10), path);
}
