using Kin10.Graph.Derivations;
using Kin10.Graph.Model;

namespace Kin10.Graph.Bundles;

/// <summary>Makes the facts that derivations read of a bundle.</summary>
internal static class FactReading
{
    /// <param name="bundle">A bundle, whose rows are in order.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Facts Of(GraphBundle bundle, CancellationToken cancellationToken)
    {
        var builder = new FactsBuilder();
        var places = new Dictionary<string, int>(checked((int)bundle.NodeCount));
        foreach (var (type, rows) in bundle.Nodes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var ids = new string[rows.Count];
            var columns = Columns(type, rows.Count);
            var names = new Dictionary<string, string>();
            for (var i = 0; i < ids.Length; i++)
            {
                // A row may be made anew each time.
                var values = rows[i].Values;
                ids[i] = (string)values[0]!;
                places.Add(ids[i], i);
                foreach (var (property, column) in columns)
                {
                    column.SetValue(values[property] is string name ? Shared(names, name) : values[property], i);
                }
            }

            builder.AddNodes(type.Name, ids, columns.ToDictionary(made => type.Properties[made.Property].Name, made => made.Column));
        }

        foreach (var (type, rows) in bundle.Relationships.Where(table => !table.Type.IsDerived))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var ((from, to), links) in Links(bundle.Model, type, rows, places))
            {
                builder.AddLinks(type.Name, from, to, links);
            }
        }

        return builder.Build();
    }

    // Few values are the names of many nodes' kinds: one string of each.
    private static string Shared(Dictionary<string, string> names, string name) =>
        names.TryGetValue(name, out var shared) ? shared : names[name] = name;

    // Formulas read numbers, flags and kinds; no text.
    private static List<(int Property, Array Column)> Columns(NodeType type, int rows)
    {
        var columns = new List<(int Property, Array Column)>();
        for (var i = 1; i < type.Properties.Count; i++)
        {
            if (type.Properties[i] is { IsDerived: false, IsList: false, Kind: var kind })
            {
                Array? column = kind switch
                {
                    ScalarKind.Boolean => new bool?[rows],
                    ScalarKind.Int or ScalarKind.Long => new long?[rows],
                    ScalarKind.Enum => new string?[rows],
                    _ => null,
                };
                if (column is not null)
                {
                    columns.Add((i, column));
                }
            }
        }

        return columns;
    }

    private static Dictionary<(string From, string To), List<(int From, int To)>> Links(
        GraphModel model, RelationshipType type, IReadOnlyList<RelationshipRow> rows, Dictionary<string, int> places)
    {
        var links = new Dictionary<(string From, string To), List<(int From, int To)>>();
        foreach (var row in rows)
        {
            var (from, to) = (TypeOf(row.From, type.From), TypeOf(row.To, type.To));
            Add(from, to, places[row.From], places[row.To]);
            if (!type.IsDirected)
            {
                // Which end is stored first means nothing.
                Add(to, from, places[row.To], places[row.From]);
            }
        }

        return links;

        string TypeOf(string id, IReadOnlyList<NodeType> types) => types.Count == 1 ? types[0].Name : model.NodeTypeOfId(id)!.Name;

        void Add(string fromType, string toType, int from, int to)
        {
            if (!links.TryGetValue((fromType, toType), out var list))
            {
                links.Add((fromType, toType), list = []);
            }

            list.Add((from, to));
        }
    }
}
