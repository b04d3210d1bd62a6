using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Records;

/// <summary><c>pageInfo</c>.</summary>
/// <param name="field">The response field.</param>
/// <param name="items">What to write, in response order.</param>
/// <param name="previous">
/// The position of whether there are rows before the cursor where the page begins; -1 where there can be none.
/// </param>
/// <param name="next">The same for rows behind the cursor where the page ends.</param>
internal sealed class PageInfoDecoder(ResponseField field, PageInfoItem[] items, int previous, int next) : ConnectionFieldDecoder(field)
{
    private static readonly byte[] Typename = "\"PageInfo\""u8.ToArray();

    public override bool Write(ConnectionDecoder connection, ref RowList page, ref ListReader header, RecordWriter writer)
    {
        var response = writer.Response;
        response.StartObject();
        foreach (var item in items)
        {
            var mark = writer.Response.Enter(item.Field);
            var isWritten = true;
            switch (item.Kind)
            {
                case PageInfoKind.Typename:
                    response.Raw(Typename);
                    break;
                case PageInfoKind.HasNextPage:
                    response.Boolean((page.HasMore && !connection.Plan.Page.IsBackward) || IsThere(next, ref header));
                    break;
                case PageInfoKind.HasPreviousPage:
                    response.Boolean((page.HasMore && connection.Plan.Page.IsBackward) || IsThere(previous, ref header));
                    break;
                case PageInfoKind.StartCursor:
                    isWritten = WriteCursor(item, 0, connection, ref page, writer);
                    break;
                case PageInfoKind.EndCursor:
                    isWritten = WriteCursor(item, page.Count - 1, connection, ref page, writer);
                    break;
                default:
                    throw UnknownNode.Of(item.Kind);
            }

            if (!writer.Response.Leave(item.Field, mark, isWritten))
            {
                return false;
            }
        }

        response.EndObject();
        return true;
    }

    private static bool IsThere(int position, ref ListReader header)
    {
        if (position < 0)
        {
            return false;
        }

        var value = header.At(position);
        return value.ReadBoolean();
    }

    private static bool WriteCursor(PageInfoItem item, int index, ConnectionDecoder connection, ref RowList page, RecordWriter writer)
    {
        if (page.Count == 0)
        {
            writer.Response.Null();
            return true;
        }

        return connection.Row.WriteCursor(page.At(index), writer.Plan.CursorScope(connection.Plan), item.Field, writer);
    }
}
