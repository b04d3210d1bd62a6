using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Embedded.Execution.Connections;

/// <summary>Writes a field of a node that is a connection.</summary>
internal sealed class ConnectionWriter(ResponseField field, ConnectionProgram connection) : FieldWriter(field)
{
    public override bool Write(RunState state, int row)
    {
        var mark = state.Writer.Enter(Field);
        return state.Writer.Leave(Field, mark, connection.Write(state, row));
    }
}
