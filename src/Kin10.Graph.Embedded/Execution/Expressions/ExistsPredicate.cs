using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Walks;
using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Execution.Expressions;

/// <summary>
/// Some target of a relationship or path satisfies a condition; where that is null, there is a target. Over a path few nodes are asked one
/// by one. When that has cost as much as asking all nodes at once would, backwards from the targets that satisfy the condition, it is
/// done that way; so asking costs at most twice what the better of both does.
/// </summary>
/// <param name="forward">The walk.</param>
/// <param name="backward">Its reverse.</param>
/// <param name="targets">The nodes at which it can arrive, by type.</param>
/// <param name="firstNode">The first node of the type from which it starts.</param>
/// <param name="nodes">How many nodes that type has.</param>
/// <param name="item">The condition.</param>
/// <param name="walk">The number of its <see cref="RunState.Walks"/>.</param>
/// <param name="decision">The number of its <see cref="RunState.Decisions"/>; -1 where the walk is plain or of variable length.</param>
internal sealed class ExistsPredicate(
    Traversal forward, Lazy<Traversal> backward, NodeColumns[] targets, int firstNode, int nodes, Predicate? item, int walk, int decision)
    : Predicate
{
    // Looking backward pays where the other side is small; each of its nodes leads back to a few.
    private const int MostTargets = 10_000;
    private const int FanOut = 4;

    private readonly RowBufferPool _pool = new();
    private readonly long _costOfAll = decision < 0 ? 0 : forward.Links + targets.Sum(table => (long)table.Count);

    public override bool Test(RunState state, int node, int edge)
    {
        if (decision < 0)
        {
            return forward.Any(node, state.Walks[walk], new TargetCondition(state, item));
        }

        var decided = state.Decisions[decision];
        if (decided.IsComplete)
        {
            return decided.Contains(node - firstNode);
        }

        var before = state.Ticks;
        var found = forward.Any(node, state.Walks[walk], new TargetCondition(state, item));
        decided.Spent += state.Ticks - before;
        if (decided.Spent > _costOfAll)
        {
            Decide(state, decided);
        }

        return found;
    }

    public override int Estimate(RunState state)
    {
        var estimate = item?.Estimate(state) ?? Everything;
        return estimate > MostTargets ? Everything : estimate * FanOut;
    }

    public override void Candidates(RunState state, RowBuffer rows)
    {
        var found = _pool.Rent();
        item!.Candidates(state, found);
        found.SortDistinctNodes();
        backward.Value.AddTargets(found.Nodes.AsSpan(0, found.Count), state.Walks[walk], rows);
        _pool.Return(found);
    }

    private void Decide(RunState state, PathDecision decided)
    {
        var satisfying = _pool.Rent();
        foreach (var table in targets)
        {
            for (var node = table.FirstNode; node < table.FirstNode + table.Count; node++)
            {
                state.Tick();
                if (item is null || item.Test(state, node, -1))
                {
                    satisfying.Add(node, -1);
                }
            }
        }

        backward.Value.FindStarts(
            satisfying.Nodes.AsSpan(0, satisfying.Count), state.Walks[walk], node => decided.Add(node - firstNode, nodes));
        decided.IsComplete = true;
        _pool.Return(satisfying);
    }

    private readonly struct TargetCondition(RunState state, Predicate? predicate) : ITargetCondition
    {
        public bool Test(int node, int edge) => predicate is null || predicate.Test(state, node, edge);
    }
}
