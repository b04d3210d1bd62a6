using Kin10.Graph.Embedded.Execution.Rows;

namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>Gathers the distinct targets.</summary>
internal readonly struct TargetGatherer(IntSet seen, RowBuffer targets) : IWalkVisitor
{
    public bool Visit(int target, int steps)
    {
        if (seen.Add(target))
        {
            targets.Add(target, steps);
        }

        return false;
    }
}

/// <summary>Looks for a target that satisfies a condition; each target is tested once.</summary>
internal readonly struct TargetFinder<TCondition>(IntSet seen, TCondition condition) : IWalkVisitor
    where TCondition : struct, ITargetCondition
{
    public bool Visit(int target, int steps) => seen.Add(target) && condition.Test(target, -1);
}
