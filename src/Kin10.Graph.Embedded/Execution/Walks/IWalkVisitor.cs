namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>What is done at the targets of a walk. A struct, so that each walk is compiled for its own.</summary>
internal interface IWalkVisitor
{
    /// <summary>Whether all ways to a target are wanted; else a node is left but once, where that leads to the same targets.</summary>
    static abstract bool WantsAllWays { get; }

    /// <summary>Called at a target, perhaps again; true ends the walk.</summary>
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
