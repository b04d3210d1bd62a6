using System.Globalization;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.Benchmarks.Synthetic;

/// <summary>
/// A made-up graph of any size that fits a model, the same for the same sizes. Every node says so: its sources are <c>synthetic</c>.
/// </summary>
internal static class SyntheticGraph
{
    private const int Seed = 10;
    private static readonly string[] Words =
        ["active", "bridge", "circle", "district", "early", "field", "growth", "honest", "inquiry", "junior", "kit", "lesson", "mentor", "network", "open", "path"];

    /// <summary>280 partners with 539 commitments: about 90 KB when they are asked for.</summary>
    public static GraphBundle LargeAnswer(GraphModel model) =>
        Generate(model, type => type.Name switch { "Partner" => 280, "Commitment" => 539, _ => 20 });

    /// <summary>Makes a graph.</summary>
    /// <param name="model">The model that it fits.</param>
    /// <param name="count">How many nodes of each type.</param>
    /// <param name="links">How many links of a type a node has on average where it may have any number.</param>
    public static GraphBundle Generate(GraphModel model, Func<NodeType, int> count, double links = 1.5)
    {
        var random = new Random(Seed);
        var nodes = model.NodeTypes.Select(type => new NodeTable(type, Nodes(type, count(type), random))).ToList();
        var relationships = model.RelationshipTypes
            .Select(type => new RelationshipTable(type, Relationships(model, type, nodes, links, random)))
            .ToList();
        return new(model, nodes, relationships);
    }

    /// <summary>Values of a relationship's properties.</summary>
    public static object?[] Values(RelationshipType type, Random random) =>
        [.. (type.Properties?.Properties ?? []).Select(property => property.IsDerived ? null : Value(property, random))];

    private static List<NodeRow> Nodes(NodeType type, int count, Random random)
    {
        var rows = new List<NodeRow>(count);
        for (var i = 0; i < count; i++)
        {
            var values = new object?[type.Properties.Count];
            values[0] = string.Create(CultureInfo.InvariantCulture, $"{type.IdPrefix}synthetic-{i:D8}");
            for (var p = 1; p < values.Length; p++)
            {
                values[p] = Value(type.Properties[p], random);
            }

            rows.Add(new(values));
        }

        return rows;
    }

    private static object? Value(Property property, Random random)
    {
        if (property.Name == "sources")
        {
            return new[] { "synthetic" };
        }

        if (property.IsList)
        {
            var items = new string[random.Next(3)];
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = (string)Scalar(property, random);
            }

            return items;
        }

        return property.IsRequired || random.Next(10) > 0 ? Scalar(property, random) : null;
    }

    private static object Scalar(Property property, Random random) => property.Kind switch
    {
        ScalarKind.Boolean => random.Next(2) == 0,
        ScalarKind.Int => random.NextInt64(1990, 2030),
        ScalarKind.Long => random.NextInt64(1_000_000),
        ScalarKind.Float => random.NextDouble(),
        ScalarKind.LocalDate => DateOnly.FromDayNumber(730_000 + random.Next(20_000)),
        ScalarKind.Enum => property.Enum!.Values[random.Next(property.Enum.Values.Count)].Name,
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"{Words[random.Next(Words.Length)]} {Words[random.Next(Words.Length)]} {random.Next(1_000_000)}"),
    };

    private static List<RelationshipRow> Relationships(
        GraphModel model, RelationshipType type, List<NodeTable> nodes, double links, Random random)
    {
        var from = type.From.SelectMany(end => nodes[end.Index].Rows).Select(row => row.Id).ToList();
        var to = type.To.SelectMany(end => nodes[end.Index].Rows).Select(row => row.Id).ToList();
        var toOne = model.NodeTypes.SelectMany(node => node.Relationships)
            .Where(field => !field.IsToMany && field.Hops[0].Types[0] == type)
            .Select(field => field.Hops[0].Direction)
            .ToHashSet();
        var directions = (toOne.Contains(HopDirection.Out), toOne.Contains(HopDirection.In), toOne.Contains(HopDirection.Both));
        IEnumerable<(string From, string To)> ends = directions switch
        {
            (_, _, true) or (true, true, _) => from.Zip(to),
            (true, _, _) => from.Select(start => (start, to[random.Next(to.Count)])),
            (_, true, _) => to.Select(end => (from[random.Next(from.Count)], end)),
            _ => from.SelectMany(start =>
                Enumerable.Range(0, (int)(random.NextDouble() * ((2 * links) + 1))).Select(_ => (start, to[random.Next(to.Count)]))),
        };
        var properties = type.Properties?.Properties ?? [];
        return [.. ends.Distinct().OrderBy(pair => pair.From, StringComparer.Ordinal).ThenBy(pair => pair.To, StringComparer.Ordinal)
            .Select(pair => new RelationshipRow(pair.From, pair.To, [.. properties.Select(property => Value(property, random))]))];
    }
}
