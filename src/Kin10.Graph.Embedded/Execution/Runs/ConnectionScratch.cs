using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Embedded.Execution.Orders;
using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Walks;

namespace Kin10.Graph.Embedded.Execution.Runs;

/// <summary>What one connection needs while it runs. A connection never runs inside itself.</summary>
internal sealed class ConnectionScratch(RowTicker ticker, int nodes = 0)
{
    /// <summary>Where its targets are gathered.</summary>
    public WalkScratch Walk { get; } = new(ticker, nodes);

    /// <summary>The rows that an index gave.</summary>
    public RowBuffer Candidates { get; } = new();

    /// <summary>The rows that satisfy the filter, where all are needed.</summary>
    public RowBuffer Matched { get; } = new();

    /// <summary>The rows of the page, in order.</summary>
    public RowBuffer Page { get; } = new();

    /// <summary>The place of <c>after</c>.</summary>
    public CursorPlace After { get; } = new();

    /// <summary>The place of <c>before</c>.</summary>
    public CursorPlace Before { get; } = new();

    /// <summary>The keys of the run at which an index is entered or left.</summary>
    public SortKey[]? RunKeys { get; set; }

    /// <summary>The best rows so far.</summary>
    public TopRows Top { get; } = new();

    /// <summary>What <c>via</c> shows.</summary>
    public PassedNodes Passed { get; } = new();

    /// <summary>Groups of the groupBy at work.</summary>
    public GroupTable Groups { get; } = new();

    /// <summary>The aggregates at work.</summary>
    public Accumulator[] Accumulators { get; set; } = [];

    public bool HasNext { get; set; }

    public bool HasPrevious { get; set; }
}
