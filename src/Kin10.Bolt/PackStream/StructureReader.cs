namespace Kin10.Bolt.PackStream;

/// <summary>Decodes the value structures of Bolt 5 ("Structure Semantics").</summary>
internal static class StructureReader
{
    public static object Read(ref PackStreamReader reader, int depth)
    {
        var start = reader.Position;
        var fields = reader.ReadStructureHeader(out var tag);
        var expected = FieldsOf(tag);
        if (expected != fields)
        {
            throw new BoltProtocolException(expected < 0
                ? $"The structure at offset {start} has the tag 0x{tag:X2}, which Bolt 5 does not know."
                : $"The structure 0x{tag:X2} at offset {start} has {fields} fields instead of {expected}.");
        }

        return tag switch
        {
            StructureTag.Node => ReadNode(ref reader, depth),
            StructureTag.Relationship => ReadRelationship(ref reader, depth),
            StructureTag.UnboundRelationship => ReadUnbound(ref reader, depth),
            StructureTag.Path => ReadPath(ref reader, depth),
            StructureTag.Date => new BoltDate(reader.ReadInteger()),
            StructureTag.Time => new BoltTime(reader.ReadInteger(), ReadInt32(ref reader)),
            StructureTag.LocalTime => new BoltLocalTime(reader.ReadInteger()),
            StructureTag.DateTime => new BoltDateTime(reader.ReadInteger(), ReadInt32(ref reader), ReadInt32(ref reader)),
            StructureTag.DateTimeZoneId => new BoltDateTimeZoneId(reader.ReadInteger(), ReadInt32(ref reader), reader.ReadString()),
            StructureTag.LocalDateTime => new BoltLocalDateTime(reader.ReadInteger(), ReadInt32(ref reader)),
            StructureTag.Duration => new BoltDuration(
                reader.ReadInteger(), reader.ReadInteger(), reader.ReadInteger(), ReadInt32(ref reader)),
            StructureTag.Point2D => new BoltPoint2D(ReadInt32(ref reader), reader.ReadFloat(), reader.ReadFloat()),
            _ => new BoltPoint3D(ReadInt32(ref reader), reader.ReadFloat(), reader.ReadFloat(), reader.ReadFloat()),
        };
    }

    private static int FieldsOf(byte tag) => tag switch
    {
        StructureTag.Date or StructureTag.LocalTime => 1,
        StructureTag.Time or StructureTag.LocalDateTime => 2,
        StructureTag.DateTime or StructureTag.DateTimeZoneId or StructureTag.Point2D or StructureTag.Path => 3,
        StructureTag.Node or StructureTag.UnboundRelationship or StructureTag.Duration or StructureTag.Point3D => 4,
        StructureTag.Relationship => 8,
        _ => -1,
    };

    private static BoltNode ReadNode(ref PackStreamReader reader, int depth) => new(
        reader.ReadInteger(), ValueReader.ReadStrings(ref reader), ValueReader.ReadMap(ref reader, depth), reader.ReadString());

    private static BoltRelationship ReadRelationship(ref PackStreamReader reader, int depth) => new(
        reader.ReadInteger(), reader.ReadInteger(), reader.ReadInteger(), reader.ReadString(), ValueReader.ReadMap(ref reader, depth),
        reader.ReadString(), reader.ReadString(), reader.ReadString());

    private static BoltUnboundRelationship ReadUnbound(ref PackStreamReader reader, int depth) => new(
        reader.ReadInteger(), reader.ReadString(), ValueReader.ReadMap(ref reader, depth), reader.ReadString());

    private static BoltPath ReadPath(ref PackStreamReader reader, int depth)
    {
        var start = reader.Position;
        var nodes = new BoltNode[reader.ReadListHeader()];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = ValueReader.ReadValue(ref reader, depth) as BoltNode ?? throw NotA("node", start);
        }

        var relationships = new BoltUnboundRelationship[reader.ReadListHeader()];
        for (var i = 0; i < relationships.Length; i++)
        {
            relationships[i] = ValueReader.ReadValue(ref reader, depth) as BoltUnboundRelationship
                ?? throw NotA("relationship", start);
        }

        var indices = new long[reader.ReadListHeader()];
        for (var i = 0; i < indices.Length; i++)
        {
            indices[i] = reader.ReadInteger();
            var inRange = i % 2 == 0
                ? indices[i] != 0 && indices[i] >= -relationships.Length && indices[i] <= relationships.Length
                : indices[i] >= 0 && indices[i] < nodes.Length;
            if (!inRange)
            {
                throw new BoltProtocolException($"The path at offset {start} has the index {indices[i]}, which names no part of it.");
            }
        }

        return indices.Length % 2 == 0 && nodes.Length > 0
            ? new BoltPath(nodes, relationships, indices)
            : throw new BoltProtocolException($"The path at offset {start} has {nodes.Length} nodes and {indices.Length} indices.");
    }

    private static BoltProtocolException NotA(string what, int offset) =>
        new($"The path at offset {offset} holds something that is not a {what}.");

    private static int ReadInt32(ref PackStreamReader reader)
    {
        var offset = reader.Position;
        var value = reader.ReadInteger();
        return value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw new BoltProtocolException($"The field at offset {offset} is {value}, out of its range.");
    }
}
