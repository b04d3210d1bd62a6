using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;

namespace Kin10.Graph.Embedded.Execution.Grouping;

/// <summary>Gathers and writes an aggregate.</summary>
internal sealed class AggregateProgram(AggregateSet set, AggregateWriter aggregate)
{
    public bool Write(RunState state, ConnectionScratch scratch, RowSpan rows)
    {
        if (scratch.Accumulators.Length < set.Count)
        {
            scratch.Accumulators = new Accumulator[set.Count];
        }

        var accumulators = scratch.Accumulators.AsSpan(0, set.Count);
        accumulators.Clear();
        if (set.Count > 0)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                state.Tick();
                set.Add(state, rows.Node(i), rows.Edge(i), accumulators);
            }
        }

        return aggregate.Write(state, accumulators, rows.Count);
    }
}
