using Kin10.Graph.Embedded.Execution.Runs;

namespace Kin10.Graph.Embedded.Execution.Writers;

/// <summary>Writes a node as an object, by its type.</summary>
internal sealed class SelectionWriter(FieldWriter[]?[] byType, ushort[] typeOf)
{
    /// <summary>Writes the object; false when a field that may not be null is.</summary>
    public bool Write(RunState state, int node) => WriteObject(state, byType[typeOf[node]] ?? [], node);

    public static bool WriteObject(RunState state, FieldWriter[] fields, int row)
    {
        var writer = state.Writer;
        writer.StartObject();
        foreach (var field in fields)
        {
            if (!field.Write(state, row))
            {
                return false;
            }
        }

        writer.EndObject();
        return true;
    }
}
