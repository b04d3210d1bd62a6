using System.Globalization;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.Changes;

/// <summary>Makes records of a difference.</summary>
internal static class ChangeRecorder
{
    /// <summary>The changes: nodes, then links, each by type, kind and id.</summary>
    /// <param name="facts">The difference, without what is derived.</param>
    /// <param name="most">How many at most: the first of them.</param>
    public static IEnumerable<GraphChange> Record(ChangeSet facts, int most) =>
        facts.Nodes.SelectMany(Nodes).Concat(facts.Relationships.SelectMany(Links)).Take(most);

    private static IEnumerable<GraphChange> Nodes(NodeChanges changes)
    {
        var (type, name) = (changes.Type, PlaceOf(changes.Type.Properties, "name"));
        foreach (var row in changes.Added)
        {
            yield return Node(ChangeKind.Added, row.Id, row.Values, Texts(type.Properties, row.Values, isAfter: true));
        }

        foreach (var row in changes.Changed)
        {
            yield return Node(ChangeKind.Changed, row.After.Id, row.After.Values, Texts(row.Properties));
        }

        // What a store holds twice, or without an id of the type, goes without having been part of the graph.
        foreach (var row in changes.Removed.Where(row => !row.IsRepeated && row.Key.StartsWith(type.IdPrefix, StringComparison.Ordinal)))
        {
            yield return Node(ChangeKind.Removed, row.Key, row.Values, Texts(type.Properties, row.Values, isAfter: false));
        }

        GraphChange Node(ChangeKind kind, string id, object?[] values, IReadOnlyList<ChangedText> texts) =>
            new(kind, type.Name, id, (name < 0 ? null : values[name] as string) ?? id, null, null, null, texts);
    }

    private static IEnumerable<GraphChange> Links(RelationshipChanges changes)
    {
        var properties = changes.Type.Properties?.Properties ?? [];
        var basis = changes.Type.Basis is { } property ? PlaceOf(properties, property.Name) : -1;
        foreach (var row in changes.Added)
        {
            yield return Link(ChangeKind.Added, row.From, row.To, row.Values, Texts(properties, row.Values, isAfter: true));
        }

        foreach (var row in changes.Changed)
        {
            yield return Link(ChangeKind.Changed, row.After.From, row.After.To, row.After.Values, Texts(row.Properties));
        }

        foreach (var row in changes.Removed.Where(row => !row.IsRepeated && IsOfModel(changes.Type, row.Key)))
        {
            yield return Link(ChangeKind.Removed, row.Key.From, row.Key.To, row.Values, Texts(properties, row.Values, isAfter: false));
        }

        GraphChange Link(ChangeKind kind, string from, string to, object?[] values, IReadOnlyList<ChangedText> texts) =>
            new(kind, changes.Type.Name, null, null, from, to, basis < 0 ? null : values[basis] as string, texts);
    }

    private static bool IsOfModel(RelationshipType type, RelationshipEnds ends) =>
        type.From.Any(end => ends.From.StartsWith(end.IdPrefix, StringComparison.Ordinal))
        && type.To.Any(end => ends.To.StartsWith(end.IdPrefix, StringComparison.Ordinal));

    private static int PlaceOf(IReadOnlyList<Property> properties, string name)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            if (properties[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static IReadOnlyList<ChangedText> Texts(IReadOnlyList<PropertyChange> changes) =>
        [.. changes.Select(change => new ChangedText(change.Property, Text(change.Before), Text(change.After)))];

    private static IReadOnlyList<ChangedText> Texts(IReadOnlyList<Property> properties, object?[] values, bool isAfter) =>
    [
        .. properties
            .Select((property, i) => (property, Text: property.IsDerived || property.Kind == ScalarKind.Id ? null : Text(values[i])))
            .Where(item => item.Text is not null)
            .Select(item => new ChangedText(item.property.Name, isAfter ? null : item.Text, isAfter ? item.Text : null)),
    ];

    // A store that others write to may hold what bundles do not have.
    private static string? Text(object? value) => value switch
    {
        null or string[] { Length: 0 } => null,
        string or bool or long or double or DateOnly or string[] => CellFormat.Format(value),
        IEnumerable<object?> items => string.Join(';', items.Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
