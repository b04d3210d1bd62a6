using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Walks;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Results;

namespace Kin10.Graph.Embedded.Execution.Connections;

/// <summary>Writes the object of a connection whose rows are known.</summary>
/// <param name="fields">Its fields in response order.</param>
/// <param name="passedOn">The path of which the nodes passed are shown; null where nobody asks for them.</param>
internal sealed class ConnectionFields(ConnectionFieldWriter[] fields, Traversal? passedOn)
{
    /// <summary>Writes the object; false when a field that may not be null is.</summary>
    public bool Write(RunState state, ConnectionScratch scratch, RowSpan rows, int parent)
    {
        if (passedOn is not null)
        {
            scratch.Passed.Begin(scratch.Page);
            passedOn.CollectPassed(parent, scratch.Walk, scratch.Passed);
            scratch.Passed.End();
        }

        var writer = state.Writer;
        writer.StartObject();
        foreach (var field in fields)
        {
            var mark = writer.Enter(field.Field);
            if (!writer.Leave(field.Field, mark, field.Write(state, scratch, rows)))
            {
                return false;
            }
        }

        writer.EndObject();
        return true;
    }
}
