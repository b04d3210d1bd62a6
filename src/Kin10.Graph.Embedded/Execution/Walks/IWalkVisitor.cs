namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>What is done at the targets of a walk. Visitors are structs, so that a walk is compiled for each of them.</summary>
internal interface IWalkVisitor
{
    /// <summary>
    /// Whether all ways to a target are wanted. If not, a node on the way is walked from only once, where that leads to the same targets.
    /// </summary>
    static abstract bool WantsAllWays { get; }

    /// <summary>Called for each way to a target; true ends the walk.</summary>
    /// <param name="target">The target.</param>
    /// <param name="passed">The nodes passed on the way.</param>
    bool Visit(int target, ReadOnlySpan<int> passed);
}

/// <summary>What a target must satisfy.</summary>
internal interface ITargetCondition
{
    /// <summary>Whether a target satisfies it; the edge is -1 where the walk has more than one hop.</summary>
    bool Test(int node, int edge);
}
