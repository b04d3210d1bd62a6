using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Embedded.Tests.Support;
using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Tests.Execution.Walks;

/// <summary>A small random graph, and walks over it that try every way and know no index.</summary>
internal sealed class RandomGraph
{
    private readonly (string Type, int From, int To)[] _links;

    public RandomGraph(int seed)
    {
        var random = new Random(seed);
        var (books, people, series) = (Ids("Book", random.Next(1, 8)), Ids("Person", random.Next(1, 8)), Ids("Series", random.Next(1, 4)));
        var graph = GraphBuilder.Books;
        foreach (var id in books.Concat(people).Concat(series))
        {
            graph.Node(id);
        }

        string[] things = [.. books, .. people];
        var links = new HashSet<(string Type, string From, string To)>();
        for (var i = random.Next(60); i > 0; i--)
        {
            var (from, to) = (Any(people), Any(people));
            var link = random.Next(4) switch
            {
                0 => ("WROTE", Any(people), Any(books)),
                1 => ("PART_OF", Any(books), Any(series)),
                2 => ("MENTIONS", Any(books), Any(things)),
                _ => string.CompareOrdinal(from, to) <= 0 ? ("KNOWS", from, to) : ("KNOWS", to, from),
            };
            if (links.Add(link))
            {
                graph.Link(link.Item1, link.Item2, link.Item3);
            }
        }

        Snapshot = SnapshotBuilder.Build(graph.Build(), CancellationToken.None);
        _links = [.. links.Select(link => (link.Type, Snapshot.Ids.Find(link.From), Snapshot.Ids.Find(link.To)))];

        string Any(string[] ids) => ids[random.Next(ids.Length)];
    }

    public GraphSnapshot Snapshot { get; }

    /// <summary>Every relationship and path of every type.</summary>
    public IEnumerable<Relationship> Relationships => Snapshot.Model.NodeTypes.SelectMany(type => type.Relationships);

    public IEnumerable<int> Nodes(NodeType type) =>
        Enumerable.Range(Snapshot.Nodes[type.Index].FirstNode, Snapshot.Nodes[type.Index].Count);

    /// <summary>Every way from a node, over a path to another: the nodes passed, and the target at the end.</summary>
    public IEnumerable<int[]> Ways(Relationship relationship, int node) =>
        Lengths(relationship).SelectMany(hops => Ways(hops, 0, node)).Where(way => !relationship.IsPath || way[^1] != node);

    // A path of variable length is as many paths, over nodes of any type.
    private IEnumerable<IReadOnlyList<Hop>> Lengths(Relationship relationship) => relationship.Hops[0] is { Most: > 1 } hop
        ? Enumerable.Range(0, hop.Most).Select(
            more => (IReadOnlyList<Hop>)[.. Enumerable.Repeat(hop with { Targets = Snapshot.Model.NodeTypes }, more), hop])
        : [relationship.Hops];

    public bool Leads(string type, int from, int to) => _links.Contains((type, from, to));

    private IEnumerable<int[]> Ways(IReadOnlyList<Hop> hops, int depth, int node)
    {
        if (depth == hops.Count)
        {
            yield return [];
            yield break;
        }

        var hop = hops[depth];
        for (var i = 0; i < _links.Length; i++)
        {
            var (type, from, to) = _links[i];
            if (hop.Types.All(each => each.Name != type))
            {
                continue;
            }

            var ends = new HashSet<int>();
            if (hop.Direction != HopDirection.In && from == node)
            {
                ends.Add(to);
            }

            if (hop.Direction != HopDirection.Out && to == node)
            {
                ends.Add(from);
            }

            foreach (var end in ends.Where(end => hop.Targets.Contains(Snapshot.Model.NodeTypes[Snapshot.TypeOf[end]])))
            {
                foreach (var way in Ways(hops, depth + 1, end))
                {
                    yield return [end, .. way];
                }
            }
        }
    }

    private static string[] Ids(string type, int count) => [.. Enumerable.Range(0, count).Select(i => $"{type}:{i}")];
}
