namespace Kin10.Bolt.PackStream;

/// <summary>Tags of the value structures of Bolt 5 ("Structure Semantics"), for a reader that wants no objects.</summary>
public static class StructureTag
{
    /// <summary>Node: id, labels, properties, element id.</summary>
    public const byte Node = 0x4E;

    /// <summary>Relationship: id, start id, end id, type, properties, element id, start element id, end element id.</summary>
    public const byte Relationship = 0x52;

    /// <summary>Relationship of a path: id, type, properties, element id.</summary>
    public const byte UnboundRelationship = 0x72;

    /// <summary>Path: nodes, relationships, indices.</summary>
    public const byte Path = 0x50;

    /// <summary>Date: days since 1970-01-01.</summary>
    public const byte Date = 0x44;

    /// <summary>Time: nanoseconds since midnight (local), offset in seconds.</summary>
    public const byte Time = 0x54;

    /// <summary>LocalTime: nanoseconds since midnight.</summary>
    public const byte LocalTime = 0x74;

    /// <summary>DateTime of Bolt 5.0: seconds since the epoch in UTC, nanoseconds, offset in seconds.</summary>
    public const byte DateTime = 0x49;

    /// <summary>DateTimeZoneId of Bolt 5.0: seconds since the epoch in UTC, nanoseconds, time zone's name.</summary>
    public const byte DateTimeZoneId = 0x69;

    /// <summary>LocalDateTime: seconds since the epoch as read from the local clock, nanoseconds.</summary>
    public const byte LocalDateTime = 0x64;

    /// <summary>Duration: months, days, seconds, nanoseconds.</summary>
    public const byte Duration = 0x45;

    /// <summary>Point2D: SRID, x, y.</summary>
    public const byte Point2D = 0x58;

    /// <summary>Point3D: SRID, x, y, z.</summary>
    public const byte Point3D = 0x59;
}
