using Kin10.Graph.Derivations;
using Kin10.Graph.Tests.Derivations.Plain;

namespace Kin10.Graph.Tests.Derivations;

/// <summary>What all derivations find of a graph, by ids.</summary>
internal sealed class Derived
{
    private readonly Facts _facts;

    private Derived(Facts facts) => _facts = facts;

    public DerivedData Data { get; } = new();

    /// <summary>The seed and many random graphs, each with a word that finds it again.</summary>
    public static IEnumerable<(string Name, PlainGraph Graph)> Graphs =>
    [
        ("seed", PlainGraph.Of(Kin10Model.Seed)),
        .. Enumerable.Range(1, 200).Select(seed => ($"random graph {seed}", RandomPlainGraph.Make(seed))),
    ];

    public static Derived From(PlainGraph graph)
    {
        var derived = new Derived(graph.ToFacts());
        foreach (var derivation in Derivation.All)
        {
            derivation.Derive(derived._facts, derived.Data, CancellationToken.None);
        }

        return derived;
    }

    public Dictionary<string, T> Column<T>(string type, string property) =>
        _facts.Nodes(type).Ids.Zip(Data.Column<T>(type, property)).ToDictionary(pair => pair.First, pair => pair.Second);

    public List<(string From, string To, double Score, string Reasons)> Links(string relationship)
    {
        var links = Data.Links[relationship];
        return [.. links.Rows.Select(row => (
            _facts.Nodes(links.From).Ids[row.From], _facts.Nodes(links.To).Ids[row.To], row.Score, string.Join(' ', row.Reasons)))];
    }
}
