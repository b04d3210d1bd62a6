using System.Collections.Immutable;
using Kin10.Graph.Changes;
using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Topology;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Execution.Topology;

/// <summary>The snapshot as nodes and links: the numbers of nodes are their ordinals, which order as ids do.</summary>
internal sealed class EmbeddedTopology(RunState state) : IGraphTopology
{
    private readonly GraphSnapshot _snapshot = state.Snapshot;

    public GraphModel Model => _snapshot.Model;

    public ValueTask FindAsync(IReadOnlyList<string> ids, int[] nodes, CancellationToken cancellationToken)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = _snapshot.Ids.Find(ids[i]);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<int> ExpandAsync(
        ReadOnlyMemory<int> nodes,
        ImmutableArray<RelationshipType> relationships,
        int most,
        ILinkVisitor visitor,
        CancellationToken cancellationToken)
    {
        var (followed, ends) = (0, new LinkEnds(_snapshot, relationships));
        foreach (var node in nodes.Span)
        {
            foreach (var adjacency in ends.Of(_snapshot.TypeOf[node]))
            {
                var (start, end) = adjacency.Range(node);
                foreach (var target in adjacency.Targets.AsSpan(start, end - start))
                {
                    state.Tick();
                    if (target == node)
                    {
                        continue;
                    }

                    if (followed++ == most)
                    {
                        return new ValueTask<int>(followed);
                    }

                    visitor.Visit(node, target);
                }
            }
        }

        return new ValueTask<int>(followed);
    }

    public ValueTask RankAsync(
        ReadOnlyMemory<int> nodes,
        ImmutableArray<NodeType> types,
        ImmutableArray<RelationshipType> relationships,
        int most,
        List<RankedNode> ranked,
        CancellationToken cancellationToken)
    {
        var (wanted, degrees, best) = (Wanted(types), Degrees(relationships), new BestNodes(most));
        foreach (var node in nodes.Span)
        {
            state.Tick();
            if (wanted[_snapshot.TypeOf[node]])
            {
                best.Add(node, degrees.Of(node));
            }
        }

        best.AddTo(ranked);
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> RankAllAsync(
        ImmutableArray<NodeType> types,
        ImmutableArray<RelationshipType> relationships,
        int most,
        int mostVisited,
        List<RankedNode> ranked,
        CancellationToken cancellationToken)
    {
        if (types.Sum(type => (long)_snapshot.Nodes[type.Index].Count) > mostVisited)
        {
            return new ValueTask<bool>(false);
        }

        var wanted = Wanted(types);
        if (_snapshot.Degrees.IsOf(relationships))
        {
            var left = most;
            foreach (var node in left > 0 ? _snapshot.Degrees.Ordered : [])
            {
                state.Tick();
                if (wanted[_snapshot.TypeOf[node]])
                {
                    ranked.Add(new RankedNode(node, _snapshot.Degrees.Of(node)));
                    if (--left == 0)
                    {
                        break;
                    }
                }
            }

            return new ValueTask<bool>(true);
        }

        var (degrees, best) = (Degrees(relationships), new BestNodes(most));
        foreach (var type in types)
        {
            var table = _snapshot.Nodes[type.Index];
            for (var node = table.FirstNode; node < table.FirstNode + table.Count; node++)
            {
                state.Tick();
                best.Add(node, degrees.Of(node));
            }
        }

        best.AddTo(ranked);
        return new ValueTask<bool>(true);
    }

    public ValueTask LinksBetweenAsync(
        ReadOnlyMemory<int> nodes,
        ImmutableArray<RelationshipType> relationships,
        List<GraphLink> links,
        CancellationToken cancellationToken)
    {
        var set = new IntSet(_snapshot.TypeOf.Length);
        foreach (var node in nodes.Span)
        {
            set.Add(node);
        }

        int[] ordered = nodes.ToArray();
        Array.Sort(ordered);
        foreach (var source in ordered)
        {
            var first = links.Count;
            foreach (var type in relationships)
            {
                AddLinks(source, _snapshot.Edges[type.Index], ordered, set, links);
            }

            // Those of one type are in order already.
            if (links.Count - first > 1 && relationships.Length > 1)
            {
                links.Sort(first, links.Count - first, ByTarget);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<ChangeLog> ReadChangesAsync(CancellationToken cancellationToken) => new(_snapshot.History.Log);

    public NodeType TypeOf(int node) => Model.NodeTypes[_snapshot.TypeOf[node]];

    public string NameOf(int node)
    {
        var (table, type) = (_snapshot.Nodes[_snapshot.TypeOf[node]], TypeOf(node));
        var name = type.FindProperty("name") is { } property ? table.Column(property).GetValue(node - table.FirstNode) as string : null;
        return name ?? (string)table.Ids.GetValue(node - table.FirstNode)!;
    }

    public void WriteId(int node, ResponseWriter writer) => _snapshot.Ids.Write(2L * node, writer);

    public bool WriteName(int node, ResponseField field, ResponseWriter writer)
    {
        var table = _snapshot.Nodes[_snapshot.TypeOf[node]];
        table.Column(table.Type.FindProperty("name")!).Write(node - table.FirstNode, writer);
        return true;
    }

    public bool WriteBasis(in GraphLink link, ResponseField field, ResponseWriter writer)
    {
        if (link.Type.Basis is { } basis)
        {
            _snapshot.Edges[link.Type.Index].Column(basis).Write(link.Edge, writer);
        }
        else
        {
            writer.Null();
        }

        return true;
    }

    private static Comparer<GraphLink> ByTarget { get; } = Comparer<GraphLink>.Create(
        static (x, y) => x.Target != y.Target ? x.Target.CompareTo(y.Target) : x.Type.Index.CompareTo(y.Type.Index));

    // Where a node has many more links than there are nodes to lead to, these are looked for among them.
    private void AddLinks(int source, EdgeTable table, int[] ordered, IntSet set, List<GraphLink> links)
    {
        var adjacency = table.Adjacency(HopDirection.Out);
        var (start, end) = adjacency.Range(source);
        if (end - start > 16 * ordered.Length)
        {
            foreach (var target in ordered)
            {
                state.Tick();
                var at = Array.BinarySearch(adjacency.Targets, start, end - start, target);
                if (at >= 0)
                {
                    links.Add(new GraphLink(source, target, table.Type, adjacency.Edges[at]));
                }
            }

            return;
        }

        for (var i = start; i < end; i++)
        {
            state.Tick();
            if (set.Contains(adjacency.Targets[i]))
            {
                links.Add(new GraphLink(source, adjacency.Targets[i], table.Type, adjacency.Edges[i]));
            }
        }
    }

    private IDegrees Degrees(ImmutableArray<RelationshipType> relationships) =>
        _snapshot.Degrees.IsOf(relationships) ? _snapshot.Degrees : new LinkEnds(_snapshot, relationships);

    private bool[] Wanted(ImmutableArray<NodeType> types)
    {
        var wanted = new bool[Model.NodeTypes.Count];
        foreach (var type in types)
        {
            wanted[type.Index] = true;
        }

        return wanted;
    }
}
