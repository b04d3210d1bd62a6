using System.Collections;

namespace Kin10.Bolt.PackStream;

/// <summary>
/// Writes object graphs: null, booleans, integers up to 64 bits, float and double, strings, byte arrays, the records of
/// <c>Kin10.Bolt.PackStream</c>,
/// <see cref="DateOnly"/>, <see cref="TimeOnly"/>, <see cref="DateTime"/> (as LocalDateTime), <see cref="DateTimeOffset"/>,
/// <see cref="TimeSpan"/> (as Duration), dictionaries with string keys, and any other sequence as a list.
/// </summary>
internal static class ValueWriter
{
    /// <summary>How deep a parameter may nest. Deeper ones are refused; most likely they contain themselves.</summary>
    public const int MaxDepth = 100;

    public static void Write(PackStreamWriter writer, object? value, int depth)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case bool boolean:
                writer.Write(boolean);
                break;
            case string text:
                writer.Write(text);
                break;
            case long integer:
                writer.Write(integer);
                break;
            case int integer:
                writer.Write(integer);
                break;
            case double number:
                writer.Write(number);
                break;
            case float number:
                writer.Write((double)number);
                break;
            case short or sbyte or byte or ushort or uint:
                writer.Write(Convert.ToInt64(value, null));
                break;
            case ulong integer:
                writer.Write(integer <= long.MaxValue
                    ? (long)integer
                    : throw new ArgumentException($"{integer} does not fit in Bolt's integers of 64 signed bits.", nameof(value)));
                break;
            case byte[] bytes:
                writer.WriteBytes(bytes);
                break;
            case ReadOnlyMemory<byte> bytes:
                writer.WriteBytes(bytes.Span);
                break;
            default:
                WriteComposite(writer, value, depth);
                break;
        }
    }

    public static void WriteMap(PackStreamWriter writer, IReadOnlyDictionary<string, object?> map, int depth)
    {
        Descend(depth);
        writer.WriteMapHeader(map.Count);
        foreach (var (key, item) in map)
        {
            writer.Write(key);
            Write(writer, item, depth - 1);
        }
    }

    private static void WriteComposite(PackStreamWriter writer, object value, int depth)
    {
        if (StructureWriter.TryWrite(writer, value, depth))
        {
            return;
        }

        switch (value)
        {
            case IReadOnlyDictionary<string, object?> map:
                WriteMap(writer, map, depth);
                break;
            case IDictionary map:
                WriteDictionary(writer, map, depth);
                break;
            case ICollection list:
                WriteList(writer, list, depth);
                break;
            case IEnumerable sequence:
                WriteList(writer, sequence.Cast<object?>().ToArray(), depth);
                break;
            default:
                throw new ArgumentException($"Bolt has no counterpart for a value of type {value.GetType()}.", nameof(value));
        }
    }

    private static void WriteDictionary(PackStreamWriter writer, IDictionary map, int depth)
    {
        Descend(depth);
        writer.WriteMapHeader(map.Count);
        foreach (DictionaryEntry entry in map)
        {
            writer.Write(entry.Key as string
                ?? throw new ArgumentException($"The keys of a map are strings, not {entry.Key.GetType()}.", nameof(map)));
            Write(writer, entry.Value, depth - 1);
        }
    }

    private static void WriteList(PackStreamWriter writer, ICollection list, int depth)
    {
        Descend(depth);
        writer.WriteListHeader(list.Count);
        foreach (var item in list)
        {
            Write(writer, item, depth - 1);
        }
    }

    private static void Descend(int depth)
    {
        if (depth <= 0)
        {
            throw new ArgumentException($"A parameter nests deeper than {MaxDepth} levels; does it contain itself?");
        }
    }
}
