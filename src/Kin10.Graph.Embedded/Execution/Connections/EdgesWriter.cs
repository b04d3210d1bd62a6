using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Execution.Connections;

/// <summary>Writes the edges of a page.</summary>
internal sealed class EdgesWriter(ResponseField field, EdgeFieldWriter[] fields) : ConnectionFieldWriter(field)
{
    public override bool Write(RunState state, ConnectionScratch scratch, RowSpan rows)
    {
        var writer = state.Writer;
        var mark = writer.Save();
        writer.StartArray();
        for (var i = 0; i < scratch.Page.Count; i++)
        {
            writer.AtIndex(i);
            if (!WriteEdge(state, scratch, i))
            {
                writer.AtIndex(-1);
                writer.Rewind(mark);
                return false;
            }
        }

        writer.AtIndex(-1);
        writer.EndArray();
        return true;
    }

    private bool WriteEdge(RunState state, ConnectionScratch scratch, int row)
    {
        var writer = state.Writer;
        writer.StartObject();
        foreach (var field in fields)
        {
            writer.Key(field.Field.EncodedKey);
            writer.EnterField(field.Field.Key);
            var isWritten = field.Write(state, scratch, row);
            writer.LeaveField();
            if (!isWritten && !Nulls.Write(writer, field.Field))
            {
                return false;
            }
        }

        writer.EndObject();
        return true;
    }
}
