using System.Globalization;

namespace Kin10.Graph.Tests.Derivations.Plain;

/// <summary>Random small graphs, the same for the same seed: types that are empty, dense links, loops and equal neighbourhoods.</summary>
internal static class RandomPlainGraph
{
    private static readonly (string Relationship, string From, string To)[] Relationships =
    [
        ("PART_OF", "RootCause", "GrandChallenge"), ("INFLUENCES", "RootCause", "RootCause"), ("ADDRESSES", "Commitment", "RootCause"),
        ("SHARED", "Partner", "Practice"), ("ADAPTED", "Partner", "Practice"), ("TACKLES", "Practice", "RootCause"),
        ("TOOK_PART_IN", "Partner", "Initiative"), ("WORKS_ON", "Initiative", "RootCause"), ("WORKS_ON", "Initiative", "GrandChallenge"),
        ("GAVE", "Funder", "Investment"), ("TARGETS", "Investment", "RootCause"), ("TARGETS", "Investment", "GrandChallenge"),
        ("WENT_TO", "Investment", "Partner"), ("WENT_TO", "Investment", "Initiative"), ("SAME_ORGANISATION_AS", "Funder", "Partner"),
    ];

    public static PlainGraph Make(int seed)
    {
        var random = new Random(seed);
        var graph = new PlainGraph();
        var most = random.Next(3) == 0 ? 40 : 8;
        foreach (var type in (string[])["GrandChallenge", "RootCause", "Commitment", "Practice", "Initiative", "Funder", "Investment"])
        {
            AddNodes(graph, type, random.Next(8) == 0 ? 0 : random.Next(1, 1 + most), random);
        }

        AddNodes(graph, "Partner", random.Next(20) == 0 ? 0 : random.Next(1, 1 + (3 * most)), random);
        foreach (var commitment in graph.All("Commitment"))
        {
            AddLink(graph, Any(graph.All("Partner"), random), "MADE", commitment);
        }

        foreach (var (relationship, from, to) in Relationships)
        {
            var (starts, ends) = (graph.All(from), graph.All(to));
            var count = random.Next(8) == 0 ? 0 : random.Next(1 + (2 * Math.Max(starts.Count, ends.Count)));
            var targets = random.Next(2) == 0 ? ends[..((ends.Count + 2) / 3)] : ends;
            for (var i = 0; i < count; i++)
            {
                AddLink(graph, Any(starts, random), relationship, Any(targets, random));
            }
        }

        return graph;
    }

    private static void AddNodes(PlainGraph graph, string type, int count, Random random)
    {
        for (var i = 0; i < count; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{type}:{(char)('a' + random.Next(26))}{i}");
            graph.Node(
                id,
                ("isCatalyst", random.Next(3) switch { 0 => null, 1 => false, _ => true }),
                ("amountUsd", random.Next(3) switch { 0 => null, 1 => random.NextInt64(4), _ => random.NextInt64(long.MaxValue) }),
                ("status", random.Next(2) == 0 ? "COMPLETED" : "ON_TRACK"));
        }
    }

    private static string? Any(List<string> ids, Random random) => ids.Count == 0 ? null : ids[random.Next(ids.Count)];

    private static void AddLink(PlainGraph graph, string? from, string relationship, string? to)
    {
        if (from is not null && to is not null)
        {
            graph.Link(from, relationship, to);
        }
    }
}
