using System.Collections;
using global::Neo4j.Driver;
using Kin10.Bolt.PackStream;

namespace Kin10.Graph.Neo4j.Driver.Values;

/// <summary>
/// Writes the values of the driver's records again as PackStream, as the server sent them: all that a property can hold, and lists and
/// maps of it. Statements of the store return no nodes, relationships and paths.
/// </summary>
internal static class DriverValues
{
    // The reference systems with three dimensions: WGS-84 and Cartesian.
    private const int Geographic3D = 4979;
    private const int Cartesian3D = 9157;

    /// <summary>Writes a record as the list of its values.</summary>
    public static void WriteRecord(PackStreamWriter writer, IRecord record, int columns)
    {
        writer.WriteListHeader(columns);
        for (var i = 0; i < columns; i++)
        {
            Write(writer, record[i]);
        }
    }

    /// <summary>Writes a value.</summary>
    /// <exception cref="ArgumentException">It is none that a property can hold.</exception>
    public static void Write(PackStreamWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case string text:
                writer.Write(text);
                break;
            case long integer:
                writer.Write(integer);
                break;
            case bool boolean:
                writer.Write(boolean);
                break;
            case double number:
                writer.Write(number);
                break;
            case byte[] bytes:
                writer.WriteBytes(bytes);
                break;
            case List<object?> list:
                WriteList(writer, list);
                break;
            case IDictionary map:
                WriteMap(writer, map);
                break;
            default:
                WriteStructure(writer, value);
                break;
        }
    }

    private static void WriteList(PackStreamWriter writer, List<object?> list)
    {
        writer.WriteListHeader(list.Count);
        foreach (var item in list)
        {
            Write(writer, item);
        }
    }

    private static void WriteMap(PackStreamWriter writer, IDictionary map)
    {
        writer.WriteMapHeader(map.Count);
        foreach (DictionaryEntry entry in map)
        {
            writer.Write((string)entry.Key);
            Write(writer, entry.Value);
        }
    }

    private static void WriteStructure(PackStreamWriter writer, object value) => writer.WriteValue(value switch
    {
        LocalDate date => new BoltDate(CivilDays.Of(date.Year, date.Month, date.Day)),
        LocalTime time => new BoltLocalTime(CivilDays.Nanoseconds(time.Hour, time.Minute, time.Second, time.Nanosecond)),
        OffsetTime time =>
            new BoltTime(CivilDays.Nanoseconds(time.Hour, time.Minute, time.Second, time.Nanosecond), time.OffsetSeconds),
        LocalDateTime time => new BoltLocalDateTime(
            CivilDays.Seconds(CivilDays.Of(time.Year, time.Month, time.Day), time.Hour, time.Minute, time.Second), time.Nanosecond),
        ZonedDateTime { Zone: ZoneOffset zone } time => new BoltDateTime(time.UtcSeconds, time.Nanosecond, zone.OffsetSeconds),
        ZonedDateTime { Zone: ZoneId zone } time => new BoltDateTimeZoneId(time.UtcSeconds, time.Nanosecond, zone.Id),
        Duration duration => new BoltDuration(duration.Months, duration.Days, duration.Seconds, duration.Nanos),
        Point { SrId: Geographic3D or Cartesian3D } point => new BoltPoint3D(point.SrId, point.X, point.Y, point.Z),
        Point point => new BoltPoint2D(point.SrId, point.X, point.Y),
        _ => throw new ArgumentException($"No property holds a {value.GetType()}.", nameof(value)),
    });
}
