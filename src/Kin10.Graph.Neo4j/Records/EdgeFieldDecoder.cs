using Kin10.Bolt.PackStream;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>A field of an edge.</summary>
internal abstract class EdgeFieldDecoder(ResponseField field)
{
    public ResponseField Field { get; } = field;

    /// <summary>Writes the value; false when it is null and may not be, or after an error.</summary>
    public abstract bool Write(PackStreamReader row, ConnectionDecoder connection, RecordWriter writer);
}

/// <summary>A constant: <c>__typename</c>.</summary>
internal sealed class EdgeConstantDecoder(ResponseField field, byte[] json) : EdgeFieldDecoder(field)
{
    public override bool Write(PackStreamReader row, ConnectionDecoder connection, RecordWriter writer)
    {
        writer.Response.Raw(json);
        return true;
    }
}

/// <summary><c>cursor</c>.</summary>
internal sealed class EdgeCursorDecoder(ResponseField field) : EdgeFieldDecoder(field)
{
    public override bool Write(PackStreamReader row, ConnectionDecoder connection, RecordWriter writer) =>
        connection.Row.WriteCursor(row, writer.Plan.CursorScope(connection.Plan), Field, writer);
}

/// <summary><c>node</c>.</summary>
internal sealed class EdgeNodeDecoder(ResponseField field, int position, NodeDecoder node) : EdgeFieldDecoder(field)
{
    public override bool Write(PackStreamReader row, ConnectionDecoder connection, RecordWriter writer)
    {
        var value = connection.Row.At(row, position);
        return node.Write(ref value, Field, writer);
    }
}

/// <summary><c>properties</c>: a list of values.</summary>
internal sealed class EdgePropertiesDecoder(ResponseField field, int position, NodeDecoder properties) : EdgeFieldDecoder(field)
{
    public override bool Write(PackStreamReader row, ConnectionDecoder connection, RecordWriter writer)
    {
        var value = connection.Row.At(row, position);
        return properties.Write(ref value, Field, writer);
    }
}

/// <summary><c>via</c>: a list of nodes.</summary>
internal sealed class ViaDecoder(ResponseField field, int position, NodeDecoder node) : EdgeFieldDecoder(field)
{
    public override bool Write(PackStreamReader row, ConnectionDecoder connection, RecordWriter writer)
    {
        var value = connection.Row.At(row, position);
        var count = value.ReadListHeader();
        var isWritten = true;
        writer.Response.StartArray();
        for (var i = 0; i < count && isWritten; i++)
        {
            writer.Response.AtIndex(i);
            isWritten = node.Write(ref value, Field, writer);
        }

        writer.Response.AtIndex(-1);
        writer.Response.EndArray();
        return isWritten;
    }
}

/// <summary><c>steps</c>: an integer.</summary>
internal sealed class StepsDecoder(ResponseField field, int position) : EdgeFieldDecoder(field)
{
    public override bool Write(PackStreamReader row, ConnectionDecoder connection, RecordWriter writer)
    {
        var value = connection.Row.At(row, position);
        writer.Response.Integer(value.ReadInteger());
        return true;
    }
}
