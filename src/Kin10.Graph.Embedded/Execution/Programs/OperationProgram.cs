using System.Collections.Concurrent;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Execution.Programs;

/// <summary>A plan compiled for one snapshot, shared by all requests; each rents a run.</summary>
internal sealed class OperationProgram(
    GraphSnapshot snapshot, RootProgram?[] roots, Action<RunState>[] preparations, Func<RunState> newState)
{
    // As many runs as are at work at once are kept for the next ones; more would only hold memory.
    private const int MostPooled = 64;
    private readonly ConcurrentQueue<EmbeddedRun> _runs = [];

    public GraphSnapshot Snapshot => snapshot;

    /// <summary>Begins a run.</summary>
    public EmbeddedRun Begin(BoundPlan plan, string version, CancellationToken cancellationToken)
    {
        if (!_runs.TryDequeue(out var run))
        {
            run = new EmbeddedRun(this, newState());
        }

        run.Begin(plan, version, cancellationToken);
        return run;
    }

    public void Prepare(RunState state)
    {
        foreach (var preparation in preparations)
        {
            preparation(state);
        }
    }

    public bool WriteRoot(int index, RunState state) => roots[index]!.Write(state);

    public void Return(EmbeddedRun run)
    {
        if (_runs.Count < MostPooled)
        {
            _runs.Enqueue(run);
        }
    }
}
