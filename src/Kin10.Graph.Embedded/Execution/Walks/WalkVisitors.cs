namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>Gathers the distinct targets.</summary>
internal readonly struct TargetGatherer(WalkScratch scratch) : IWalkVisitor
{
    public static bool WantsAllWays => false;

    public bool Visit(int target, ReadOnlySpan<int> passed)
    {
        if (scratch.Seen.Add(target))
        {
            scratch.Targets.Add(target, -1);
        }

        return false;
    }
}

/// <summary>Looks for a target that satisfies a condition; asks of each but once.</summary>
internal readonly struct TargetFinder<TCondition>(WalkScratch scratch, TCondition condition) : IWalkVisitor
    where TCondition : struct, ITargetCondition
{
    public static bool WantsAllWays => false;

    public bool Visit(int target, ReadOnlySpan<int> passed) => scratch.Seen.Add(target) && condition.Test(target, -1);
}

/// <summary>Gathers the nodes passed on the way to each target.</summary>
internal readonly struct PassedGatherer(PassedNodes nodes) : IWalkVisitor
{
    public static bool WantsAllWays => true;

    public bool Visit(int target, ReadOnlySpan<int> passed)
    {
        nodes.Add(target, passed);
        return false;
    }
}
