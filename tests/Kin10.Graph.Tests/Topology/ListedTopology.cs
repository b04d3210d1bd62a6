using System.Collections.Immutable;
using Kin10.Graph.Changes;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Topology;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Tests.Topology;

/// <summary>
/// Books and the books that they mention, as lists: the graph as plainly as it can be said. It counts the links that it follows.
/// </summary>
internal sealed class ListedTopology : IGraphTopology
{
    private readonly NodeType _book = BookModel.Model.NodeTypeOfId("Book:a")!;
    private readonly RelationshipType _mentions = BookModel.Model.RelationshipTypes.Single(type => type.Name == "MENTIONS");
    private readonly List<(int From, int To)> _links;

    /// <summary>Books with the numbers from 0 on.</summary>
    public ListedTopology(int count, IEnumerable<(int From, int To)> links) => (Count, _links) = (count, [.. links.Distinct()]);

    /// <summary>A graph that is the same for the same chance.</summary>
    public static ListedTopology Random(Random random)
    {
        var count = random.Next(2, 15);
        return new ListedTopology(count, Enumerable.Range(0, random.Next(2 * count)).Select(_ => (random.Next(count), random.Next(count))));
    }

    public int Count { get; }

    public IReadOnlyList<(int From, int To)> Links => _links;

    /// <summary>How many links were followed.</summary>
    public int Followed { get; private set; }

    public GraphModel Model => BookModel.Model;

    public IEnumerable<int> NeighboursOf(int node) => _links.Where(link => link.From != link.To)
        .SelectMany(link => link.From == node ? [link.To] : link.To == node ? (int[])[link.From] : []).Distinct();

    /// <summary>The number in order is that of the id in order, too.</summary>
    public static string IdOf(int node) => $"Book:{node:D4}";

    public ValueTask FindAsync(IReadOnlyList<string> ids, int[] nodes, CancellationToken cancellationToken)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            nodes[i] = Enumerable.Range(0, Count).FirstOrDefault(node => IdOf(node) == ids[i], -1);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<int> ExpandAsync(
        ReadOnlyMemory<int> nodes, ImmutableArray<RelationshipType> relationships, int most, ILinkVisitor visitor,
        CancellationToken cancellationToken)
    {
        var followed = 0;
        foreach (var node in nodes.ToArray())
        {
            foreach (var (from, to) in _links.Where(link => link.From != link.To))
            {
                if ((from == node || to == node) && ++followed <= most)
                {
                    visitor.Visit(node, from == node ? to : from);
                }
            }
        }

        Followed += followed;
        return ValueTask.FromResult(followed);
    }

    public ValueTask RankAsync(
        ReadOnlyMemory<int> nodes, ImmutableArray<NodeType> types, ImmutableArray<RelationshipType> relationships, int most,
        List<RankedNode> ranked, CancellationToken cancellationToken)
    {
        if (types.Contains(_book))
        {
            ranked.AddRange(nodes.ToArray()
                .Select(node => new RankedNode(node, relationships.Contains(_mentions) ? DegreeOf(node) : 0))
                .OrderByDescending(node => node.Degree)
                .ThenBy(node => node.Node)
                .Take(most));
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask<bool> RankAllAsync(
        ImmutableArray<NodeType> types, ImmutableArray<RelationshipType> relationships, int most, int mostVisited,
        List<RankedNode> ranked, CancellationToken cancellationToken)
    {
        if (Count > mostVisited)
        {
            return false;
        }

        await RankAsync(Enumerable.Range(0, Count).ToArray(), types, relationships, most, ranked, cancellationToken);
        return true;
    }

    public ValueTask LinksBetweenAsync(
        ReadOnlyMemory<int> nodes, ImmutableArray<RelationshipType> relationships, List<GraphLink> links, CancellationToken cancellationToken)
    {
        var among = nodes.ToArray().ToHashSet();
        links.AddRange(_links.Where(link => among.Contains(link.From) && among.Contains(link.To))
            .Order()
            .Select(link => new GraphLink(link.From, link.To, _mentions, 0)));
        return ValueTask.CompletedTask;
    }

    public ValueTask<ChangeLog> ReadChangesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public NodeType TypeOf(int node) => _book;

    public string NameOf(int node) => $"Book {node}";

    public void WriteId(int node, ResponseWriter writer) => writer.String(IdOf(node));

    public bool WriteName(int node, ResponseField field, ResponseWriter writer)
    {
        writer.Key(field.EncodedKey);
        writer.String(NameOf(node));
        return true;
    }

    public bool WriteBasis(in GraphLink link, ResponseField field, ResponseWriter writer) => throw new NotSupportedException();

    /// <summary>How many links a node has; a loop counts once.</summary>
    public long DegreeOf(int node) => _links.Count(link => link.From == node || link.To == node);
}
