using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Topology;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Plan;
using Kin10.Graph.Topology;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Execution.Programs;

/// <summary>A root field whose nodes are computed. Reads are in memory, so that nothing is awaited.</summary>
internal sealed class ComputedRoot(ComputedRootPlan plan, SelectionWriter[] selections) : RootProgram(plan.Field)
{
    protected override bool WriteValue(RunState state)
    {
        var running = GraphComputation.RunAsync(plan, state.Plan, new EmbeddedTopology(state), state.CancellationToken);
        return !running.IsCompleted
            ? throw new InvalidOperationException("What is in memory was waited for.")
            : running.Result.Write(state.Writer, new NodeWriter(selections, state));
    }

    private sealed class NodeWriter(SelectionWriter[] selections, RunState state) : INodeWriter
    {
        public bool Write(int selection, int node, ResponseWriter writer) => selections[selection].Write(state, node);
    }
}
