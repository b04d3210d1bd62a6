using System.Globalization;
using System.Text.Json;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.ContractTests.Transfers;

/// <summary>The difference between two bundles as lines, found without any cleverness; and the same lines of a change set.</summary>
internal static class BundleDifference
{
    public static GraphBundle Empty(GraphModel model) => new(
        model,
        [.. model.NodeTypes.Select(type => new NodeTable(type, []))],
        [.. model.RelationshipTypes.Select(type => new RelationshipTable(type, []))]);

    /// <summary>What is added, changed and removed, type by type, each in order.</summary>
    public static List<string> Lines(GraphBundle held, GraphBundle wanted)
    {
        var lines = new List<string>();
        for (var i = 0; i < wanted.Nodes.Count; i++)
        {
            var type = wanted.Nodes[i].Type;
            Add(type.Name, type.Properties, Rows(held.Nodes[i]), Rows(wanted.Nodes[i]));
        }

        for (var i = 0; i < wanted.Relationships.Count; i++)
        {
            var type = wanted.Relationships[i].Type;
            Add(type.Name, type.Properties?.Properties ?? [], Rows(held.Relationships[i]), Rows(wanted.Relationships[i]));
        }

        return lines;

        void Add(
            string type,
            IReadOnlyList<Property> properties,
            SortedDictionary<string, object?[]> before,
            SortedDictionary<string, object?[]> after)
        {
            lines.AddRange(after.Where(row => !before.ContainsKey(row.Key)).Select(row => $"+ {type} {row.Key} {Text(row.Value)}"));
            foreach (var (key, values) in after.Where(row => before.ContainsKey(row.Key)))
            {
                lines.AddRange(properties
                    .Select((property, i) => (property.Name, Before: Text(before[key][i]), After: Text(values[i])))
                    .Where(change => change.Before != change.After)
                    .Select(change => $"~ {type} {key} {change.Name}: {change.Before} -> {change.After}"));
            }

            lines.AddRange(before.Keys.Where(key => !after.ContainsKey(key)).Select(key => $"- {type} {key}"));
        }
    }

    /// <summary>The lines of a change set, in its own order.</summary>
    public static List<string> Lines(ChangeSet changes)
    {
        var lines = new List<string>();
        foreach (var nodes in changes.Nodes)
        {
            lines.AddRange(nodes.Added.Select(row => $"+ {nodes.Type.Name} {row.Id} {Text(row.Values)}"));
            lines.AddRange(nodes.Changed.SelectMany(
                row => row.Properties, (row, change) => Changed(nodes.Type.Name, row.After.Id, change)));
            lines.AddRange(nodes.Removed.Select(row => $"- {nodes.Type.Name} {row.Key}"));
        }

        foreach (var relationships in changes.Relationships)
        {
            var type = relationships.Type.Name;
            lines.AddRange(relationships.Added.Select(row => $"+ {type} {Key(row.From, row.To)} {Text(row.Values)}"));
            lines.AddRange(relationships.Changed.SelectMany(
                row => row.Properties, (row, change) => Changed(type, Key(row.After.From, row.After.To), change)));
            lines.AddRange(relationships.Removed.Select(row => $"- {type} {Key(row.Key.From, row.Key.To)}"));
        }

        return lines;
    }

    private static string Changed(string type, string key, PropertyChange change) =>
        $"~ {type} {key} {change.Property}: {Text(change.Before)} -> {Text(change.After)}";

    private static SortedDictionary<string, object?[]> Rows(NodeTable table) =>
        new(table.Rows.ToDictionary(row => row.Id, row => row.Values), StringComparer.Ordinal);

    private static SortedDictionary<string, object?[]> Rows(RelationshipTable table) =>
        new(table.Rows.ToDictionary(row => Key(row.From, row.To), row => row.Values), StringComparer.Ordinal);

    // A blank stands before every letter of an id, so that the pairs are ordered as their parts are.
    private static string Key(string from, string to) => $"{from} {to}";

    private static string Text(object?[] values) => string.Join(", ", values.Select(Text));

    private static string Text(object? value) => value switch
    {
        null or string[] { Length: 0 } => "nothing",
        string[] list => JsonSerializer.Serialize(list),
        string text => JsonSerializer.Serialize(text),
        double number => (number + 0.0).ToString("R", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
