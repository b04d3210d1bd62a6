using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>
/// Walks a relationship, or a path as a set: hop by hop, each node once, and the node where it starts is none of its targets. So what it
/// costs is the relationships that are touched, not the ways through them. Targets are given in the order of ids.
/// </summary>
internal sealed class Traversal
{
    private const int NoNode = -1;
    private readonly WalkStep[] _steps;
    private readonly ushort[] _typeOf;
    private readonly bool _leavesOutStart;
    private readonly int _most;

    private Traversal(GraphSnapshot snapshot, WalkStep[] steps, bool leavesOutStart, int most)
    {
        _most = most;
        _steps = steps;
        _typeOf = snapshot.TypeOf;
        _leavesOutStart = leavesOutStart;
        IsPlain = !leavesOutStart && most == 1 && steps is [{ Adjacencies.Length: 1 }]
            && !(steps[0].IsBoth && snapshot.Edges[steps[0].Types[0]].Type.IsDirected);
        HasDegree = IsPlain && steps[0].Allowed is null;
    }

    /// <summary>Whether it is one hop over one relationship type, so that no target can be reached twice.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether it is a path of variable length; the edges of its rows are the least numbers of hops.</summary>
    public bool HasSteps => _most > 1;

    /// <summary>Whether the number of targets can be read without looking at them.</summary>
    public bool HasDegree { get; }

    public static Traversal Of(GraphSnapshot snapshot, Relationship relationship) => new(
        snapshot,
        [.. relationship.Hops.Select(hop => new WalkStep(snapshot, hop.Types, hop.Direction, hop.Targets))],
        LeavesOutStart(relationship),
        relationship.Hops[0].Most);

    /// <summary>The same walk from its targets to its owner.</summary>
    public static Traversal Reverse(GraphSnapshot snapshot, Relationship relationship)
    {
        var steps = new List<WalkStep>();
        for (var i = relationship.Hops.Count - 1; i >= 0; i--)
        {
            var hop = relationship.Hops[i];
            var direction = hop.Direction switch
            {
                HopDirection.Out => HopDirection.In,
                HopDirection.In => HopDirection.Out,
                HopDirection.Both => HopDirection.Both,
                _ => throw UnknownNode.Of(hop.Direction),
            };
            steps.Add(new WalkStep(snapshot, hop.Types, direction, i == 0 ? [relationship.Owner] : relationship.Hops[i - 1].Targets));
        }

        return new Traversal(snapshot, [.. steps], LeavesOutStart(relationship), relationship.Hops[0].Most);
    }

    // Where it cannot come back there is nothing to leave out.
    private static bool LeavesOutStart(Relationship relationship) =>
        relationship.IsPath && relationship.Target.NodeTypes.Contains(relationship.Owner);

    /// <summary>The number of targets; only where <see cref="HasDegree"/>.</summary>
    public int Degree(int node)
    {
        var (start, end) = _steps[0].Adjacencies[0].Range(node);
        return end - start;
    }

    /// <summary>The number of targets.</summary>
    public int CountTargets(int node, WalkScratch scratch)
    {
        if (IsPlain)
        {
            return HasDegree ? Degree(node) : Rows(node, scratch).Count;
        }

        Gather(node, scratch);
        return scratch.Targets.Count;
    }

    /// <summary>The targets in the order of their ids, with the edges where it is plain. Valid until the scratch is used again.</summary>
    public RowSpan Rows(int node, WalkScratch scratch)
    {
        if (IsPlain)
        {
            var adjacency = _steps[0].Adjacencies[0];
            var (start, end) = adjacency.Range(node);
            if (HasDegree)
            {
                return new RowSpan(adjacency.Targets, adjacency.Edges, start, end - start, 0);
            }

            scratch.Targets.Clear();
            for (var i = start; i < end; i++)
            {
                scratch.Ticker.Tick();
                if (_steps[0].Allows(_typeOf[adjacency.Targets[i]]))
                {
                    scratch.Targets.Add(adjacency.Targets[i], adjacency.Edges[i]);
                }
            }

            return scratch.Targets.AsSpan();
        }

        Gather(node, scratch);
        if (HasSteps)
        {
            scratch.Targets.SortByNode();
        }
        else
        {
            scratch.Targets.SortDistinctNodes();
        }

        return scratch.Targets.AsSpan();
    }

    /// <summary>Adds all targets of some nodes together, in any order, these nodes among them; touches each relationship once.</summary>
    public void AddTargets(ReadOnlySpan<int> nodes, WalkScratch scratch, RowBuffer targets)
    {
        scratch.Begin(_steps.Length);
        if (HasSteps)
        {
            Loop(nodes, NoNode, scratch, new TargetGatherer(scratch.Seen, targets));
            return;
        }

        foreach (var node in nodes)
        {
            Walk(node, NoNode, 0, scratch, new TargetGatherer(scratch.Seen, targets));
        }
    }

    /// <summary>Whether some target satisfies a condition.</summary>
    public bool Any<TCondition>(int node, WalkScratch scratch, TCondition condition)
        where TCondition : struct, ITargetCondition
    {
        if (IsPlain)
        {
            var adjacency = _steps[0].Adjacencies[0];
            var (start, end) = adjacency.Range(node);
            for (var i = start; i < end; i++)
            {
                scratch.Ticker.Tick();
                if (_steps[0].Allows(_typeOf[adjacency.Targets[i]]) && condition.Test(adjacency.Targets[i], adjacency.Edges[i]))
                {
                    return true;
                }
            }

            return false;
        }

        scratch.Begin(_steps.Length);
        return From(node, scratch, new TargetFinder<TCondition>(scratch.Seen, condition));
    }

    /// <summary>For each target that is a row of the page, the nodes of the sets between that lie on some way to it.</summary>
    public void CollectPassed(int node, WalkScratch scratch, PassedNodes passed) =>
        scratch.Passing.Collect(_steps, _typeOf, node, passed);

    /// <summary>The same as a number, in the place of each row's edge.</summary>
    public void CountPassed(int node, WalkScratch scratch, RowBuffer rows) => scratch.Passing.Count(_steps, _typeOf, node, rows);

    /// <summary>Decides, not over a variable length, of all nodes at once which lead to a target that satisfies a condition.</summary>
    /// <param name="targets">The nodes that satisfy it.</param>
    /// <param name="scratch">Where it is found out; the walk begins at the targets, so that this is the reverse of the path.</param>
    /// <param name="found">Called for each node that leads to a target other than itself.</param>
    public void FindStarts(ReadOnlySpan<int> targets, WalkScratch scratch, Action<int> found) =>
        new WitnessWalk(_steps, _typeOf, scratch.Ticker).Walk(targets, _leavesOutStart, found);

    /// <summary>How many relationships there are to touch.</summary>
    public long Links => _steps.Sum(step => step.Adjacencies.Sum(adjacency => (long)adjacency.Targets.Length));

    private void Gather(int node, WalkScratch scratch)
    {
        scratch.Begin(_steps.Length);
        From(node, scratch, new TargetGatherer(scratch.Seen, scratch.Targets));
    }

    private bool From<TVisitor>(int node, WalkScratch scratch, TVisitor visitor)
        where TVisitor : struct, IWalkVisitor =>
        HasSteps ? Loop([node], Excluded(node), scratch, visitor) : Walk(node, Excluded(node), 0, scratch, visitor);

    // Breadth first: a node is met first by the least number of hops, over nodes of any type.
    private bool Loop<TVisitor>(ReadOnlySpan<int> starts, int excluded, WalkScratch scratch, TVisitor visitor)
        where TVisitor : struct, IWalkVisitor
    {
        var (step, met, begin) = (_steps[0], scratch.Met, 0);
        met.Clear();
        foreach (var start in starts)
        {
            met.Add(start, 0);
        }

        for (var steps = 1; steps <= _most; steps++)
        {
            var end = met.Count;
            for (; begin < end; begin++)
            {
                foreach (var adjacency in step.Adjacencies)
                {
                    var (first, last) = adjacency.Range(met.Nodes[begin]);
                    for (var i = first; i < last; i++)
                    {
                        scratch.Ticker.Tick();
                        var target = adjacency.Targets[i];
                        if (!scratch.Layer(0).Add(target))
                        {
                            continue;
                        }

                        met.Add(target, steps);
                        if (target != excluded && step.Allows(_typeOf[target]) && visitor.Visit(target, steps))
                        {
                            return true;
                        }
                    }
                }
            }
        }

        return false;
    }

    private int Excluded(int node) => _leavesOutStart ? node : NoNode;

    private bool Walk<TVisitor>(int node, int excluded, int depth, WalkScratch scratch, TVisitor visitor)
        where TVisitor : struct, IWalkVisitor
    {
        var step = _steps[depth];
        var isLast = depth == _steps.Length - 1;
        foreach (var adjacency in step.Adjacencies)
        {
            var (start, end) = adjacency.Range(node);
            for (var i = start; i < end; i++)
            {
                scratch.Ticker.Tick();
                var target = adjacency.Targets[i];
                if (!step.Allows(_typeOf[target]))
                {
                    continue;
                }

                if (isLast ? target != excluded && visitor.Visit(target, -1)
                    : scratch.Layer(depth).Add(target) && Walk(target, excluded, depth + 1, scratch, visitor))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
