using Kin10.Graph.Bundles;
using Kin10.Graph.Derivations;

namespace Kin10.Graph.Tests.Derivations.Plain;

/// <summary>A small graph by ids, for formulas written as they are read: slow and without any cleverness.</summary>
internal sealed class PlainGraph
{
    private readonly SortedDictionary<string, Dictionary<string, object?>> _nodes = new(StringComparer.Ordinal);
    private readonly HashSet<(string Relationship, string From, string To)> _links = [];
    private readonly Dictionary<(string Relationship, string From), List<string>> _out = [];
    private readonly Dictionary<(string Relationship, string To), List<string>> _in = [];

    public static PlainGraph Of(GraphBundle bundle)
    {
        var graph = new PlainGraph();
        foreach (var table in bundle.Nodes)
        {
            foreach (var row in table.Rows)
            {
                graph.Node(row.Id, [.. table.Type.Properties.Select((property, i) => (property.Name, row.Values[i]))]);
            }
        }

        foreach (var table in bundle.Relationships)
        {
            foreach (var row in table.Rows)
            {
                graph.Link(row.From, table.Type.Name, row.To);
            }
        }

        return graph;
    }

    public PlainGraph Node(string id, params (string Property, object? Value)[] values)
    {
        _nodes[id] = values.ToDictionary(value => value.Property, value => value.Value);
        return this;
    }

    public PlainGraph Link(string from, string relationship, string to)
    {
        if (_links.Add((relationship, from, to)))
        {
            (_out.TryGetValue((relationship, from), out var ends) ? ends : _out[(relationship, from)] = []).Add(to);
            (_in.TryGetValue((relationship, to), out var starts) ? starts : _in[(relationship, to)] = []).Add(from);
        }

        return this;
    }

    public List<string> All(string type) => [.. _nodes.Keys.Where(id => TypeOf(id) == type)];

    public object? Value(string id, string property) => _nodes[id].GetValueOrDefault(property);

    /// <summary>What one step from nodes leads to, each node once, in the order of id.</summary>
    public SortedSet<string> Out(IEnumerable<string> from, string relationship, string type) =>
        Sorted(from.SelectMany(id => _out.GetValueOrDefault((relationship, id)) ?? []), type);

    /// <summary>From where one step leads to nodes, each node once, in the order of id.</summary>
    public SortedSet<string> In(IEnumerable<string> to, string relationship, string type) =>
        Sorted(to.SelectMany(id => _in.GetValueOrDefault((relationship, id)) ?? []), type);

    public SortedSet<string> Out(string from, string relationship, string type) => Out([from], relationship, type);

    public SortedSet<string> In(string to, string relationship, string type) => In([to], relationship, type);

    public Facts ToFacts()
    {
        var builder = new FactsBuilder();
        var types = _nodes.Keys.Select(TypeOf).Distinct().ToList();
        foreach (var type in types)
        {
            var ids = All(type);
            var columns = new Dictionary<string, Array>();
            foreach (var property in ids.SelectMany(id => _nodes[id].Keys).Distinct())
            {
                AddColumn(columns, property, [.. ids.Select(id => Value(id, property))]);
            }

            builder.AddNodes(type, ids, columns);
        }

        var numbers = types.SelectMany(type => All(type).Select((id, number) => (id, number))).ToDictionary();
        foreach (var group in _links.GroupBy(link => (link.Relationship, From: TypeOf(link.From), To: TypeOf(link.To))))
        {
            builder.AddLinks(
                group.Key.Relationship, group.Key.From, group.Key.To,
                [.. group.Select(link => (numbers[link.From], numbers[link.To]))]);
        }

        return builder.Build();
    }

    private static SortedSet<string> Sorted(IEnumerable<string> ids, string type) =>
        new(ids.Where(id => TypeOf(id) == type), StringComparer.Ordinal);

    private static string TypeOf(string id) => id[..id.IndexOf(':', StringComparison.Ordinal)];

    private static void AddColumn(Dictionary<string, Array> columns, string property, object?[] values)
    {
        switch (property)
        {
            case "isCatalyst":
                columns.Add(property, Array.ConvertAll(values, value => (bool?)value));
                break;
            case "amountUsd":
                columns.Add(property, Array.ConvertAll(values, value => (long?)value));
                break;
            case "status":
                columns.Add(property, Array.ConvertAll(values, value => (string?)value));
                break;
        }
    }
}
