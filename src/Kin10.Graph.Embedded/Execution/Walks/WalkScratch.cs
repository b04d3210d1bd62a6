using Kin10.Graph.Embedded.Execution.Rows;

namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>What a walk over a relationship or path needs while it lasts. One for each place that walks, since walks nest.</summary>
/// <param name="ticker">Called for each relationship that is walked.</param>
/// <param name="nodes">How many nodes the graph has; 0 where that is not known.</param>
internal sealed class WalkScratch(RowTicker ticker, int nodes = 0)
{
    private IntSet[] _layers = [];
    private PassedWalk? _passing;

    public RowTicker Ticker => ticker;

    /// <summary>The distinct targets so far.</summary>
    public RowBuffer Targets { get; } = new();

    /// <summary>The nodes met by a path of variable length, in order, each with its number of hops.</summary>
    public RowBuffer Met { get; } = new();

    /// <summary>Targets seen.</summary>
    public IntSet Seen { get; } = new(nodes);

    /// <summary>What finds the nodes between.</summary>
    public PassedWalk Passing => _passing ??= new PassedWalk(ticker, nodes);

    /// <summary>Nodes reached by the step at that depth.</summary>
    public IntSet Layer(int depth) => _layers[depth];

    public void Begin(int hops)
    {
        if (_layers.Length < hops)
        {
            _layers = [.. Enumerable.Range(0, hops).Select(_ => new IntSet(nodes))];
        }

        for (var i = 0; i < hops; i++)
        {
            _layers[i].Clear();
        }

        Seen.Clear();
        Targets.Clear();
    }
}
