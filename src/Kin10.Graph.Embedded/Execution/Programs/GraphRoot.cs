using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Embedded.Execution.Programs;

/// <summary><c>graph</c>. What is derived is computed together with each snapshot.</summary>
internal sealed class GraphRoot(GraphRootPlan plan, GraphSnapshot snapshot) : RootProgram(plan.Field)
{
    private readonly long _relationships = snapshot.Edges
        .Where(static table => !table.Type.IsDerived)
        .Sum(static table => (long)table.Count);

    protected override bool WriteValue(RunState state)
    {
        new GraphFacts(state.Version, snapshot.TypeOf.Length, _relationships, DerivedAreCurrent: true, snapshot.History.Log.ImportedAt)
            .Write(plan.Items, snapshot.Model, state.Writer);
        return true;
    }
}
