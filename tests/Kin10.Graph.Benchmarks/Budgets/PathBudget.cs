using System.Diagnostics;
using System.Globalization;
using Kin10.Graph.Benchmarks.Synthetic;
using Kin10.Graph.Bundles;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>
/// What a path costs is the relationships that it touches: the peers of a partner with 1,089 commitments, among 100,000 partners, take at
/// most as long as 25 passes over the names of all partners; and a condition on the peers of all partners at most as long as 250.
/// </summary>
internal sealed class PathBudget : IBudget
{
    private const int Partners = 100_000;
    private const int Commitments = 1_089;
    private const string Busy = "Partner:synthetic-00000000";
    private const string Scan = "{ partners(where: { name: { contains: \"nowhere\" } }) { totalCount } }";

    private static readonly (string What, string Query, double Scans)[] Questions =
    [
        ("peers of one partner, counted", $"{{ partner(id: \"{Busy}\") {{ peers {{ totalCount }} }} }}", 25),
        ("first 10 peers of one partner, with via", $$"""
            { partner(id: "{{Busy}}") { peers(first: 10) { edges { node { name } via { __typename } } } } }
            """, 50),
        ("partners with a peer of that name", "{ partners(where: { peers: { some: { name: { startsWith: \"path \" } } } }) { totalCount } }", 250),
        ("partners all of whose peers are not it", $$"""
            { partners(where: { peers: { all: { id: { neq: "{{Busy}}" } } } }) { totalCount } }
            """, 250),
    ];

    public string Name => "path";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        using var folder = new TemporaryFolder();
        await using var graph = await InProcess.OpenAsync(Bundle(), folder.PathOf("graph.db"));
        var scan = Milliseconds(graph, Scan);
        var rows = new List<Measurement>();
        foreach (var (what, query, scans) in Questions)
        {
            var time = Milliseconds(graph, query);
            rows.Add(new(
                what,
                (time / scan).ToString("0.0", CultureInfo.InvariantCulture),
                $"<= {scans}",
                time <= scans * scan,
                string.Create(CultureInfo.InvariantCulture, $"{time:0.0} ms; a scan {scan:0.0} ms; {graph.Answer(InProcess.Request(query)).Length} bytes")));
        }

        return rows;
    }

    private static double Milliseconds(InProcess graph, string query)
    {
        graph.Run(InProcess.Request(query));
        return graph.MicrosecondsOf(InProcess.Request(query)) / 1_000;
    }

    private static GraphBundle Bundle()
    {
        var bundle = SyntheticGraph.Generate(Kin10Model.Model, type => type.Name switch
        {
            "Partner" or "Commitment" => Partners,
            "RootCause" => 200,
            _ => 100,
        });
        return bundle with
        {
            Relationships =
            [
                .. bundle.Relationships.Select(table => table.Type.Name != "MADE" ? table : table with
                {
                    Rows = [.. table.Rows
                        .OrderBy(row => row.To, StringComparer.Ordinal)
                        .Select((row, i) => i < Commitments ? row with { From = Busy } : row)
                        .OrderBy(row => row.From, StringComparer.Ordinal)
                        .ThenBy(row => row.To, StringComparer.Ordinal)],
                }),
            ],
        };
    }
}
