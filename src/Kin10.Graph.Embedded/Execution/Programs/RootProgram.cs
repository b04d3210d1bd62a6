using Kin10.Graph.Embedded.Execution.Connections;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Embedded.Execution.Programs;

/// <summary>Writes a root field, which is entered and whose key is written.</summary>
internal abstract class RootProgram(ResponseField field)
{
    /// <summary>False, with nothing written, when the value is null and may not be.</summary>
    public bool Write(RunState state)
    {
        var mark = state.Writer.Save();
        return WriteValue(state) || state.Writer.TakeBack(mark, field.IsNonNull);
    }

    /// <summary>Writes the value; false when it is null.</summary>
    protected abstract bool WriteValue(RunState state);
}

internal sealed class NodeRoot(NodeByIdPlan plan, SelectionWriter selection, GraphSnapshot snapshot) : RootProgram(plan.Field)
{
    private readonly bool[] _allowed = [.. snapshot.Model.NodeTypes.Select(type => plan.Types.Contains(type))];

    protected override bool WriteValue(RunState state)
    {
        var node = snapshot.Ids.Find((string)state.Plan[plan.Id]!);
        return node >= 0 && _allowed[snapshot.TypeOf[node]] && selection.Write(state, node);
    }
}

internal sealed class NodesRoot(NodesByIdPlan plan, SelectionWriter selection, GraphSnapshot snapshot) : RootProgram(plan.Field)
{
    protected override bool WriteValue(RunState state)
    {
        var ids = (object?[])state.Plan[plan.Ids]!;
        var writer = state.Writer;
        writer.StartArray();
        for (var i = 0; i < ids.Length; i++)
        {
            writer.AtIndex(i);
            var node = ids[i] is string id ? snapshot.Ids.Find(id) : -1;
            var mark = writer.Save();
            if (node < 0 || !selection.Write(state, node))
            {
                writer.TakeBack(mark, isNonNull: false);
            }
        }

        writer.AtIndex(-1);
        writer.EndArray();
        return true;
    }
}

internal sealed class ConnectionRoot(ResponseField field, ConnectionProgram connection) : RootProgram(field)
{
    protected override bool WriteValue(RunState state) => connection.Write(state, -1);
}
