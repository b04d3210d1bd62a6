using System.Runtime.CompilerServices;
using Kin10.Graph.Embedded.Execution.Walks;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Execution.Programs;

/// <summary>The programs of one snapshot. They live as long as their plans and the snapshot do.</summary>
internal sealed class ProgramCache(GraphSnapshot snapshot)
{
    private readonly ConditionalWeakTable<OperationPlan, OperationProgram> _programs = [];
    private readonly CountColumns _counts = new(snapshot);

    /// <summary>The program of a plan, compiled when it is first run.</summary>
    public OperationProgram Get(OperationPlan plan) =>
        _programs.TryGetValue(plan, out var program) ? program : _programs.GetValue(plan, Compile);

    private OperationProgram Compile(OperationPlan plan) => ProgramCompiler.Compile(snapshot, _counts, plan);
}
