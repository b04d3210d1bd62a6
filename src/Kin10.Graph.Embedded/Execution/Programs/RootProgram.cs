using Kin10.Graph.Embedded.Execution.Connections;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Execution.Programs;

/// <summary>Writes a root field, which is entered and whose key is written.</summary>
internal abstract class RootProgram
{
    /// <summary>False, with nothing written, when the value is null and may not be.</summary>
    public abstract bool Write(RunState state);
}

internal sealed class NodeRoot(NodeByIdPlan plan, SelectionWriter selection, GraphSnapshot snapshot) : RootProgram
{
    private readonly bool[] _allowed = [.. snapshot.Model.NodeTypes.Select(type => plan.Types.Contains(type))];

    public override bool Write(RunState state)
    {
        var node = snapshot.Ids.Find((string)state.Plan[plan.Id]!);
        return (node >= 0 && _allowed[snapshot.TypeOf[node]] && selection.Write(state, node)) || Nulls.Write(state.Writer, plan.Field);
    }
}

internal sealed class NodesRoot(NodesByIdPlan plan, SelectionWriter selection, GraphSnapshot snapshot) : RootProgram
{
    public override bool Write(RunState state)
    {
        var ids = (object?[])state.Plan[plan.Ids]!;
        var writer = state.Writer;
        writer.StartArray();
        for (var i = 0; i < ids.Length; i++)
        {
            writer.AtIndex(i);
            var node = ids[i] is string id ? snapshot.Ids.Find(id) : -1;
            if (node < 0 || !selection.Write(state, node))
            {
                writer.Null();
            }
        }

        writer.AtIndex(-1);
        writer.EndArray();
        return true;
    }
}

internal sealed class ConnectionRoot(ConnectionProgram connection) : RootProgram
{
    public override bool Write(RunState state) => connection.Write(state, -1);
}
