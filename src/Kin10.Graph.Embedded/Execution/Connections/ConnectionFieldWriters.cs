using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Embedded.Execution.Connections;

internal sealed class ConnectionConstantWriter(ConnectionConstant constant) : ConnectionFieldWriter(constant.Field)
{
    public override bool Write(RunState state, ConnectionScratch scratch, RowSpan rows)
    {
        state.Writer.Raw(constant.Json);
        return true;
    }
}

internal sealed class TotalCountWriter(ResponseField field) : ConnectionFieldWriter(field)
{
    public override bool Write(RunState state, ConnectionScratch scratch, RowSpan rows)
    {
        state.Writer.Integer(rows.Count);
        return true;
    }
}

internal sealed class NodesWriter(ResponseField field, SelectionWriter selection) : ConnectionFieldWriter(field)
{
    public override bool Write(RunState state, ConnectionScratch scratch, RowSpan rows)
    {
        var (writer, page) = (state.Writer, scratch.Page);
        writer.StartArray();
        for (var i = 0; i < page.Count; i++)
        {
            writer.AtIndex(i);
            if (!selection.Write(state, page.Nodes[i]))
            {
                return false;
            }
        }

        writer.AtIndex(-1);
        writer.EndArray();
        return true;
    }
}

internal sealed class PageInfoWriter(PageInfoField info, PageCursor cursor) : ConnectionFieldWriter(info.Field)
{
    public override bool Write(RunState state, ConnectionScratch scratch, RowSpan rows)
    {
        var writer = state.Writer;
        writer.StartObject();
        foreach (var item in info.Items)
        {
            writer.Key(item.Field.EncodedKey);
            switch (item.Kind)
            {
                case PageInfoKind.Typename:
                    writer.Raw("\"PageInfo\""u8);
                    break;
                case PageInfoKind.HasNextPage:
                    writer.Boolean(scratch.HasNext);
                    break;
                case PageInfoKind.HasPreviousPage:
                    writer.Boolean(scratch.HasPrevious);
                    break;
                case PageInfoKind.StartCursor:
                    cursor.WriteOrNull(state, scratch, 0);
                    break;
                case PageInfoKind.EndCursor:
                    cursor.WriteOrNull(state, scratch, scratch.Page.Count - 1);
                    break;
                default:
                    throw UnknownNode.Of(item.Kind);
            }
        }

        writer.EndObject();
        return true;
    }
}
