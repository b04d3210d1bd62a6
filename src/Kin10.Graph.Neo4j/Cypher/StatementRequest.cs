using Kin10.Graph.Plan;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>What the statements of a request are made of.</summary>
/// <param name="Plan">The plan with the request's values.</param>
/// <param name="Missing">The ids of the nodes that lack a property, where they are known and few.</param>
internal sealed record StatementRequest(BoundPlan Plan, IReadOnlyDictionary<OrderedProperty, string[]> Missing)
{
    /// <summary>Nothing is known of what is missing.</summary>
    public static readonly IReadOnlyDictionary<OrderedProperty, string[]> NothingKnown = new Dictionary<OrderedProperty, string[]>();

    /// <summary>The relationships to leave out.</summary>
    public RepeatedLinks Repeated { get; init; } = RepeatedLinks.None;
}
