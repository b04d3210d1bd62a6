using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.RandomOperations;
using Kin10.Graph.Model;

namespace Kin10.Graph.ContractTests.Transfers;

/// <summary>Edits a graph here and there, as people do: most of it stays.</summary>
internal static class GraphEdit
{
    private const int OneIn = 6;

    /// <summary>The graph with some nodes and relationships left out, and other values in some.</summary>
    public static GraphBundle Of(GraphBundle graph, Random random)
    {
        var nodes = graph.Nodes
            .Select(table => table with
            {
                Rows = [.. table.Rows.Where(_ => Stays()).Select(row => new NodeRow(Edit(table.Type.Properties, row.Values)))],
            })
            .ToList();
        var ids = nodes.SelectMany(table => table.Rows.Select(row => row.Id)).ToHashSet();
        return graph with
        {
            Nodes = nodes,
            Relationships = [.. graph.Relationships.Select(table => table with
            {
                Rows = [.. table.Rows
                    .Where(row => ids.Contains(row.From) && ids.Contains(row.To) && Stays())
                    .Select(row => row with { Values = Edit(table.Type.Properties?.Properties ?? [], row.Values) })],
            })],
        };

        bool Stays() => random.Next(OneIn) > 0;

        object?[] Edit(IReadOnlyList<Property> properties, object?[] values) => [.. properties.Zip(values, (property, value) =>
            property.Name == "id" || random.Next(2 * OneIn) > 0 ? value : Other(property, value))];

        object? Other(Property property, object? value) => property switch
        {
            { IsList: true, Kind: ScalarKind.Enum } =>
                ((string[])value!).Length == 0 ? [property.Enum!.Values[0].Name] : Array.Empty<string>(),
            { IsList: true } => ((string[])value!).Append("more").ToArray(),
            { Kind: ScalarKind.Enum } => property.Enum!.Values[random.Next(property.Enum.Values.Count)].Name,
            { IsRequired: false } when random.Next(2) == 0 => null,
            _ => BoundaryValues.Stored(property.Kind, random),
        };
    }
}
