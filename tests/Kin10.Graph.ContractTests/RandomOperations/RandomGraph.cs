using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>Small graphs of any model, full of nulls, ties and boundary values; what an import accepts, and no more.</summary>
public sealed class RandomGraph
{
    private readonly Dictionary<(Relationship, string), int> _toOne = [];
    private readonly GraphModel _model;
    private readonly Random _random;

    private RandomGraph(GraphModel model, Random random) => (_model, _random) = (model, random);

    /// <summary>Makes one.</summary>
    public static GraphBundle Make(GraphModel model, Random random) => new RandomGraph(model, random).Make();

    private GraphBundle Make()
    {
        var most = _random.Next(2, 12);
        NodeTable[] nodes =
            [.. _model.NodeTypes.Select(type => new NodeTable(type, Nodes(type, _random.Next(10) == 0 ? 0 : _random.Next(1, most + 1))))];
        return new GraphBundle(
            _model,
            nodes,
            [.. _model.RelationshipTypes.Select(type => new RelationshipTable(type, Relationships(type, nodes)))]);
    }

    private List<NodeRow> Nodes(NodeType type, int count) =>
        [.. Enumerable.Range(0, count)
            .Select(i => $"{type.IdPrefix}n{i}")
            .Order(StringComparer.Ordinal)
            .Select(id => new NodeRow([id, .. type.Properties.Skip(1).Select(Value)]))];

    private List<RelationshipRow> Relationships(RelationshipType type, NodeTable[] nodes)
    {
        var ends = new HashSet<(string, string)>();
        var rows = new List<RelationshipRow>();
        string[] from = Ids(type.From), to = Ids(type.To);
        var share = Math.Min(0.6, _random.Next(1, 4) / (to.Length + 1.0));
        foreach (var (x, y) in from.SelectMany(x => to.Select(y => (x, y))))
        {
            var key = type.IsDirected || string.CompareOrdinal(x, y) < 0 ? (x, y) : (y, x);
            if (_random.NextDouble() < share && !ends.Contains(key) && FitsToOne(type, x, y))
            {
                ends.Add(key);
                rows.Add(new RelationshipRow(x, y, [.. (type.Properties?.Properties ?? []).Select(Value)]));
            }
        }

        return rows;

        string[] Ids(IReadOnlyList<NodeType> types) =>
            [.. types.SelectMany(each => nodes[each.Index].Rows.Select(row => row.Id)).Order(StringComparer.Ordinal)];
    }

    // A to-one field leads to at most one target; to itself without direction would count twice.
    private bool FitsToOne(RelationshipType type, string from, string to)
    {
        var uses = new List<(Relationship, string)>();
        foreach (var field in _model.NodeTypes.SelectMany(each => each.Relationships))
        {
            if (field.IsToMany || field.Hops[0].Types[0] != type)
            {
                continue;
            }

            if (field.Hops[0].Direction != HopDirection.In && Leads(field, from, to))
            {
                uses.Add((field, from));
            }

            if (field.Hops[0].Direction != HopDirection.Out && Leads(field, to, from))
            {
                uses.Add((field, to));
            }
        }

        if (uses.Exists(_toOne.ContainsKey) || uses.Distinct().Count() < uses.Count)
        {
            return false;
        }

        uses.ForEach(use => _toOne.Add(use, 1));
        return true;
    }

    private bool Leads(Relationship field, string owner, string target) =>
        _model.NodeTypeOfId(owner) == field.Owner && field.Target.NodeTypes.Contains(_model.NodeTypeOfId(target));

    private object? Value(Property property)
    {
        if (property.IsList)
        {
            return Enumerable.Range(0, _random.Next(4)).Select(_ => (string)Scalar(property)).ToArray();
        }

        return !property.IsRequired && _random.Next(3) == 0 ? null : Scalar(property);
    }

    private object Scalar(Property property) => property.Kind == ScalarKind.Enum
        ? property.Enum!.Values[_random.Next(property.Enum.Values.Count)].Name
        : BoundaryValues.Stored(property.Kind, _random);
}
