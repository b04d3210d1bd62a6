using Kin10.Graph.Plan;

namespace Kin10.Graph.Topology;

/// <summary>Finds a subgraph: level by level around some nodes, or the nodes of most links, then the links between.</summary>
internal sealed class SubgraphSearch(ResponseField field, SubgraphComputation plan, BoundPlan bound, IGraphTopology topology)
{
    private readonly int _first = (int)(long)bound[plan.First]!;
    private readonly List<RankedNode> _ranked = [];

    public async ValueTask<ComputedAnswer> RunAsync(CancellationToken cancellationToken)
    {
        var around = plan.Around < 0 ? [] : (object?[])bound[plan.Around]!;
        var isWithinBounds = around.Length == 0
            ? await topology.RankAllAsync(plan.Types, plan.Relationships, _first + 1, plan.MostVisited, _ranked, cancellationToken)
            : await WalkAsync(around, cancellationToken);
        if (!isWithinBounds)
        {
            return new RefusedAnswer(
                field,
                $"More than {plan.MostVisited} nodes or links would have to be looked at. Go less deep, or name fewer types "
                + "or relationships.");
        }

        var isCut = _ranked.Count > _first;
        _ranked.RemoveRange(Math.Min(_first, _ranked.Count), Math.Max(0, _ranked.Count - _first));
        int[] nodes = [.. _ranked.Select(static ranked => ranked.Node)];
        var links = new List<GraphLink>();
        if (nodes.Length > 0 && !plan.Relationships.IsEmpty && plan.Items.Any(static item => item.Kind == SubgraphItemKind.Links))
        {
            await topology.LinksBetweenAsync(nodes, plan.Relationships, links, cancellationToken);
        }

        return new SubgraphAnswer(plan.Items, topology, _ranked, nodes, links, isCut);
    }

    // Nodes come in the order of their levels, so that each level can be put in order by itself, until there are enough.
    private async ValueTask<bool> WalkAsync(object?[] around, CancellationToken cancellationToken)
    {
        using var level = new Level();
        await level.BeginAsync(around, topology, cancellationToken);
        var (depth, visited) = ((long)bound[plan.Depth]!, 0);
        for (var distance = 0; level.Count > 0; distance++)
        {
            // One more than is given tells whether something is cut.
            await topology.RankAsync(
                level.Nodes,
                distance == 0 ? [.. topology.Model.NodeTypes] : plan.Types,
                plan.Relationships,
                _first + 1 - _ranked.Count,
                _ranked,
                cancellationToken);
            if (_ranked.Count > _first || distance == depth || plan.Relationships.IsEmpty)
            {
                return true;
            }

            level.Next(distance + 1);
            visited += await topology.ExpandAsync(
                level.Expanding, plan.Relationships, plan.MostVisited - visited, level, cancellationToken);
            if (visited > plan.MostVisited)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The nodes of one distance, and those that are being expanded.</summary>
    private sealed class Level : ILinkVisitor, IDisposable
    {
        private readonly NodeMarks _marks = new();
        private List<int> _nodes = [];
        private int[] _expanding = [];
        private int _distance;

        public int Count => _nodes.Count;

        public ReadOnlyMemory<int> Nodes => _nodes.ToArray();

        public ReadOnlyMemory<int> Expanding => _expanding;

        public async ValueTask BeginAsync(object?[] ids, IGraphTopology topology, CancellationToken cancellationToken)
        {
            var found = new int[ids.Length];
            await topology.FindAsync([.. ids.Cast<string>()], found, cancellationToken);
            foreach (var node in found)
            {
                if (node >= 0 && _marks.TryMark(node, 0))
                {
                    _nodes.Add(node);
                }
            }
        }

        public void Next(int distance)
        {
            _expanding = [.. _nodes];
            _nodes.Clear();
            _distance = distance;
        }

        public void Visit(int from, int to)
        {
            if (_marks.TryMark(to, _distance))
            {
                _nodes.Add(to);
            }
        }

        public void Dispose() => _marks.Dispose();
    }
}
