using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Embedded.Execution.Connections;

/// <summary>Writes the edges of a page.</summary>
internal sealed class EdgesWriter(ResponseField field, EdgeFieldWriter[] fields) : ConnectionFieldWriter(field)
{
    public override bool Write(RunState state, ConnectionScratch scratch, RowSpan rows)
    {
        var writer = state.Writer;
        writer.StartArray();
        for (var i = 0; i < scratch.Page.Count; i++)
        {
            writer.AtIndex(i);
            if (!WriteEdge(state, scratch, i))
            {
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
            var mark = writer.Enter(field.Field);
            if (!writer.Leave(field.Field, mark, field.Write(state, scratch, row)))
            {
                return false;
            }
        }

        writer.EndObject();
        return true;
    }
}
