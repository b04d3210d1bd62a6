namespace Kin10.Graph.Api;

/// <summary>What one request may ask of the graph. Configured under <c>Limits</c>.</summary>
public sealed record GraphLimits
{
    /// <summary>Rows of a page when neither <c>first</c> nor <c>last</c> is given. Default 25.</summary>
    public int DefaultPageSize { get; init; } = 25;

    /// <summary>The most rows of a page, groups of a groupBy, and ids of <c>nodes</c>. Default 500.</summary>
    public int MaxPageSize { get; init; } = 500;

    /// <summary>The budget of a request in cost units; about one unit per value read or written. Default 1,000,000.</summary>
    public long MaxCost { get; init; } = 1_000_000;

    /// <summary>The most nodes of a <c>subgraph</c>. Default 1,000.</summary>
    public int MaxSubgraphNodes { get; init; } = 1_000;

    /// <summary>The most links from one node to another that <c>subgraph</c> and <c>paths</c> may go. Default 10.</summary>
    public int MaxWalkLength { get; init; } = 10;

    /// <summary>
    /// How many links one <c>subgraph</c> or <c>paths</c> may follow, or how many nodes look at, before it is refused. Default
    /// 1,000,000.
    /// </summary>
    public int MaxVisited { get; init; } = 1_000_000;

    /// <summary>
    /// The most conditions that the filters and orders of a request may have. One inside <c>aggregate.where</c> counts for every
    /// figure that is compared. Default 1,000.
    /// </summary>
    public int MaxConditions { get; init; } = 1_000;

    /// <summary>The most characters of a text to search. Default 500.</summary>
    public int MaxSearchLength { get; init; } = 500;

    /// <summary>
    /// The most nodes that a condition <c>search</c> in a filter may find; it is a set of ids, which a store is given. Default 10,000.
    /// </summary>
    public int MaxSearchedIds { get; init; } = 10_000;
}
