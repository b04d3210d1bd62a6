using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Execution.Grouping;

/// <summary>Gathers the rows of a connection and writes their aggregate.</summary>
internal sealed class AggregateFieldWriter(ResponseField field, AggregateSet set, AggregateWriter aggregate) : ConnectionFieldWriter(field)
{
    public override bool Write(RunState state, ConnectionScratch scratch, RowSpan rows)
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

        return aggregate.Write(state.Writer, accumulators, rows.Count);
    }
}
