namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>What is done at the targets of a walk. Visitors are structs, so that a walk is compiled for each of them.</summary>
internal interface IWalkVisitor
{
    /// <summary>Called for a target, perhaps more than once; true ends the walk.</summary>
    /// <param name="target">The target.</param>
    /// <param name="steps">The least number of hops over a path of variable length, else -1.</param>
    bool Visit(int target, int steps);
}

/// <summary>What a target must satisfy.</summary>
internal interface ITargetCondition
{
    /// <summary>Whether a target satisfies it; the edge is -1 where the walk has more than one hop.</summary>
    bool Test(int node, int edge);
}
