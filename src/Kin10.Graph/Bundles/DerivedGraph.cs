using Kin10.Graph.Derivations;
using Kin10.Graph.Model;

namespace Kin10.Graph.Bundles;

/// <summary>Computes what the model derives from the facts of a graph.</summary>
public static class DerivedGraph
{
    /// <summary>A bundle with what is derived from its facts; what it had of it before does not matter.</summary>
    /// <param name="bundle">A bundle whose rows are in order.</param>
    /// <param name="cancellationToken">Stops the computing.</param>
    public static GraphBundle Complete(GraphBundle bundle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        if (!bundle.Model.DerivesAnything)
        {
            return bundle;
        }

        var (facts, data) = (FactReading.Of(bundle, cancellationToken), new DerivedData());
        foreach (var derivation in Derivation.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            derivation.Derive(facts, data, cancellationToken);
        }

        return bundle with
        {
            Nodes = [.. bundle.Nodes.Select(table => Map(table, property => data.Columns[(table.Type.Name, property.Name)].GetValue))],
            Relationships = [.. bundle.Relationships.Select(table => table.Type.IsDerived
                ? table with { Rows = Rows(facts, data.Links[table.Type.Name]) }
                : table)],
        };
    }

    /// <summary>The facts of a bundle alone.</summary>
    /// <param name="bundle">A bundle; tables of which nothing is derived are kept as they are.</param>
    public static GraphBundle Facts(GraphBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return bundle with
        {
            Nodes = [.. bundle.Nodes.Select(table => Map(table, _ => _ => null))],
            Relationships = [.. bundle.Relationships.Select(table => table.Type.IsDerived ? table with { Rows = [] } : table)],
        };
    }

    // Other values for what is derived, by the place of the row.
    private static NodeTable Map(NodeTable table, Func<Property, Func<int, object?>> column)
    {
        var derived = Enumerable.Range(0, table.Type.Properties.Count)
            .Where(i => table.Type.Properties[i].IsDerived)
            .Select(i => (Place: i, Value: column(table.Type.Properties[i])))
            .ToList();
        return derived.Count == 0 ? table : table with { Rows = Rows(table.Rows, derived) };
    }

    // Apart: rows outlive the facts that they were derived from, which they must not hold.
    private static RowView<NodeRow> Rows(IReadOnlyList<NodeRow> facts, List<(int Place, Func<int, object?> Value)> derived) =>
        new(facts.Count, row =>
        {
            var values = (object?[])facts[row].Values.Clone();
            foreach (var (place, value) in derived)
            {
                values[place] = value(row);
            }

            return new NodeRow(values);
        });

    private static RowView<RelationshipRow> Rows(Facts facts, DerivedLinks links)
    {
        var (from, to) = (facts.Nodes(links.From).Ids, facts.Nodes(links.To).Ids);
        return new(links.Rows.Count, row =>
        {
            var link = links.Rows[row];
            return new RelationshipRow(from[link.From], to[link.To], [link.Score, link.Reasons]);
        });
    }
}
