using Kin10.Bolt.PackStream;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>
/// A connection in a record: a list of the rows and of what belongs to the connection as a whole, or the rows alone.
/// </summary>
/// <param name="plan">The connection.</param>
/// <param name="row">How a row is read.</param>
/// <param name="rows">The position of the rows; -1 where none are fetched.</param>
/// <param name="isBare">Whether the connection is its rows alone.</param>
/// <param name="fields">What to write, in response order.</param>
internal sealed class ConnectionDecoder(ConnectionPlan plan, RowDecoder row, int rows, bool isBare, ConnectionFieldDecoder[] fields)
{
    public ConnectionPlan Plan => plan;

    public RowDecoder Row => row;

    /// <summary>Whether the connection is its rows alone, so that they can come as records.</summary>
    public bool IsBare => isBare;

    /// <summary>Writes it from a value of a record and leaves the reader behind it; false when it cannot be written whole.</summary>
    public bool Write(ref PackStreamReader reader, RecordWriter writer)
    {
        var header = isBare ? default : new ListReader(reader);
        var page = rows < 0
            ? default
            : new RowList(isBare ? reader : header.At(rows), writer.Plan.PageSize(plan.Page), plan.Page.IsBackward);
        var isWritten = Write(ref header, ref page, writer);
        if (isWritten)
        {
            reader = isBare ? page.End() : header.At(header.Count);
        }

        page.Dispose();
        return isWritten;
    }

    /// <summary>Writes it from records that are its rows.</summary>
    public bool WriteRows(ReadOnlySpan<byte> items, int fetched, RecordWriter writer)
    {
        var header = default(ListReader);
        var page = new RowList(items, fetched, writer.Plan.PageSize(plan.Page), plan.Page.IsBackward);
        var isWritten = Write(ref header, ref page, writer);
        page.Dispose();
        return isWritten;
    }

    private bool Write(ref ListReader header, ref RowList page, RecordWriter writer)
    {
        var isWritten = true;
        writer.Response.StartObject();
        for (var i = 0; i < fields.Length && isWritten; i++)
        {
            var field = fields[i].Field;
            var mark = writer.Response.Enter(field);
            isWritten = writer.Response.Leave(field, mark, fields[i].Write(this, ref page, ref header, writer));
            if (page.IsPassed && !isBare)
            {
                header.Passed(rows, page.End());
            }
        }

        writer.Response.EndObject();
        return isWritten;
    }
}

/// <summary>A field of a connection.</summary>
internal abstract class ConnectionFieldDecoder(ResponseField field)
{
    public ResponseField Field { get; } = field;

    /// <summary>Writes the value; false when it is null and may not be, or after an error.</summary>
    public abstract bool Write(ConnectionDecoder connection, ref RowList page, ref ListReader header, RecordWriter writer);
}

/// <summary>A constant: <c>__typename</c>.</summary>
internal sealed class ConnectionConstantDecoder(ResponseField field, byte[] json) : ConnectionFieldDecoder(field)
{
    public override bool Write(ConnectionDecoder connection, ref RowList page, ref ListReader header, RecordWriter writer)
    {
        writer.Response.Raw(json);
        return true;
    }
}

/// <summary><c>totalCount</c>.</summary>
internal sealed class TotalCountDecoder(ResponseField field, int position) : ConnectionFieldDecoder(field)
{
    public override bool Write(ConnectionDecoder connection, ref RowList page, ref ListReader header, RecordWriter writer)
    {
        var value = header.At(position);
        writer.Response.Integer(value.ReadInteger());
        return true;
    }
}

/// <summary><c>nodes</c>.</summary>
internal sealed class NodesDecoder(ResponseField field, int position, NodeDecoder node) : ConnectionFieldDecoder(field)
{
    public override bool Write(ConnectionDecoder connection, ref RowList page, ref ListReader header, RecordWriter writer)
    {
        writer.Response.StartArray();
        for (var i = 0; i < page.Count; i++)
        {
            writer.Response.AtIndex(i);
            var value = connection.Row.At(page.At(i), position);
            if (!node.Write(ref value, Field, writer))
            {
                writer.Response.AtIndex(-1);
                return false;
            }

            if (connection.Row.IsBare)
            {
                page.Passed(i, value);
            }
        }

        writer.Response.AtIndex(-1);
        writer.Response.EndArray();
        return true;
    }
}

/// <summary><c>edges</c>.</summary>
internal sealed class EdgesDecoder(ResponseField field, EdgeFieldDecoder[] fields) : ConnectionFieldDecoder(field)
{
    public override bool Write(ConnectionDecoder connection, ref RowList page, ref ListReader header, RecordWriter writer)
    {
        var isWritten = true;
        writer.Response.StartArray();
        for (var i = 0; i < page.Count && isWritten; i++)
        {
            writer.Response.AtIndex(i);
            writer.Response.StartObject();
            var row = page.At(i);
            for (var j = 0; j < fields.Length && isWritten; j++)
            {
                var mark = writer.Response.Enter(fields[j].Field);
                isWritten = writer.Response.Leave(fields[j].Field, mark, fields[j].Write(row, connection, writer));
            }

            writer.Response.EndObject();
        }

        writer.Response.AtIndex(-1);
        writer.Response.EndArray();
        return isWritten;
    }
}
