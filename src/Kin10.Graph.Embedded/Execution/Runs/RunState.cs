using Kin10.Graph.Embedded.Execution.Walks;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Execution.Runs;

/// <summary>Everything that one request changes while a program runs. Pooled by its program.</summary>
internal sealed class RunState
{
    private const int TicksPerCheck = 4096;
    private int _ticks;

    public RunState(GraphSnapshot snapshot, int values, int walks, int connections)
    {
        Snapshot = snapshot;
        Values = [.. Enumerable.Range(0, values).Select(_ => new PreparedValue())];
        Walks = [.. Enumerable.Range(0, walks).Select(_ => new WalkScratch { State = this })];
        Connections = [.. Enumerable.Range(0, connections).Select(_ => new ConnectionScratch(this))];
    }

    public GraphSnapshot Snapshot { get; }

    public PreparedValue[] Values { get; }

    public WalkScratch[] Walks { get; }

    /// <summary>By <see cref="ConnectionPlan.Index"/>.</summary>
    public ConnectionScratch[] Connections { get; }

    public CursorWriter Cursor { get; } = new();

    public BoundPlan Plan { get; set; } = null!;

    public ResponseWriter Writer { get; set; } = null!;

    public CancellationToken CancellationToken { get; set; }

    /// <summary>Called for every row looked at; now and then asks whether anybody still waits.</summary>
    public void Tick()
    {
        if (++_ticks == TicksPerCheck)
        {
            _ticks = 0;
            CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
