using Kin10.Graph.Embedded.Execution.Connections;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Walks;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Execution.Writers;

/// <summary>Writes one field of a node, or of an edge's properties.</summary>
internal abstract class FieldWriter(ResponseField responseField)
{
    protected ResponseField Field { get; } = responseField;

    protected byte[] EncodedKey { get; } = responseField.EncodedKey;

    /// <summary>Writes key and value; false, with the key alone written, when the value is null and may not be.</summary>
    public abstract bool Write(RunState state, int row);
}

internal sealed class ConstantWriter(ResponseField field, byte[] json) : FieldWriter(field)
{
    public override bool Write(RunState state, int row)
    {
        state.Writer.Member(EncodedKey, json);
        return true;
    }
}

internal sealed class PropertyWriter(ResponseField field, Column column, int firstRow) : FieldWriter(field)
{
    public override bool Write(RunState state, int row)
    {
        state.Writer.Key(EncodedKey);
        column.Write(row - firstRow, state.Writer);
        return true;
    }
}

internal sealed class JsonPropertyWriter(ResponseField field, JsonColumn column, int firstRow) : FieldWriter(field)
{
    public override bool Write(RunState state, int row)
    {
        state.Writer.Member(EncodedKey, column.Json(row - firstRow));
        return true;
    }
}

internal sealed class ToOneWriter(ResponseField field, Traversal traversal, SelectionWriter selection, int walk) : FieldWriter(field)
{
    public override bool Write(RunState state, int row)
    {
        var rows = traversal.Rows(row, state.Walks[walk]);
        var writer = state.Writer;
        writer.Key(EncodedKey);
        writer.EnterField(Field.Key);
        var isWritten = rows.Count > 0 && selection.Write(state, rows.Node(0));
        writer.LeaveField();
        return isWritten || Nulls.Write(writer, Field);
    }
}

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

/// <summary>Writes a node as an object, by its type.</summary>
internal sealed class SelectionWriter(FieldWriter[]?[] byType, ushort[] typeOf)
{
    /// <summary>Writes the object; false, with nothing written, when a field that may not be null is.</summary>
    public bool Write(RunState state, int node) => WriteObject(state, byType[typeOf[node]] ?? [], node);

    public static bool WriteObject(RunState state, FieldWriter[] fields, int row)
    {
        var writer = state.Writer;
        var mark = writer.Save();
        writer.StartObject();
        foreach (var field in fields)
        {
            if (!field.Write(state, row))
            {
                writer.Rewind(mark);
                return false;
            }
        }

        writer.EndObject();
        return true;
    }
}
