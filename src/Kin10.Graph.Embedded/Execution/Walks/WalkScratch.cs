using Kin10.Graph.Embedded.Execution.Rows;

namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>What a walk over a relationship or path needs while it lasts. One for each place that walks, since walks nest.</summary>
/// <param name="ticker">Called for each relationship that is walked.</param>
internal sealed class WalkScratch(RowTicker ticker)
{
    private IntSet[] _layers = [];

    public RowTicker Ticker => ticker;

    /// <summary>The distinct targets so far.</summary>
    public RowBuffer Targets { get; } = new();

    /// <summary>Targets seen.</summary>
    public IntSet Seen { get; } = new();

    /// <summary>The relationship walked at each step: its type and number as one.</summary>
    public long[] Walked { get; private set; } = [];

    /// <summary>The node reached by each step.</summary>
    public int[] Passed { get; private set; } = [];

    /// <summary>Nodes reached by the step at that depth.</summary>
    public IntSet Layer(int depth) => _layers[depth];

    public void Begin(int hops)
    {
        if (_layers.Length < hops)
        {
            _layers = [.. Enumerable.Range(0, hops).Select(_ => new IntSet())];
            Walked = new long[hops];
            Passed = new int[hops];
        }

        for (var i = 0; i < hops; i++)
        {
            _layers[i].Clear();
        }

        Seen.Clear();
        Targets.Clear();
    }
}
