using System.Globalization;
using Kin10.Graph.Bundles;
using Kin10.Graph.Derivations;
using Kin10.Graph.Model;

namespace Kin10.Graph.Benchmarks.Synthetic;

/// <summary>
/// Made-up facts of a large network, the same each time: 100,000 partners with their commitments, practices and initiatives, some of which
/// draw very many and most of which few.
/// </summary>
internal sealed class SkewedFacts
{
    private const int Seed = 11;
    private static readonly (string Type, int Count)[] Types =
    [
        ("Partner", 100_000), ("Commitment", 100_000), ("RootCause", 1_000), ("GrandChallenge", 20), ("Practice", 3_000),
        ("Initiative", 3_000), ("Funder", 400), ("Investment", 600),
    ];

    private readonly Random _random = new(Seed);
    private readonly Dictionary<string, int> _counts = Types.ToDictionary(type => type.Type, type => type.Count);
    private readonly FactsBuilder _builder = new();
    private readonly List<(string Relationship, string From, string To, IEnumerable<(int From, int To)> Links)> _links = [];

    private SkewedFacts()
    {
    }

    /// <summary>How many nodes there are.</summary>
    public static int Nodes { get; } = Types.Sum(type => type.Count);

    /// <summary>The same graph as a bundle, with values for all that a model has.</summary>
    public static GraphBundle Bundle(GraphModel model)
    {
        var (made, _) = MakeAll();
        var (counts, random) = (made._counts, new Random(Seed));
        var nodes = SyntheticGraph.Generate(model, type => counts.GetValueOrDefault(type.Name)).Nodes;
        return new GraphBundle(
            model, nodes, [.. model.RelationshipTypes.Select(type => new RelationshipTable(type, made.Rows(type, random)))]);
    }

    /// <summary>The facts, and how many links they have.</summary>
    public static (Facts Facts, int Links) Make()
    {
        var (made, links) = MakeAll();
        return (made._builder.Build(), links);
    }

    private static (SkewedFacts Made, int Links) MakeAll()
    {
        var made = new SkewedFacts();
        foreach (var (type, count) in Types)
        {
            made._builder.AddNodes(
                type, [.. Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{type}:synthetic-{i:D8}"))],
                made.Columns(type, count));
        }

        var links = made.EachFromOne("MADE", "Partner", "Commitment")
            + made.Some("ADDRESSES", "Commitment", "RootCause", 146_000, 6.3)
            + made.Some("SHARED", "Partner", "Practice", 8_000, 3)
            + made.Some("ADAPTED", "Partner", "Practice", 20_000, 3)
            + made.Some("TACKLES", "Practice", "RootCause", 6_000, 3)
            + made.Some("TOOK_PART_IN", "Partner", "Initiative", 75_000, 5)
            + made.Some("WORKS_ON", "Initiative", "RootCause", 4_000, 1.5)
            + made.Some("PART_OF", "RootCause", "GrandChallenge", 1_500, 1.5)
            + made.Some("INFLUENCES", "RootCause", "RootCause", 4_000, 2)
            + made.Some("GAVE", "Funder", "Investment", 800, 1)
            + made.Some("TARGETS", "Investment", "RootCause", 800, 2)
            + made.Some("TARGETS", "Investment", "GrandChallenge", 200, 1)
            + made.Some("WENT_TO", "Investment", "Partner", 5_000, 2)
            + made.Some("SAME_ORGANISATION_AS", "Funder", "Partner", 200, 1);
        return (made, links);
    }

    private List<RelationshipRow> Rows(RelationshipType type, Random random) =>
    [
        .. _links.Where(each => each.Relationship == type.Name)
            .SelectMany(each => each.Links.Select(link => (From: IdOf(each.From, link.From), To: IdOf(each.To, link.To))))
            .Distinct()

            // An organisation is one other at most.
            .DistinctBy(ends => type.Name == "SAME_ORGANISATION_AS" ? (ends.From, "") : ends)
            .DistinctBy(ends => type.Name == "SAME_ORGANISATION_AS" ? ("", ends.To) : ends)
            .OrderBy(ends => ends.From, StringComparer.Ordinal)
            .ThenBy(ends => ends.To, StringComparer.Ordinal)
            .Select(ends => new RelationshipRow(ends.From, ends.To, SyntheticGraph.Values(type, random))),
    ];

    private static string IdOf(string type, int number) => string.Create(CultureInfo.InvariantCulture, $"{type}:synthetic-{number:D8}");

    private Dictionary<string, Array> Columns(string type, int count)
    {
        var all = Enumerable.Range(0, count);
        return type switch
        {
            "RootCause" => new() { ["isCatalyst"] = all.Select(_ => (bool?)(_random.Next(10) == 0)).ToArray() },
            "Investment" => new() { ["amountUsd"] = all.Select(_ => _random.Next(2) == 0 ? null : (long?)_random.Next(1_000_000)).ToArray() },
            "Commitment" => new() { ["status"] = all.Select(_ => _random.Next(5) == 0 ? "COMPLETED" : "UNKNOWN").ToArray() },
            _ => [],
        };
    }

    private int EachFromOne(string relationship, string from, string to) =>
        Add(relationship, from, to, [.. Enumerable.Range(0, _counts[to]).Select(end => (_random.Next(_counts[from]), end))]);

    // The greater the skew, the more lead to the same few.
    private int Some(string relationship, string from, string to, int count, double skew) =>
        Add(relationship, from, to, [.. Enumerable.Range(0, count).Select(_ => (_random.Next(_counts[from]), Skewed(_counts[to], skew)))]);

    private int Skewed(int count, double skew) => (int)(count * Math.Pow(_random.NextDouble(), skew));

    private int Add(string relationship, string from, string to, HashSet<(int, int)> links)
    {
        _builder.AddLinks(relationship, from, to, links);
        _links.Add((relationship, from, to, links));
        return links.Count;
    }
}
