using Kin10.Bolt.PackStream;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>A field of a node with the position of its value in the node's list; -1 where the field needs none.</summary>
internal abstract class NodeFieldDecoder(ResponseField field, int position)
{
    public ResponseField Field { get; } = field;

    public int Position => position;

    /// <summary>Writes the value; false when it is null and the field may not be, or after an error.</summary>
    public abstract bool Write(ref PackStreamReader reader, RecordWriter writer);
}

/// <summary>A constant: <c>__typename</c>.</summary>
internal sealed class NodeConstantDecoder(ResponseField field, byte[] json) : NodeFieldDecoder(field, -1)
{
    public override bool Write(ref PackStreamReader reader, RecordWriter writer)
    {
        writer.Response.Raw(json);
        return true;
    }
}

/// <summary>A property.</summary>
internal sealed class NodePropertyDecoder(ResponseField field, int position, PropertyDecoder property) : NodeFieldDecoder(field, position)
{
    public override bool Write(ref PackStreamReader reader, RecordWriter writer) => property.Write(ref reader, Field, writer);
}

/// <summary>A relationship with at most one target: a list of none or one.</summary>
internal sealed class ToOneDecoder(ResponseField field, int position, NodeDecoder target) : NodeFieldDecoder(field, position)
{
    public override bool Write(ref PackStreamReader reader, RecordWriter writer)
    {
        if (reader.ReadListHeader() > 0)
        {
            return target.Write(ref reader, Field, writer);
        }

        if (Field.IsNonNull)
        {
            return writer.Broken(Field, $"{Field.Key} leads to nothing in the database, though the model requires a target.");
        }

        writer.Response.Null();
        return true;
    }
}

/// <summary>A relationship or path with any number of targets.</summary>
internal sealed class NodeConnectionDecoder(ResponseField field, int position, ConnectionDecoder connection)
    : NodeFieldDecoder(field, position)
{
    public override bool Write(ref PackStreamReader reader, RecordWriter writer) => connection.Write(ref reader, writer);
}

/// <summary>A node: a list of its fields' values; where it may have several types, the number of its type comes first.</summary>
/// <param name="cases">The fields by type number.</param>
/// <param name="only">The number of the only type; -1 for several.</param>
internal sealed class NodeDecoder(NodeFieldDecoder[]?[] cases, int only)
{
    /// <summary>Writes a node as an object and leaves the reader behind it; false when it cannot be one.</summary>
    public bool Write(ref PackStreamReader reader, ResponseField field, RecordWriter writer)
    {
        if (reader.PeekType() != PackStreamType.List)
        {
            return writer.Broken(field, "The database holds a node here that has none of the model's types.");
        }

        var values = new ListReader(reader);
        var type = only;
        if (type < 0)
        {
            var number = values.At(0);
            type = (int)number.ReadInteger();
        }

        writer.Response.StartObject();
        foreach (var decoder in cases[type] ?? [])
        {
            if (!WriteField(decoder, ref values, writer))
            {
                return false;
            }
        }

        writer.Response.EndObject();
        reader = values.At(values.Count);
        return true;
    }

    private static bool WriteField(NodeFieldDecoder decoder, ref ListReader values, RecordWriter writer)
    {
        var mark = writer.Response.Enter(decoder.Field);
        var value = decoder.Position < 0 ? default : values.At(decoder.Position);
        var isWritten = decoder.Write(ref value, writer);
        if (isWritten && decoder.Position >= 0)
        {
            values.Passed(decoder.Position, value);
        }

        return writer.Response.Leave(decoder.Field, mark, isWritten);
    }
}
