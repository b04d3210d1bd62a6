using System.Buffers.Binary;
using System.Text;

namespace Kin10.Graph.Bundles;

/// <summary>Rows of values as bundles have them, see <see cref="NodeRow"/>, as bytes.</summary>
internal sealed class PackedValues
{
    // Below what the garbage collector holds for large, and never moves.
    private const int BlockBytes = 1 << 16;
    private readonly List<byte[]> _blocks = [];
    private readonly List<(int Block, int Start)> _rows = [];
    private int _used = BlockBytes;

    private enum Tag : byte
    {
        Missing,
        Text,
        True,
        False,
        Integer,
        Number,
        Date,
        List,
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _rows.Count;

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">Bundles have no such value.</exception>
    public void Add(ReadOnlySpan<object?> values)
    {
        var bytes = sizeof(int);
        foreach (var value in values)
        {
            bytes += 1 + Size(value);
        }

        if (_blocks.Count == 0 || _blocks[^1].Length - _used < bytes)
        {
            _blocks.Add(new byte[Math.Max(BlockBytes, bytes)]);
            _used = 0;
        }

        _rows.Add((_blocks.Count - 1, _used));
        var place = _blocks[^1].AsSpan(_used, bytes);
        _used += bytes;
        Write(ref place, values.Length);
        foreach (var value in values)
        {
            Write(ref place, value);
        }
    }

    /// <summary>Makes a row.</summary>
    public object?[] Read(int row)
    {
        var (block, start) = _rows[row];
        ReadOnlySpan<byte> place = _blocks[block].AsSpan(start);
        var values = new object?[ReadCount(ref place)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ReadValue(ref place);
        }

        return values;
    }

    private static int Size(object? value) => value switch
    {
        null or bool => 0,
        long or double => sizeof(long),
        DateOnly => sizeof(int),
        string text => sizeof(int) + Encoding.UTF8.GetByteCount(text),
        string[] list => sizeof(int) + list.Sum(item => sizeof(int) + Encoding.UTF8.GetByteCount(item)),
        _ => throw new ArgumentException($"A bundle has no values of type {value.GetType().Name}.", nameof(value)),
    };

    private static void Write(ref Span<byte> place, object? value)
    {
        place[0] = (byte)(value switch
        {
            null => Tag.Missing,
            true => Tag.True,
            bool => Tag.False,
            long => Tag.Integer,
            double => Tag.Number,
            DateOnly => Tag.Date,
            string => Tag.Text,
            _ => Tag.List,
        });
        place = place[1..];
        switch (value)
        {
            case long integer:
                BinaryPrimitives.WriteInt64LittleEndian(place, integer);
                place = place[sizeof(long)..];
                break;
            case double number:
                BinaryPrimitives.WriteDoubleLittleEndian(place, number);
                place = place[sizeof(double)..];
                break;
            case DateOnly date:
                Write(ref place, date.DayNumber);
                break;
            case string text:
                Write(ref place, text);
                break;
            case string[] list:
                Write(ref place, list.Length);
                foreach (var item in list)
                {
                    Write(ref place, item);
                }

                break;
        }
    }

    private static void Write(ref Span<byte> place, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text, place[sizeof(int)..]);
        Write(ref place, bytes);
        place = place[bytes..];
    }

    private static void Write(ref Span<byte> place, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(place, number);
        place = place[sizeof(int)..];
    }

    private static object? ReadValue(ref ReadOnlySpan<byte> place)
    {
        var tag = (Tag)Take(ref place, 1)[0];
        switch (tag)
        {
            case Tag.Missing:
                return null;
            case Tag.True:
                return true;
            case Tag.False:
                return false;
            case Tag.Integer:
                return BinaryPrimitives.ReadInt64LittleEndian(Take(ref place, sizeof(long)));
            case Tag.Number:
                return BinaryPrimitives.ReadDoubleLittleEndian(Take(ref place, sizeof(double)));
            case Tag.Date:
                return DateOnly.FromDayNumber(ReadCount(ref place));
            case Tag.Text:
                return ReadText(ref place);
            default:
                var list = new string[ReadCount(ref place)];
                for (var i = 0; i < list.Length; i++)
                {
                    list[i] = ReadText(ref place);
                }

                return list;
        }
    }

    private static string ReadText(ref ReadOnlySpan<byte> place) => Encoding.UTF8.GetString(Take(ref place, ReadCount(ref place)));

    private static int ReadCount(ref ReadOnlySpan<byte> place) => BinaryPrimitives.ReadInt32LittleEndian(Take(ref place, sizeof(int)));

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> place, int bytes)
    {
        var taken = place[..bytes];
        place = place[bytes..];
        return taken;
    }
}
