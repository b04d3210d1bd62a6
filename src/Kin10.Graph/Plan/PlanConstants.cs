using System.Collections.Immutable;

namespace Kin10.Graph.Plan;

/// <summary>What is the same in every request of a plan, and what is left to bind.</summary>
/// <param name="Values">The values of constant slots; null where a request brings the value.</param>
/// <param name="CursorScopes">The scopes of cursors whose order has no value of a request in it.</param>
/// <param name="Variables">The slots that each request brings, but cursors.</param>
/// <param name="Cursors">The slots of cursors that cannot be read before the request is there.</param>
/// <param name="OpenScopes">The connections whose order has values of the request in it.</param>
/// <param name="Ids">The slots of the ids of <c>nodes</c> that each request brings.</param>
internal sealed record PlanConstants(
    object?[] Values,
    ulong[] CursorScopes,
    ImmutableArray<int> Variables,
    ImmutableArray<int> Cursors,
    ImmutableArray<int> OpenScopes,
    ImmutableArray<int> Ids)
{
    /// <summary>The bound plan where nothing is left to bind.</summary>
    public BoundPlan? Bound { get; init; }
}
