using Kin10.Bolt.PackStream;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>A property of a node or an edge.</summary>
/// <param name="owner">The name of the type that has it, for messages.</param>
/// <param name="property">The property.</param>
internal sealed class PropertyDecoder(string owner, Property property)
{
    private readonly ScalarDecoder _scalar = new(property.Kind, property.Enum);

    /// <summary>Writes the value of a field; false when it is null after an error.</summary>
    public bool Write(ref PackStreamReader reader, ResponseField field, RecordWriter writer)
    {
        if (property.IsList)
        {
            return WriteList(ref reader, field, writer);
        }

        if (reader.TryReadNull())
        {
            if (!field.IsNonNull)
            {
                writer.Response.Null();
                return true;
            }

            return writer.Broken(field, $"{owner}.{property} is missing in the database, though the model requires it.");
        }

        return _scalar.TryWrite(ref reader, writer.Response) || Wrong(field, writer);
    }

    // A missing list is an empty list.
    private bool WriteList(ref PackStreamReader reader, ResponseField field, RecordWriter writer)
    {
        writer.Response.StartArray();
        if (reader.TryReadNull())
        {
            writer.Response.EndArray();
            return true;
        }

        if (reader.PeekType() != PackStreamType.List)
        {
            return Wrong(field, writer);
        }

        var count = reader.ReadListHeader();
        for (var i = 0; i < count; i++)
        {
            if (!_scalar.TryWrite(ref reader, writer.Response))
            {
                writer.Response.AtIndex(i);
                Wrong(field, writer);
                writer.Response.AtIndex(-1);
                return false;
            }
        }

        writer.Response.EndArray();
        return true;
    }

    private bool Wrong(ResponseField field, RecordWriter writer) => writer.Broken(
        field,
        $"{owner}.{property} holds a value in the database that is not of the model's type "
        + $"{property.Enum?.Name ?? property.Kind.ToString()}.");
}
