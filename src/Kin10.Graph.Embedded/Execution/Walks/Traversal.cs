using Kin10.Graph.Embedded.Execution.Expressions;
using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>Walks a relationship or path: each target once, in the order of ids, no relationship twice on the way.</summary>
internal sealed class Traversal
{
    private readonly Step[] _steps;
    private readonly ushort[] _typeOf;
    private readonly bool _mayRepeat;

    private Traversal(GraphSnapshot snapshot, Step[] steps)
    {
        _steps = steps;
        _typeOf = snapshot.TypeOf;

        // A relationship can come twice only where two steps follow one type.
        var types = steps.SelectMany(step => step.Types).ToArray();
        _mayRepeat = types.Distinct().Count() < types.Length;
        IsPlain = steps is [{ Adjacencies.Length: 1 }] && !(steps[0].IsBoth && snapshot.Edges[steps[0].Types[0]].Type.IsDirected);
        HasDegree = IsPlain && steps[0].Allowed is null;
    }

    /// <summary>Whether it is one hop over one relationship type, so that no target can come twice.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether the number of targets can be read without looking at them.</summary>
    public bool HasDegree { get; }

    /// <summary>How many nodes it passes on the way.</summary>
    public int PassedCount => _steps.Length - 1;

    public static Traversal Of(GraphSnapshot snapshot, Relationship relationship) =>
        new(snapshot, [.. relationship.Hops.Select(hop => new Step(snapshot, hop.Types, hop.Direction, hop.Targets))]);

    /// <summary>The same walk from its targets to its owner.</summary>
    public static Traversal Reverse(GraphSnapshot snapshot, Relationship relationship)
    {
        var steps = new List<Step>();
        for (var i = relationship.Hops.Count - 1; i >= 0; i--)
        {
            var hop = relationship.Hops[i];
            var direction = hop.Direction switch
            {
                HopDirection.Out => HopDirection.In,
                HopDirection.In => HopDirection.Out,
                _ => HopDirection.Both,
            };
            steps.Add(new Step(snapshot, hop.Types, direction, i == 0 ? [relationship.Owner] : relationship.Hops[i - 1].Targets));
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
                if (_steps[0].Allows(_typeOf[adjacency.Targets[i]]))
                {
                    scratch.Targets.Add(adjacency.Targets[i], adjacency.Edges[i]);
                }
            }

            return scratch.Targets.AsSpan();
        }

        scratch.Begin(_steps.Length);
        scratch.Wanted = null;
        Walk(node, 0, scratch, null);
        scratch.Targets.SortDistinctNodes();
        return scratch.Targets.AsSpan();
    }

    /// <summary>Whether some target satisfies a condition; any does when it is null.</summary>
    public bool Any(int node, RunState state, WalkScratch scratch, Predicate? condition)
    {
        if (IsPlain)
        {
            var adjacency = _steps[0].Adjacencies[0];
            var (start, end) = adjacency.Range(node);
            for (var i = start; i < end; i++)
            {
                if (_steps[0].Allows(_typeOf[adjacency.Targets[i]])
                    && (condition is null || condition.Test(state, adjacency.Targets[i], adjacency.Edges[i])))
                {
                    return true;
                }
            }

            return false;
        }

        scratch.Begin(_steps.Length);
        scratch.Wanted = condition ?? ConstantPredicate.True;
        return Walk(node, 0, scratch, null);
    }

    /// <summary>For each of some targets the nodes passed on the way to it.</summary>
    public void CollectPassed(int node, WalkScratch scratch, PassedNodes passed)
    {
        scratch.Begin(_steps.Length);
        scratch.Wanted = null;
        Walk(node, 0, scratch, passed);
    }

    private bool Walk(int node, int depth, WalkScratch scratch, PassedNodes? passed)
    {
        var step = _steps[depth];
        var isLast = depth == _steps.Length - 1;
        for (var list = 0; list < step.Adjacencies.Length; list++)
        {
            var adjacency = step.Adjacencies[list];
            var (start, end) = adjacency.Range(node);
            for (var i = start; i < end; i++)
            {
                scratch.State?.Tick();
                var target = adjacency.Targets[i];
                var edge = ((long)step.Types[list] << 32) | (uint)adjacency.Edges[i];
                if (!step.Allows(_typeOf[target]) || (_mayRepeat && scratch.Walked.AsSpan(0, depth).Contains(edge)))
                {
                    continue;
                }

                if (isLast)
                {
                    if (passed is not null)
                    {
                        passed.Add(target, scratch.Passed.AsSpan(0, depth));
                    }
                    else if (scratch.Seen.Add(target))
                    {
                        if (scratch.Wanted is null)
                        {
                            scratch.Targets.Add(target, -1);
                        }
                        else if (scratch.Wanted.Test(scratch.State!, target, -1))
                        {
                            return true;
                        }
                    }

                    continue;
                }

                // Where no relationship can come twice, a node leads to the same targets however it was reached.
                if (passed is null && !_mayRepeat && !scratch.Layer(depth).Add(target))
                {
                    continue;
                }

                scratch.Walked[depth] = edge;
                scratch.Passed[depth] = target;
                if (Walk(target, depth + 1, scratch, passed))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private sealed class Step
    {
        public Step(GraphSnapshot snapshot, IReadOnlyList<RelationshipType> types, HopDirection direction, IReadOnlyList<NodeType> targets)
        {
            IsBoth = direction == HopDirection.Both;
            Types = [.. types.Select(type => type.Index)];
            Adjacencies = [.. types.Select(type => snapshot.Edges[type.Index].Adjacency(direction))];
            var allowed = new bool[snapshot.Model.NodeTypes.Count];
            foreach (var target in targets)
            {
                allowed[target.Index] = true;
            }

            var possible = types.SelectMany(type => direction switch
            {
                HopDirection.Out => type.To,
                HopDirection.In => type.From,
                _ => type.From.Concat(type.To),
            });
            Allowed = possible.All(type => allowed[type.Index]) ? null : allowed;
        }

        public int[] Types { get; }

        public Adjacency[] Adjacencies { get; }

        public bool IsBoth { get; }

        /// <summary>The types at which it may arrive; null where it can arrive at no other.</summary>
        public bool[]? Allowed { get; }

        public bool Allows(int type) => Allowed is null || Allowed[type];
    }
}
