using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Execution.Expressions;

/// <summary>
/// A condition on nodes of one type that walks from them: a run computes it at most once for each node, however many ways lead there.
/// Without that, filters nested in each other take time exponential in their depth.
/// </summary>
/// <param name="item">The condition; it does not look at the edge.</param>
/// <param name="table">The nodes of the type.</param>
/// <param name="memo">The number of its <see cref="RunState.Memos"/>.</param>
internal sealed class MemoPredicate(Predicate item, NodeColumns table, int memo) : Predicate
{
    public override bool Test(RunState state, int node, int edge)
    {
        var row = node - table.FirstNode;
        var known = state.Memos[memo];
        if (known.Find(row) is { } value)
        {
            return value;
        }

        value = item.Test(state, node, edge);
        known.Add(row, value, table.Count);
        return value;
    }

    public override int Estimate(RunState state) => item.Estimate(state);

    public override void Candidates(RunState state, RowBuffer rows) => item.Candidates(state, rows);
}
