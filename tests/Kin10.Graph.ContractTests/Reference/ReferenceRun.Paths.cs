using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.ContractTests.Reference;

internal sealed partial class ReferenceRun
{
    private void Paths(PathsComputation paths, ComputedRootPlan root)
    {
        var (from, to) = (graph.Find((string)plan[paths.From]!), graph.Find((string)plan[paths.To]!));
        var ways = from is null || to is null || from == to ? [] : Shortest(from, to, (long)plan[paths.MaxLength]!, paths);
        List(ways.Take((int)(long)plan[paths.First]!).ToList(), way => Path(way, paths, root));
    }

    // The distance of every node, and then each way that comes nearer with every link.
    private static List<List<ReferenceNode>> Shortest(ReferenceNode from, ReferenceNode to, long maxLength, PathsComputation paths)
    {
        var distance = new Dictionary<ReferenceNode, int> { [to] = 0 };
        for (var step = 1; step <= maxLength; step++)
        {
            foreach (var node in distance.Keys.SelectMany(node => Neighbours(node, paths)).ToList())
            {
                distance.TryAdd(node, step);
            }
        }

        if (!distance.TryGetValue(from, out var length))
        {
            return [];
        }

        List<List<ReferenceNode>> ways = [[from]];
        for (var left = length - 1; left >= 0; left--)
        {
            ways =
            [
                .. ways.SelectMany(way => Neighbours(way[^1], paths)
                    .Where(node => distance.TryGetValue(node, out var steps) && steps == left)
                    .OrderBy(node => node.Id, Comparer<string>.Create((x, y) => ReferenceGraph.Compare(x, y)))
                    .Select(node => (List<ReferenceNode>)[.. way, node])),
            ];
        }

        return ways;
    }

    private static IEnumerable<ReferenceNode> Neighbours(ReferenceNode node, PathsComputation paths) => node.Edges
        .Where(edge => paths.Relationships.Contains(edge.Type))
        .Select(edge => edge.From == node ? edge.To : edge.From)
        .Distinct();

    private void Path(List<ReferenceNode> way, PathsComputation paths, ComputedRootPlan root)
    {
        var links = way.Zip(way.Skip(1), (near, far) => near.Edges
            .Where(edge => paths.Relationships.Contains(edge.Type))
            .Where(edge => (edge.From == near && edge.To == far) || (edge.From == far && edge.To == near))
            .OrderBy(edge => edge.Type.Name, StringComparer.Ordinal)
            .ThenBy(edge => edge.From.Id, Comparer<string>.Create((x, y) => ReferenceGraph.Compare(x, y)))
            .First()).ToList();
        _writer.StartObject();
        foreach (var item in paths.Items)
        {
            Field(item.Field, () =>
            {
                switch (item.Kind)
                {
                    case GraphPathItemKind.Typename:
                        Value("GraphPath");
                        break;
                    case GraphPathItemKind.Length:
                        Value((long)links.Count);
                        break;
                    case GraphPathItemKind.Nodes:
                        List(way, node => Node(node, root.Selections[item.Selection]));
                        break;
                    case GraphPathItemKind.Links:
                        List(links, edge => Link(edge, item.Links));
                        break;
                    case GraphPathItemKind.Text:
                        Value(Sentence(way, links));
                        break;
                    default:
                        throw UnknownNode.Of(item.Kind);
                }
            });
        }

        _writer.EndObject();
    }

    private static string Sentence(List<ReferenceNode> way, List<ReferenceEdge> links)
    {
        var (text, last) = ("", (ReferenceNode?)null);
        for (var i = 0; i < links.Count; i++)
        {
            var verb = links[i].Type.Name.Replace('_', ' ').ToLowerInvariant();
            verb = verb.StartsWith("same ", StringComparison.Ordinal) ? "is the " + verb
                : verb.EndsWith(" of", StringComparison.Ordinal) ? "is " + verb
                : verb;
            var (near, far) = (way[i], way[i + 1]);
            var isForward = !links[i].Type.IsDirected || links[i].From == near;
            var clause = isForward ? $"{Quoted(near)} {verb} {Quoted(far)}" : $"{Quoted(far)} {verb} {Quoted(near)}";
            text += i == 0 ? clause
                : last != near ? "; " + clause
                : isForward ? $", which {verb} {Quoted(far)}" : $", which {Quoted(far)} {verb}";
            last = isForward ? far : null;
        }

        return text + ".";
    }

    private static string Quoted(ReferenceNode node) => $"\u201c{node.Values.GetValueOrDefault("name") ?? node.Id}\u201d";
}
