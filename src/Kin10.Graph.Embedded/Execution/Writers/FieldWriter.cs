using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Walks;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Embedded.Execution.Writers;

/// <summary>Writes one field of a node, or of an edge's properties.</summary>
internal abstract class FieldWriter(ResponseField responseField)
{
    protected ResponseField Field { get; } = responseField;

    protected byte[] EncodedKey { get; } = responseField.EncodedKey;

    /// <summary>Writes key and value; false when the value is null and may not be (<see cref="NullPropagation"/>).</summary>
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

internal sealed class UpdatedAtWriter(ResponseField field, UpdateTimes times) : FieldWriter(field)
{
    public override bool Write(RunState state, int row)
    {
        state.Writer.Member(EncodedKey, times.Json(row));
        return true;
    }
}

internal sealed class ToOneWriter(ResponseField field, Traversal traversal, SelectionWriter selection, int walk) : FieldWriter(field)
{
    public override bool Write(RunState state, int row)
    {
        var rows = traversal.Rows(row, state.Walks[walk]);
        var mark = state.Writer.Enter(Field);
        return state.Writer.Leave(Field, mark, rows.Count > 0 && selection.Write(state, rows.Node(0)));
    }
}
