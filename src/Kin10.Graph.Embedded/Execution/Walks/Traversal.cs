using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>
/// Walks a relationship or path. Each target is given once, in the order of ids; no way uses the same relationship twice.
/// </summary>
internal sealed class Traversal
{
    private readonly WalkStep[] _steps;
    private readonly ushort[] _typeOf;
    private readonly bool _mayRepeat;

    private Traversal(GraphSnapshot snapshot, WalkStep[] steps)
    {
        _steps = steps;
        _typeOf = snapshot.TypeOf;

        // A way can use the same relationship again only where two steps follow one type.
        var types = steps.SelectMany(step => step.Types).ToArray();
        _mayRepeat = types.Distinct().Count() < types.Length;
        IsPlain = steps is [{ Adjacencies.Length: 1 }] && !(steps[0].IsBoth && snapshot.Edges[steps[0].Types[0]].Type.IsDirected);
        HasDegree = IsPlain && steps[0].Allowed is null;
    }

    /// <summary>Whether it is one hop over one relationship type, so that no target can be reached twice.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether the number of targets can be read without looking at them.</summary>
    public bool HasDegree { get; }

    public static Traversal Of(GraphSnapshot snapshot, Relationship relationship) =>
        new(snapshot, [.. relationship.Hops.Select(hop => new WalkStep(snapshot, hop.Types, hop.Direction, hop.Targets))]);

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

        return new Traversal(snapshot, [.. steps]);
    }

    /// <summary>The number of targets; only where <see cref="HasDegree"/>.</summary>
    public int Degree(int node)
    {
        var (start, end) = _steps[0].Adjacencies[0].Range(node);
        return end - start;
    }

    /// <summary>The number of targets.</summary>
    public int CountTargets(int node, WalkScratch scratch) => HasDegree ? Degree(node) : Rows(node, scratch).Count;

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

        scratch.Begin(_steps.Length);
        Walk(node, 0, scratch, new TargetGatherer(scratch));
        scratch.Targets.SortDistinctNodes();
        return scratch.Targets.AsSpan();
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
        return Walk(node, 0, scratch, new TargetFinder<TCondition>(scratch, condition));
    }

    /// <summary>For each of some targets the nodes passed on the way to it.</summary>
    public void CollectPassed(int node, WalkScratch scratch, PassedNodes passed)
    {
        scratch.Begin(_steps.Length);
        Walk(node, 0, scratch, new PassedGatherer(passed));
    }

    private bool Walk<TVisitor>(int node, int depth, WalkScratch scratch, TVisitor visitor)
        where TVisitor : struct, IWalkVisitor
    {
        var step = _steps[depth];
        var isLast = depth == _steps.Length - 1;
        for (var list = 0; list < step.Adjacencies.Length; list++)
        {
            var adjacency = step.Adjacencies[list];
            var (start, end) = adjacency.Range(node);
            for (var i = start; i < end; i++)
            {
                scratch.Ticker.Tick();
                var target = adjacency.Targets[i];
                var edge = ((long)step.Types[list] << 32) | (uint)adjacency.Edges[i];
                if (!step.Allows(_typeOf[target]) || (_mayRepeat && scratch.Walked.AsSpan(0, depth).Contains(edge)))
                {
                    continue;
                }

                if (isLast)
                {
                    if (visitor.Visit(target, scratch.Passed.AsSpan(0, depth)))
                    {
                        return true;
                    }

                    continue;
                }

                // Where no relationship can be used again, a node leads to the same targets however it was reached.
                if (!TVisitor.WantsAllWays && !_mayRepeat && !scratch.Layer(depth).Add(target))
                {
                    continue;
                }

                scratch.Walked[depth] = edge;
                scratch.Passed[depth] = target;
                if (Walk(target, depth + 1, scratch, visitor))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
