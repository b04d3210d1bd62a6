using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.Testing;

/// <summary>Writes small graphs by hand: values by name, what is not named is missing.</summary>
public sealed class GraphBuilder(GraphModel model)
{
    private readonly Dictionary<string, List<NodeRow>> _nodes = [];
    private readonly Dictionary<string, List<RelationshipRow>> _relationships = [];

    public static GraphBuilder Books => new(BookModel.Model);

    public GraphBuilder Node(string id, params (string Name, object? Value)[] values)
    {
        var type = model.NodeTypeOfId(id)!;
        if (!_nodes.TryGetValue(type.Name, out var rows))
        {
            _nodes.Add(type.Name, rows = []);
        }

        var given = values.Append(("id", id)).ToDictionary(value => value.Item1, value => value.Item2);
        given.TryAdd("name", id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        rows.Add(new NodeRow(Row(type.Properties, given)));
        return this;
    }

    public GraphBuilder Link(string type, string from, string to, params (string Name, object? Value)[] values)
    {
        var properties = model.RelationshipTypes.Single(each => each.Name == type).Properties?.Properties ?? [];
        if (!_relationships.TryGetValue(type, out var rows))
        {
            _relationships.Add(type, rows = []);
        }

        var given = values.ToDictionary(value => value.Name, value => value.Value);
        given.TryAdd("share", 1.0);
        rows.Add(new RelationshipRow(from, to, Row(properties, given)));
        return this;
    }

    public GraphBundle Build() => new(
        model,
        [.. model.NodeTypes.Select(type => new NodeTable(type, _nodes.GetValueOrDefault(type.Name) ?? []))],
        [.. model.RelationshipTypes.Select(type => new RelationshipTable(type, _relationships.GetValueOrDefault(type.Name) ?? []))]);

    private static object?[] Row(IReadOnlyList<Property> properties, Dictionary<string, object?> given) =>
        [.. properties.Select(property => given.GetValueOrDefault(property.Name) switch
        {
            null when property.IsList => Array.Empty<string>(),
            int integer => (long)integer,
            var value => value,
        })];
}
