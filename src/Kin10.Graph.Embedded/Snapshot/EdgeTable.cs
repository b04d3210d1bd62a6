using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>The relationships of one type, ordered by the ids of their ends; an edge's number is its place in that order.</summary>
internal sealed class EdgeTable
{
    private readonly Lazy<Adjacency> _out;
    private readonly Lazy<Adjacency> _in;
    private readonly Lazy<Adjacency> _both;

    public EdgeTable(RelationshipType type, int[] from, int[] to, Column[] columns, int[] bases, int[] counts, ushort[] typeOf)
    {
        (Type, From, To, Columns) = (type, from, to, columns);
        _out = new Lazy<Adjacency>(() => Build(withArrow: true, againstArrow: false));
        _in = new Lazy<Adjacency>(() => Build(withArrow: false, againstArrow: true));
        _both = new Lazy<Adjacency>(() => Build(withArrow: true, againstArrow: true));

        Adjacency Build(bool withArrow, bool againstArrow)
        {
            var capacity = (withArrow ? from.Length : 0) + (againstArrow ? from.Length : 0);
            var entries = new List<(int From, int To, int Edge)>(capacity);
            for (var edge = 0; edge < from.Length; edge++)
            {
                if (withArrow)
                {
                    entries.Add((from[edge], to[edge], edge));
                }

                // A loop is walked once, not once for each direction.
                if (againstArrow && !(withArrow && from[edge] == to[edge]))
                {
                    entries.Add((to[edge], from[edge], edge));
                }
            }

            if (againstArrow)
            {
                entries.Sort();
            }

            return Snapshot.Adjacency.Build(
                [.. entries.Select(entry => entry.From)],
                [.. entries.Select(entry => entry.To)],
                [.. entries.Select(entry => entry.Edge)],
                bases,
                counts,
                typeOf);
        }
    }

    public RelationshipType Type { get; }

    public int Count => From.Length;

    public int[] From { get; }

    public int[] To { get; }

    /// <summary>The properties in the order of <see cref="EdgeProperties.Properties"/>.</summary>
    public Column[] Columns { get; }

    public Adjacency Adjacency(HopDirection direction) => direction switch
    {
        HopDirection.Out => _out.Value,
        HopDirection.In => _in.Value,
        HopDirection.Both => _both.Value,
        _ => throw UnknownNode.Of(direction),
    };

    public Column Column(Property property)
    {
        var properties = Type.Properties!.Properties;
        for (var i = 0; i < properties.Count; i++)
        {
            if (properties[i].Name == property.Name)
            {
                return Columns[i];
            }
        }

        throw new InvalidOperationException($"{Type} has no property {property}.");
    }
}
