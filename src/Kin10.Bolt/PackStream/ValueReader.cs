namespace Kin10.Bolt.PackStream;

/// <summary>
/// Decodes values to objects: null, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, <see cref="string"/>, byte
/// arrays,
/// <c>object?[]</c>, <c>Dictionary&lt;string, object?&gt;</c>, and the records of this namespace.
/// </summary>
public static class ValueReader
{
    /// <summary>How deep a value may nest, unless the options say otherwise.</summary>
    public const int DefaultMaxDepth = 100;

    private const int LargestBoxed = 1023;

    private static readonly object True = true;
    private static readonly object False = false;
    private static readonly object[] SmallIntegers =
        [.. Enumerable.Range(Marker.MinTinyInteger, LargestBoxed - Marker.MinTinyInteger + 1).Select(value => (object)(long)value)];

    /// <summary>Decodes the next value.</summary>
    /// <param name="reader">Stands before the value; afterwards behind it.</param>
    /// <param name="maxDepth">How deep it may nest.</param>
    /// <exception cref="BoltProtocolException">The data is cut, malformed, or nests deeper.</exception>
    public static object? ReadValue(ref PackStreamReader reader, int maxDepth = DefaultMaxDepth)
    {
        switch (reader.PeekType())
        {
            case PackStreamType.Null:
                reader.TryReadNull();
                return null;
            case PackStreamType.Boolean:
                return reader.ReadBoolean() ? True : False;
            case PackStreamType.Integer:
                var integer = reader.ReadInteger();
                return integer is >= Marker.MinTinyInteger and <= LargestBoxed
                    ? SmallIntegers[integer - Marker.MinTinyInteger]
                    : integer;
            case PackStreamType.Float:
                return reader.ReadFloat();
            case PackStreamType.Bytes:
                return reader.ReadBytes().ToArray();
            case PackStreamType.String:
                return reader.ReadString();
            case PackStreamType.List:
                return ReadList(ref reader, maxDepth);
            case PackStreamType.Map:
                return ReadMap(ref reader, maxDepth);
            default:
                return StructureReader.Read(ref reader, Descend(ref reader, maxDepth));
        }
    }

    /// <summary>Decodes a list.</summary>
    /// <param name="reader">Stands before the list.</param>
    /// <param name="maxDepth">How deep it may nest.</param>
    public static object?[] ReadList(ref PackStreamReader reader, int maxDepth = DefaultMaxDepth)
    {
        var depth = Descend(ref reader, maxDepth);
        var count = reader.ReadListHeader();
        if (count == 0)
        {
            return [];
        }

        var list = new object?[count];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = ReadValue(ref reader, depth);
        }

        return list;
    }

    /// <summary>Decodes a map. Of two entries with one name the later counts.</summary>
    /// <param name="reader">Stands before the map.</param>
    /// <param name="maxDepth">How deep it may nest.</param>
    public static Dictionary<string, object?> ReadMap(ref PackStreamReader reader, int maxDepth = DefaultMaxDepth)
    {
        var depth = Descend(ref reader, maxDepth);
        var count = reader.ReadMapHeader();
        var map = new Dictionary<string, object?>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var key = reader.ReadString();
            map[key] = ReadValue(ref reader, depth);
        }

        return map;
    }

    internal static string[] ReadStrings(ref PackStreamReader reader)
    {
        var list = new string[reader.ReadListHeader()];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = reader.ReadString();
        }

        return list;
    }

    private static int Descend(ref PackStreamReader reader, int depth) => depth > 0
        ? depth - 1
        : throw new BoltProtocolException(
            $"The value at offset {reader.Position} nests deeper than allowed " +
            $"({nameof(BoltDriverOptions)}.{nameof(BoltDriverOptions.MaxNestingDepth)}).");
}
