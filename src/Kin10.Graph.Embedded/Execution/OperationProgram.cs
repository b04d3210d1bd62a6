using System.Collections.Concurrent;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Execution;

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

/// <summary>One operation at work on one snapshot. Reads are in memory, so nothing is awaited.</summary>
internal sealed class EmbeddedRun(OperationProgram program, RunState state) : IOperationRun
{
    private string _version = "";
    private bool _isActive;

    public void Begin(BoundPlan plan, string version, CancellationToken cancellationToken)
    {
        (_version, _isActive) = (version, true);
        state.Plan = plan;
        state.CancellationToken = cancellationToken;
        program.Prepare(state);
    }

    public ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken)
    {
        state.Writer = writer;
        state.CancellationToken = cancellationToken;
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<bool>(program.WriteRoot(index, state));
    }

    public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) => new(_version);

    public ValueTask DisposeAsync()
    {
        if (_isActive)
        {
            _isActive = false;
            state.Plan = null!;
            state.Writer = null!;
            state.CancellationToken = default;
            program.Return(this);
        }

        return ValueTask.CompletedTask;
    }
}
