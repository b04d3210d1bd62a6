namespace Kin10.Bolt.PackStream;

/// <summary>Writes the value structures of Bolt 5 ("Structure Semantics").</summary>
internal static class StructureWriter
{
    public static bool TryWrite(PackStreamWriter writer, object value, int depth)
    {
        switch (value)
        {
            case BoltDate date:
                WriteIntegers(writer, StructureTag.Date, date.Days);
                return true;
            case BoltTime time:
                WriteIntegers(writer, StructureTag.Time, time.Nanoseconds, time.OffsetSeconds);
                return true;
            case BoltLocalTime time:
                WriteIntegers(writer, StructureTag.LocalTime, time.Nanoseconds);
                return true;
            case BoltDateTime time:
                WriteIntegers(writer, StructureTag.DateTime, time.Seconds, time.Nanoseconds, time.OffsetSeconds);
                return true;
            case BoltDateTimeZoneId time:
                writer.WriteStructureHeader(StructureTag.DateTimeZoneId, 3);
                writer.Write(time.Seconds);
                writer.Write(time.Nanoseconds);
                writer.Write(time.ZoneId);
                return true;
            case BoltLocalDateTime time:
                WriteIntegers(writer, StructureTag.LocalDateTime, time.Seconds, time.Nanoseconds);
                return true;
            case BoltDuration duration:
                WriteIntegers(writer, StructureTag.Duration, duration.Months, duration.Days, duration.Seconds, duration.Nanoseconds);
                return true;
            case BoltPoint2D point:
                writer.WriteStructureHeader(StructureTag.Point2D, 3);
                writer.Write(point.Srid);
                writer.Write(point.X);
                writer.Write(point.Y);
                return true;
            case BoltPoint3D point:
                writer.WriteStructureHeader(StructureTag.Point3D, 4);
                writer.Write(point.Srid);
                writer.Write(point.X);
                writer.Write(point.Y);
                writer.Write(point.Z);
                return true;
            case DateOnly date:
                return TryWrite(writer, BoltDate.From(date), depth);
            case TimeOnly time:
                return TryWrite(writer, BoltLocalTime.From(time), depth);
            case DateTime time:
                return TryWrite(writer, BoltLocalDateTime.From(time), depth);
            case DateTimeOffset time:
                return TryWrite(writer, BoltDateTime.From(time), depth);
            case TimeSpan time:
                return TryWrite(writer, BoltDuration.From(time), depth);
            default:
                return TryWriteGraph(writer, value, depth);
        }
    }

    private static bool TryWriteGraph(PackStreamWriter writer, object value, int depth)
    {
        switch (value)
        {
            case BoltNode node:
                writer.WriteStructureHeader(StructureTag.Node, 4);
                writer.Write(node.Id);
                ValueWriter.Write(writer, node.Labels, depth - 1);
                ValueWriter.WriteMap(writer, node.Properties, depth - 1);
                writer.Write(node.ElementId);
                return true;
            case BoltRelationship relationship:
                writer.WriteStructureHeader(StructureTag.Relationship, 8);
                writer.Write(relationship.Id);
                writer.Write(relationship.StartNodeId);
                writer.Write(relationship.EndNodeId);
                writer.Write(relationship.Type);
                ValueWriter.WriteMap(writer, relationship.Properties, depth - 1);
                writer.Write(relationship.ElementId);
                writer.Write(relationship.StartNodeElementId);
                writer.Write(relationship.EndNodeElementId);
                return true;
            case BoltUnboundRelationship relationship:
                writer.WriteStructureHeader(StructureTag.UnboundRelationship, 4);
                writer.Write(relationship.Id);
                writer.Write(relationship.Type);
                ValueWriter.WriteMap(writer, relationship.Properties, depth - 1);
                writer.Write(relationship.ElementId);
                return true;
            case BoltPath path:
                writer.WriteStructureHeader(StructureTag.Path, 3);
                ValueWriter.Write(writer, path.Nodes, depth - 1);
                ValueWriter.Write(writer, path.Relationships, depth - 1);
                ValueWriter.Write(writer, path.Indices, depth - 1);
                return true;
            default:
                return false;
        }
    }

    private static void WriteIntegers(PackStreamWriter writer, byte tag, params ReadOnlySpan<long> fields)
    {
        writer.WriteStructureHeader(tag, fields.Length);
        foreach (var field in fields)
        {
            writer.Write(field);
        }
    }
}
