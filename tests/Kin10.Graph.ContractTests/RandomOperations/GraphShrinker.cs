using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>Makes a graph smaller as long as the stores differ: fewer nodes, fewer relationships, fewer values.</summary>
/// <param name="differs">
/// Whether they differ on a graph; asked at most <paramref name="mostAttempts"/> times, because each is an import.
/// </param>
/// <param name="mostAttempts">When to be content with what has been found.</param>
internal sealed class GraphShrinker(Func<GraphBundle, Task<bool>> differs, int mostAttempts)
{
    private int _attempts;

    public async Task<GraphBundle> ShrinkAsync(GraphBundle graph)
    {
        var ids = graph.Nodes.SelectMany(table => table.Rows.Select(row => row.Id));
        graph = await FewerAsync(graph, ids.ToList(), KeepNodes);
        var ends = graph.Relationships.SelectMany(table => table.Rows.Select(row => (table.Type, row.From, row.To)));
        graph = await FewerAsync(graph, ends.ToList(), Keep);
        return await FewerAsync(graph, Cells(graph).ToList(), KeepValues);
    }

    // Leaves out ever smaller parts, as delta debugging does.
    private async Task<GraphBundle> FewerAsync<T>(GraphBundle graph, List<T> items, Func<GraphBundle, HashSet<T>, GraphBundle> keep)
    {
        for (var size = Math.Max(1, items.Count / 2); items.Count > 0; size /= 2)
        {
            for (var start = 0; start < items.Count;)
            {
                List<T> rest = [.. items.Take(start), .. items.Skip(start + size)];
                var smaller = keep(graph, [.. rest]);
                if (_attempts++ >= mostAttempts)
                {
                    return graph;
                }

                if (await differs(smaller))
                {
                    (graph, items) = (smaller, rest);
                }
                else
                {
                    start += size;
                }
            }

            if (size == 1)
            {
                break;
            }
        }

        return graph;
    }

    private static GraphBundle KeepNodes(GraphBundle graph, HashSet<string> ids) => new(
        graph.Model,
        [.. graph.Nodes.Select(table => table with { Rows = [.. table.Rows.Where(row => ids.Contains(row.Id))] })],
        [.. graph.Relationships.Select(table => table with
        {
            Rows = [.. table.Rows.Where(row => ids.Contains(row.From) && ids.Contains(row.To))],
        })]);

    private static GraphBundle Keep(GraphBundle graph, HashSet<(RelationshipType, string, string)> ends) => graph with
    {
        Relationships = [.. graph.Relationships.Select(table => table with
        {
            Rows = [.. table.Rows.Where(row => ends.Contains((table.Type, row.From, row.To)))],
        })],
    };

    private static IEnumerable<(string, Property)> Cells(GraphBundle graph) =>
        from table in graph.Nodes
        from row in table.Rows
        from pair in table.Type.Properties.Zip(row.Values)
        where MayBeMissing(pair.First) && pair.Second is not (null or string[] { Length: 0 })
        select (row.Id, pair.First);

    private static bool MayBeMissing(Property property) => !property.IsRequired || property.IsList;

    private static GraphBundle KeepValues(GraphBundle graph, HashSet<(string, Property)> cells) => graph with
    {
        Nodes = [.. graph.Nodes.Select(table => table with
        {
            Rows = [.. table.Rows.Select(row => new NodeRow([.. table.Type.Properties.Zip(row.Values, (property, value) =>
                cells.Contains((row.Id, property)) || !MayBeMissing(property) ? value : property.IsList ? Array.Empty<string>() : null)]))],
        })],
    };
}
