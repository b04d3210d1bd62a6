using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Execution.Connections;

/// <summary>Writes one field of an edge.</summary>
internal abstract class EdgeFieldWriter(ResponseField responseField)
{
    public ResponseField Field { get; } = responseField;

    /// <summary>Writes the value, whose key is written and whose field is entered; false when it must be null.</summary>
    /// <param name="state">The run.</param>
    /// <param name="scratch">Where the page is.</param>
    /// <param name="row">The row of the page.</param>
    public abstract bool Write(RunState state, ConnectionScratch scratch, int row);
}

internal sealed class EdgeConstantWriter(EdgeConstant constant) : EdgeFieldWriter(constant.Field)
{
    public override bool Write(RunState state, ConnectionScratch scratch, int row)
    {
        state.Writer.Raw(constant.Json);
        return true;
    }
}

internal sealed class EdgeCursorWriter(ResponseField field, PageCursor cursor) : EdgeFieldWriter(field)
{
    public override bool Write(RunState state, ConnectionScratch scratch, int row)
    {
        cursor.Write(state, scratch, row);
        return true;
    }
}

internal sealed class EdgeNodeWriter(ResponseField field, SelectionWriter selection) : EdgeFieldWriter(field)
{
    public override bool Write(RunState state, ConnectionScratch scratch, int row) => selection.Write(state, scratch.Page.Nodes[row]);
}

internal sealed class EdgePropertiesWriter(ResponseField field, FieldWriter[] properties) : EdgeFieldWriter(field)
{
    public override bool Write(RunState state, ConnectionScratch scratch, int row) =>
        SelectionWriter.WriteObject(state, properties, scratch.Page.Edges[row]);
}

internal sealed class StepsWriter(ResponseField field) : EdgeFieldWriter(field)
{
    public override bool Write(RunState state, ConnectionScratch scratch, int row)
    {
        state.Writer.Integer(scratch.Page.Edges[row]);
        return true;
    }
}

internal sealed class ViaWriter(ResponseField field, SelectionWriter selection) : EdgeFieldWriter(field)
{
    public override bool Write(RunState state, ConnectionScratch scratch, int row)
    {
        var (writer, passed) = (state.Writer, scratch.Passed);
        writer.StartArray();
        var (start, end) = passed.Range(row);
        for (var i = start; i < end; i++)
        {
            writer.AtIndex(i - start);
            if (!selection.Write(state, passed.Node(i)))
            {
                return false;
            }
        }

        writer.AtIndex(-1);
        writer.EndArray();
        return true;
    }
}
