using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Execution.Connections;

/// <summary>Writes a field of a node that is a connection.</summary>
internal sealed class ConnectionWriter(ResponseField field, ConnectionProgram connection) : FieldWriter(field)
{
    public override bool Write(RunState state, int row)
    {
        state.Writer.Key(EncodedKey);
        state.Writer.EnterField(Field.Key);
        var isWritten = connection.Write(state, row);
        state.Writer.LeaveField();
        return isWritten;
    }
}
