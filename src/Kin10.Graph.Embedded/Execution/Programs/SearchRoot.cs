using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Embedded.Execution.Programs;

/// <summary><c>search</c>: what an index found, with the nodes of this snapshot.</summary>
internal sealed class SearchRoot(SearchRootPlan plan, SelectionWriter[] selections, GraphSnapshot snapshot) : RootProgram(plan.Field)
{
    protected override bool WriteValue(RunState state)
    {
        var answer = (SearchAnswer)state.Plan[plan.Text]!;
        return answer.Write(plan.Items, new Found(answer, selections, snapshot, state), state.Writer);
    }

    private sealed class Found(SearchAnswer answer, SelectionWriter[] selections, GraphSnapshot snapshot, RunState state) : IFoundNodes
    {
        private readonly int[] _nodes = [.. answer.Hits.Select(hit => snapshot.Ids.Find(hit.Id))];

        public bool IsThere(int hit) => _nodes[hit] >= 0;

        public bool Write(int hit, int selection) => selections[selection].Write(state, _nodes[hit]);
    }
}
