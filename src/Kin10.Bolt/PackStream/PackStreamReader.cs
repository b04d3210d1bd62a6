using System.Buffers.Binary;
using System.Text;

namespace Kin10.Bolt.PackStream;

/// <summary>
/// Reads PackStream version 1 from one span, value by value, without objects. Every read checks type and bounds and throws
/// <see cref="BoltProtocolException"/>, which names the offset; a claimed size that cannot fit in what is left is refused before
/// anything
/// is allocated for it.
/// </summary>
public ref struct PackStreamReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _data;
    private int _position;

    /// <summary>Reads from the start of <paramref name="data"/>.</summary>
    public PackStreamReader(ReadOnlySpan<byte> data)
    {
        _data = data;
        _position = 0;
    }

    /// <summary>The offset of the next byte.</summary>
    public readonly int Position => _position;

    /// <summary>How many bytes have not been read.</summary>
    public readonly int Remaining => _data.Length - _position;

    /// <summary>Whether everything has been read.</summary>
    public readonly bool End => _position == _data.Length;

    /// <summary>The type of the next value; nothing is read.</summary>
    public readonly PackStreamType PeekType() => TypeOf(PeekMarker());

    /// <summary>Reads a null if the next value is one.</summary>
    public bool TryReadNull()
    {
        if (PeekMarker() != Marker.Null)
        {
            return false;
        }

        _position++;
        return true;
    }

    /// <summary>Reads true or false.</summary>
    public bool ReadBoolean()
    {
        var marker = PeekMarker();
        if (marker is not (Marker.True or Marker.False))
        {
            throw Unexpected("a boolean");
        }

        _position++;
        return marker == Marker.True;
    }

    /// <summary>Reads an integer of any encoding.</summary>
    public long ReadInteger()
    {
        var marker = PeekMarker();
        if ((sbyte)marker >= Marker.MinTinyInteger)
        {
            _position++;
            return (sbyte)marker;
        }

        return marker switch
        {
            Marker.Int8 => (sbyte)Take(2)[1],
            Marker.Int16 => BinaryPrimitives.ReadInt16BigEndian(Take(3)[1..]),
            Marker.Int32 => BinaryPrimitives.ReadInt32BigEndian(Take(5)[1..]),
            Marker.Int64 => BinaryPrimitives.ReadInt64BigEndian(Take(9)[1..]),
            _ => throw Unexpected("an integer"),
        };
    }

    /// <summary>Reads a floating point number; an integer is not one.</summary>
    public double ReadFloat() => PeekMarker() == Marker.Float
        ? BinaryPrimitives.ReadDoubleBigEndian(Take(9)[1..])
        : throw Unexpected("a float");

    /// <summary>Reads an array of bytes, as a part of the data that is read.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        var size = PeekMarker() switch
        {
            Marker.Bytes8 => ReadSize(1),
            Marker.Bytes16 => ReadSize(2),
            Marker.Bytes32 => ReadSize(4),
            _ => throw Unexpected("bytes"),
        };
        return Take(size);
    }

    /// <summary>Reads a string as the data has it: UTF-8, not checked.</summary>
    public ReadOnlySpan<byte> ReadUtf8()
    {
        var marker = PeekMarker();
        var size = (marker & 0xF0) == Marker.TinyString ? ReadTiny(marker) : marker switch
        {
            Marker.String8 => ReadSize(1),
            Marker.String16 => ReadSize(2),
            Marker.String32 => ReadSize(4),
            _ => throw Unexpected("a string"),
        };
        return Take(size);
    }

    /// <summary>Reads a string; what is not UTF-8 is a protocol error.</summary>
    public string ReadString()
    {
        var start = _position;
        var utf8 = ReadUtf8();
        try
        {
            return utf8.IsEmpty ? "" : StrictUtf8.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            throw new BoltProtocolException($"The string at offset {start} is not UTF-8.");
        }
    }

    /// <summary>Reads the start of a list. Its values follow, one by one.</summary>
    /// <returns>The number of values.</returns>
    public int ReadListHeader()
    {
        var marker = PeekMarker();
        return Fits("list", 1, (marker & 0xF0) == Marker.TinyList ? ReadTiny(marker) : marker switch
        {
            Marker.List8 => ReadSize(1),
            Marker.List16 => ReadSize(2),
            Marker.List32 => ReadSize(4),
            _ => throw Unexpected("a list"),
        });
    }

    /// <summary>Reads the start of a map. Its entries follow: a name as string and a value each.</summary>
    /// <returns>The number of entries.</returns>
    public int ReadMapHeader()
    {
        var marker = PeekMarker();
        return Fits("map", 2, (marker & 0xF0) == Marker.TinyMap ? ReadTiny(marker) : marker switch
        {
            Marker.Map8 => ReadSize(1),
            Marker.Map16 => ReadSize(2),
            Marker.Map32 => ReadSize(4),
            _ => throw Unexpected("a map"),
        });
    }

    /// <summary>Reads the start of a structure. Its fields follow, one by one.</summary>
    /// <param name="tag">Which structure; <see cref="StructureTag"/> names those of values.</param>
    /// <returns>The number of fields, 0 to 15.</returns>
    public int ReadStructureHeader(out byte tag)
    {
        var marker = PeekMarker();
        if ((marker & 0xF0) != Marker.TinyStructure)
        {
            throw Unexpected("a structure");
        }

        tag = Take(2)[1];
        return Fits("structure", 1, marker & 0x0F);
    }

    /// <summary>Reads over the next value, however deep.</summary>
    public void Skip()
    {
        // Counting what is still to come needs no stack: each value takes at least a byte, so the count cannot outrun the data.
        for (var values = 1L; values > 0; values--)
        {
            switch (PeekType())
            {
                case PackStreamType.Null or PackStreamType.Boolean:
                    _position++;
                    break;
                case PackStreamType.Integer:
                    ReadInteger();
                    break;
                case PackStreamType.Float:
                    Take(9);
                    break;
                case PackStreamType.Bytes:
                    ReadBytes();
                    break;
                case PackStreamType.String:
                    ReadUtf8();
                    break;
                case PackStreamType.List:
                    values += ReadListHeader();
                    break;
                case PackStreamType.Map:
                    values += 2L * ReadMapHeader();
                    break;
                default:
                    values += ReadStructureHeader(out _);
                    break;
            }
        }
    }

    /// <summary>Takes the next value as its bytes, however deep.</summary>
    public ReadOnlySpan<byte> ReadRaw()
    {
        var start = _position;
        Skip();
        return _data[start.._position];
    }

    /// <summary>Throws unless everything has been read.</summary>
    public readonly void ExpectEnd()
    {
        if (!End)
        {
            throw new BoltProtocolException($"{Remaining} bytes are left over at offset {_position}, where the value should end.");
        }
    }

    private static PackStreamType TypeOf(byte marker) => (marker >> 4) switch
    {
        <= 0x7 or 0xF => PackStreamType.Integer,
        0x8 => PackStreamType.String,
        0x9 => PackStreamType.List,
        0xA => PackStreamType.Map,
        0xB => PackStreamType.Structure,
        _ => marker switch
        {
            Marker.Null => PackStreamType.Null,
            Marker.True or Marker.False => PackStreamType.Boolean,
            Marker.Float => PackStreamType.Float,
            >= Marker.Int8 and <= Marker.Int64 => PackStreamType.Integer,
            >= Marker.Bytes8 and <= Marker.Bytes32 => PackStreamType.Bytes,
            >= Marker.String8 and <= Marker.String32 => PackStreamType.String,
            >= Marker.List8 and <= Marker.List32 => PackStreamType.List,
            >= Marker.Map8 and <= Marker.Map32 => PackStreamType.Map,
            _ => throw new BoltProtocolException($"The byte 0x{marker:X2} starts no PackStream value."),
        },
    };

    private readonly byte PeekMarker() => _position < _data.Length ? _data[_position] : throw Cut(1);

    private int ReadTiny(byte marker)
    {
        _position++;
        return marker & 0x0F;
    }

    private int ReadSize(int width)
    {
        var bytes = Take(1 + width)[1..];
        var size = width switch
        {
            1 => bytes[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        };
        return size <= int.MaxValue ? (int)size : throw Cut(size);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > Remaining)
        {
            throw Cut(count);
        }

        var taken = _data.Slice(_position, count);
        _position += count;
        return taken;
    }

    private readonly int Fits(string what, int bytesPerItem, int count) => (long)count * bytesPerItem <= Remaining
        ? count
        : throw new BoltProtocolException(
            $"A {what} that ends its header at offset {_position} claims {count} items, but only {Remaining} bytes follow.");

    private readonly BoltProtocolException Cut(long needed) =>
        new($"The data ends at offset {_data.Length}, within a value that needs {needed} bytes from offset {_position}.");

    private readonly BoltProtocolException Unexpected(string expected) =>
        new($"Expected {expected} at offset {_position}, found {PeekType()} (0x{_data[_position]:X2}).");
}
