using Kin10.Bolt.PackStream;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>A field of an edge.</summary>
internal abstract class EdgeFieldShape(ResponseField field)
{
    public ResponseField Field { get; } = field;

    /// <summary>Writes the value; false when it is null and may not be, or after an error.</summary>
    public abstract bool Write(PackStreamReader row, ConnectionShape connection, RecordWriter writer);
}

/// <summary>A constant: <c>__typename</c>.</summary>
internal sealed class EdgeConstantShape(ResponseField field, byte[] json) : EdgeFieldShape(field)
{
    public override bool Write(PackStreamReader row, ConnectionShape connection, RecordWriter writer)
    {
        writer.Response.Raw(json);
        return true;
    }
}

/// <summary><c>cursor</c>.</summary>
internal sealed class EdgeCursorShape(ResponseField field) : EdgeFieldShape(field)
{
    public override bool Write(PackStreamReader row, ConnectionShape connection, RecordWriter writer) =>
        connection.Row.WriteCursor(row, writer.Plan.CursorScope(connection.Plan), Field, writer);
}

/// <summary><c>node</c>.</summary>
internal sealed class EdgeNodeShape(ResponseField field, int position, NodeShape node) : EdgeFieldShape(field)
{
    public override bool Write(PackStreamReader row, ConnectionShape connection, RecordWriter writer)
    {
        var value = connection.Row.At(row, position);
        return node.Write(ref value, Field, writer);
    }
}

/// <summary><c>properties</c>: a list of values.</summary>
internal sealed class EdgePropertiesShape(ResponseField field, int position, NodeShape properties) : EdgeFieldShape(field)
{
    public override bool Write(PackStreamReader row, ConnectionShape connection, RecordWriter writer)
    {
        var value = connection.Row.At(row, position);
        return properties.Write(ref value, Field, writer);
    }
}

/// <summary><c>via</c>: a list of nodes.</summary>
internal sealed class ViaShape(ResponseField field, int position, NodeShape node) : EdgeFieldShape(field)
{
    public override bool Write(PackStreamReader row, ConnectionShape connection, RecordWriter writer)
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
