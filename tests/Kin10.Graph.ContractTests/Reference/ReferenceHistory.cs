using System.Globalization;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.ContractTests.Reference;

/// <summary>A change as the reference tells it.</summary>
public sealed record ReferenceChange(
    string Kind, string Type, string? Id, string? Name, string? From, string? To, string? Basis, IReadOnlyList<ReferenceText> Properties);

/// <summary>A value before and after.</summary>
public sealed record ReferenceText(string Name, string? Before, string? After);

/// <summary>An import as the reference tells it.</summary>
public sealed record ReferenceImport(long Number, DateTimeOffset At, IReadOnlyList<ReferenceChange> Changes);

/// <summary>What imports of known graphs, one after the other, leave behind: compared cell by cell.</summary>
public sealed class ReferenceHistory
{
    /// <summary>How many changes are kept.</summary>
    public const int Kept = 300;

    private static readonly DateTimeOffset Start = new(2024, 2, 28, 22, 30, 0, TimeSpan.Zero);
    private readonly GraphBundle? _graph;
    private readonly int _imports;

    private ReferenceHistory(
        GraphBundle? graph, int imports, IReadOnlyList<ReferenceImport> log, Dictionary<string, DateTimeOffset> updated) =>
        (_graph, _imports, Log, Updated) = (graph, imports, log, updated);

    /// <summary>Before any import.</summary>
    public static ReferenceHistory Empty { get; } = new(null, 0, [], []);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ReferenceImport> Log { get; }

    /// <summary>When each node was added or changed last.</summary>
    public Dictionary<string, DateTimeOffset> Updated { get; }

    /// <summary>The time that the next import is told.</summary>
    public DateTimeOffset Next => Start.AddHours(_imports);

    /// <summary>After one import more.</summary>
    public ReferenceHistory With(GraphBundle graph)
    {
        var changes = Nodes(graph).Concat(Links(graph)).ToList();
        if (changes.Count == 0)
        {
            return new ReferenceHistory(graph, _imports + 1, Log, Updated);
        }

        var updated = new Dictionary<string, DateTimeOffset>(Updated);
        foreach (var id in changes.Select(change => change.Id).OfType<string>())
        {
            updated[id] = Next;
        }

        var number = Log.Count == 0 ? 1 : Log[0].Number + 1;
        List<ReferenceImport> log = [new ReferenceImport(number, Next, [.. changes.Take(Kept)]), .. Log];
        while (log.Count > 1 && log.Sum(import => import.Changes.Count) > Kept)
        {
            log.RemoveAt(log.Count - 1);
        }

        return new ReferenceHistory(graph, _imports + 1, log, updated);
    }

    private IEnumerable<ReferenceChange> Nodes(GraphBundle graph) => graph.Model.NodeTypes.SelectMany(type =>
    {
        var (before, after) = (Rows(_graph), Rows(graph));
        return Compare(before, after, type.Properties, (kind, id, row, texts) => new ReferenceChange(
            kind, type.Name, id, row.GetValueOrDefault("name") ?? id, null, null, null, texts));

        Dictionary<string, Dictionary<string, string>> Rows(GraphBundle? of) =>
            of?.Nodes[type.Index].Rows.ToDictionary(row => row.Id, row => Texts(type.Properties, row.Values)) ?? [];
    });

    private IEnumerable<ReferenceChange> Links(GraphBundle graph) => graph.Model.RelationshipTypes.Where(type => !type.IsDerived)
        .SelectMany(type =>
        {
            var properties = type.Properties?.Properties ?? [];
            return Compare(Rows(_graph), Rows(graph), properties, (kind, key, row, texts) => new ReferenceChange(
                kind, type.Name, null, null, key.Split('\n')[0], key.Split('\n')[1],
                type.Basis is { } basis ? row.GetValueOrDefault(basis.Name) : null, texts));

            Dictionary<string, Dictionary<string, string>> Rows(GraphBundle? of) => of?.Relationships[type.Index].Rows
                .ToDictionary(row => $"{row.From}\n{row.To}", row => Texts(properties, row.Values)) ?? [];
        });

    private static IEnumerable<ReferenceChange> Compare(
        Dictionary<string, Dictionary<string, string>> before,
        Dictionary<string, Dictionary<string, string>> after,
        IReadOnlyList<Property> properties,
        Func<string, string, Dictionary<string, string>, IReadOnlyList<ReferenceText>, ReferenceChange> make)
    {
        foreach (var key in after.Keys.Except(before.Keys).Order(StringComparer.Ordinal))
        {
            yield return make("ADDED", key, after[key], Difference([], after[key]));
        }

        foreach (var key in after.Keys.Intersect(before.Keys).Order(StringComparer.Ordinal))
        {
            if (Difference(before[key], after[key]) is { Count: > 0 } difference)
            {
                yield return make("CHANGED", key, after[key], difference);
            }
        }

        foreach (var key in before.Keys.Except(after.Keys).Order(StringComparer.Ordinal))
        {
            yield return make("REMOVED", key, before[key], Difference(before[key], []));
        }

        IReadOnlyList<ReferenceText> Difference(Dictionary<string, string> from, Dictionary<string, string> to) =>
        [
            .. properties
                .Select(each => new ReferenceText(each.Name, from.GetValueOrDefault(each.Name), to.GetValueOrDefault(each.Name)))
                .Where(text => text.Before != text.After),
        ];
    }

    private static Dictionary<string, string> Texts(IReadOnlyList<Property> properties, object?[] values) => properties
        .Select((property, i) => (Property: property, Value: values[i]))
        .Where(cell => !cell.Property.IsDerived && cell.Property.Kind != ScalarKind.Id && cell.Value is not (null or string[] { Length: 0 }))
        .ToDictionary(cell => cell.Property.Name, cell => Cell(cell.Value!));

    private static string Cell(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        double number => (number == 0 ? 0.0 : number).ToString("R", CultureInfo.InvariantCulture),
        string[] items => string.Join(';', items.Select(item => item.Replace(@"\", @"\\").Replace(";", @"\;"))),
        _ => ((IFormattable?)(value as IFormattable))?.ToString(null, CultureInfo.InvariantCulture) ?? (string)value,
    };
}
