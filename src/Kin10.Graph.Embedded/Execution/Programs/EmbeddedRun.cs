using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Execution.Programs;

/// <summary>One operation at work on one snapshot. Reads are in memory, so nothing is awaited.</summary>
internal sealed class EmbeddedRun(OperationProgram program, RunState state) : IOperationRun
{
    private bool _isActive;

    /// <summary>How many rows were looked at, by this run and those before it that it was rented for.</summary>
    public long Ticks => state.Ticks;

    public void Begin(BoundPlan plan, string version, CancellationToken cancellationToken)
    {
        _isActive = true;
        state.Plan = plan;
        state.Version = version;
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

    /// <remarks>
    /// The version is that of what the graph holds, which stores with other imports behind them may hold, too: an answer that tells of
    /// imports has none.
    /// </remarks>
    public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) =>
        new(state.Plan.Plan.ReadsHistory ? null : state.Version);

    public ValueTask DisposeAsync()
    {
        if (_isActive)
        {
            _isActive = false;
            state.End();
            program.Return(this);
        }

        return ValueTask.CompletedTask;
    }
}
