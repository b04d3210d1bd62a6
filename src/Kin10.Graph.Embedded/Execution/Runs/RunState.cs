using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Walks;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Execution.Runs;

/// <summary>Everything that one request changes while a program runs. Pooled by its program.</summary>
internal sealed class RunState
{
    private readonly RowTicker _ticker = new();

    public RunState(GraphSnapshot snapshot, int values, int walks, int memos, int decisions, int connections)
    {
        Snapshot = snapshot;
        Values = [.. Enumerable.Range(0, values).Select(_ => new PreparedValue())];
        Memos = [.. Enumerable.Range(0, memos).Select(_ => new NodeMemo())];
        Decisions = [.. Enumerable.Range(0, decisions).Select(_ => new PathDecision())];
        Walks = [.. Enumerable.Range(0, walks).Select(_ => new WalkScratch(_ticker, snapshot.TypeOf.Length))];
        Connections = [.. Enumerable.Range(0, connections).Select(_ => new ConnectionScratch(_ticker, snapshot.TypeOf.Length))];
    }

    public GraphSnapshot Snapshot { get; }

    public PreparedValue[] Values { get; }

    public WalkScratch[] Walks { get; }

    /// <summary>What is known of nodes; one for each condition that is worth it.</summary>
    public NodeMemo[] Memos { get; }

    /// <summary>What is known of conditions over paths; one for each.</summary>
    public PathDecision[] Decisions { get; }

    /// <summary>By <see cref="ConnectionPlan.Index"/>.</summary>
    public ConnectionScratch[] Connections { get; }

    public CursorWriter Cursor { get; } = new();

    public BoundPlan Plan { get; set; } = null!;

    /// <summary>The version of the graph.</summary>
    public string Version { get; set; } = "";

    public ResponseWriter Writer { get; set; } = null!;

    public CancellationToken CancellationToken
    {
        get => _ticker.CancellationToken;
        set => _ticker.CancellationToken = value;
    }

    /// <summary>Lets go of what only one request needs.</summary>
    public void End()
    {
        Plan = null!;
        Writer = null!;
        CancellationToken = default;
        foreach (var memo in Memos)
        {
            memo.Clear();
        }

        foreach (var decision in Decisions)
        {
            decision.Clear();
        }
    }

    /// <summary>How many rows were looked at, by this run and those before it.</summary>
    public long Ticks => _ticker.Ticks;

    /// <summary>Called for every row looked at.</summary>
    public void Tick() => _ticker.Tick();
}
