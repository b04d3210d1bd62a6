using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Kin10.Bolt.PackStream;

/// <summary>
/// Writes PackStream version 1 into one growing buffer, each value in its smallest encoding. Whoever writes a header
/// (<see cref="WriteListHeader"/>,
/// <see cref="WriteMapHeader"/>, <see cref="WriteStructureHeader"/>) owes as many values as it announced. Not safe for concurrent
/// use.
/// </summary>
public sealed class PackStreamWriter : IDisposable
{
    private const int InitialCapacity = 1024;

    // A buffer larger than this goes back when what was written is forgotten, so that one large message does not stay in memory for
    // a connection's life.
    private const int KeptCapacity = 128 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialCapacity);

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> WrittenSpan => _buffer.AsSpan(0, Length);

    internal int Length { get; private set; }

    internal ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, Length);

    /// <summary>Writes a null.</summary>
    public void WriteNull() => Claim(1)[0] = Marker.Null;

    /// <summary>Writes true or false.</summary>
    public void Write(bool value) => Claim(1)[0] = value ? Marker.True : Marker.False;

    /// <summary>Writes an integer in 1, 2, 3, 5 or 9 bytes.</summary>
    public void Write(long value)
    {
        switch (value)
        {
            case >= Marker.MinTinyInteger and <= sbyte.MaxValue:
                Claim(1)[0] = (byte)value;
                break;
            case >= sbyte.MinValue and < Marker.MinTinyInteger:
                var two = Claim(2);
                two[0] = Marker.Int8;
                two[1] = (byte)value;
                break;
            case >= short.MinValue and <= short.MaxValue:
                var three = Claim(3);
                three[0] = Marker.Int16;
                BinaryPrimitives.WriteInt16BigEndian(three[1..], (short)value);
                break;
            case >= int.MinValue and <= int.MaxValue:
                var five = Claim(5);
                five[0] = Marker.Int32;
                BinaryPrimitives.WriteInt32BigEndian(five[1..], (int)value);
                break;
            default:
                var nine = Claim(9);
                nine[0] = Marker.Int64;
                BinaryPrimitives.WriteInt64BigEndian(nine[1..], value);
                break;
        }
    }

    /// <summary>Writes a floating point number.</summary>
    public void Write(double value)
    {
        var span = Claim(9);
        span[0] = Marker.Float;
        BinaryPrimitives.WriteDoubleBigEndian(span[1..], value);
    }

    /// <summary>Writes a string as UTF-8. A lone surrogate becomes U+FFFD, because UTF-8 cannot hold it.</summary>
    public void Write(ReadOnlySpan<char> value)
    {
        var size = Encoding.UTF8.GetByteCount(value);
        WriteStringHeader(size);
        Encoding.UTF8.GetBytes(value, Claim(size));
    }

    /// <summary>Writes a string, or a null.</summary>
    public void Write(string? value)
    {
        if (value is null)
        {
            WriteNull();
        }
        else
        {
            Write(value.AsSpan());
        }
    }

    /// <summary>Writes a string that is UTF-8 already.</summary>
    public void WriteUtf8(ReadOnlySpan<byte> utf8)
    {
        WriteStringHeader(utf8.Length);
        utf8.CopyTo(Claim(utf8.Length));
    }

    /// <summary>Writes an array of bytes.</summary>
    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteSized(value.Length, Marker.Bytes8, Marker.Bytes16, Marker.Bytes32);
        value.CopyTo(Claim(value.Length));
    }

    /// <summary>Starts a list of <paramref name="count"/> values.</summary>
    public void WriteListHeader(int count) => WriteHeader(count, Marker.TinyList, Marker.List8, Marker.List16, Marker.List32);

    /// <summary>Starts a map of <paramref name="count"/> entries; each is a string and a value.</summary>
    public void WriteMapHeader(int count) => WriteHeader(count, Marker.TinyMap, Marker.Map8, Marker.Map16, Marker.Map32);

    /// <summary>Starts a structure of <paramref name="fields"/> fields, 0 to 15.</summary>
    public void WriteStructureHeader(byte tag, int fields)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fields);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fields, 15);
        var span = Claim(2);
        span[0] = (byte)(Marker.TinyStructure | fields);
        span[1] = tag;
    }

    /// <summary>Writes a value that is PackStream already.</summary>
    public void WriteRaw(ReadOnlySpan<byte> value) => value.CopyTo(Claim(value.Length));

    /// <summary>
    /// Writes a value from an object graph: what .NET has for the types of Bolt, the records of this namespace, dictionaries with
    /// string keys, sequences.
    /// </summary>
    /// <exception cref="ArgumentException">A value has a type that Bolt has no counterpart for, or nests deeper than the
    /// limit.</exception>
    public void WriteValue(object? value) => ValueWriter.Write(this, value, ValueWriter.MaxDepth);

    /// <summary>Forgets what was written and keeps the buffer, unless it has grown large.</summary>
    public void Clear()
    {
        Length = 0;
        if (_buffer.Length > KeptCapacity)
        {
            Replace(ArrayPool<byte>.Shared.Rent(InitialCapacity));
        }
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        Length = 0;
        Replace([]);
    }

    internal Span<byte> Claim(int count)
    {
        if (_buffer.Length - Length < count)
        {
            Grow(count);
        }

        var span = _buffer.AsSpan(Length, count);
        Length += count;
        return span;
    }

    internal void Truncate(int length) => Length = length;

    internal Span<byte> Written(int start) => _buffer.AsSpan(start, Length - start);

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(_buffer.Length * 2, Length + count)));
        WrittenSpan.CopyTo(larger);
        Replace(larger);
    }

    private void Replace(byte[] other)
    {
        var buffer = _buffer;
        _buffer = other;
        if (buffer.Length > 0)
        {
            // Credentials pass through this buffer.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private void WriteStringHeader(int size) =>
        WriteHeader(size, Marker.TinyString, Marker.String8, Marker.String16, Marker.String32);

    private void WriteHeader(int count, byte tiny, byte marker8, byte marker16, byte marker32)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count < 16)
        {
            Claim(1)[0] = (byte)(tiny | count);
        }
        else
        {
            WriteSized(count, marker8, marker16, marker32);
        }
    }

    private void WriteSized(int count, byte marker8, byte marker16, byte marker32)
    {
        switch (count)
        {
            case <= byte.MaxValue:
                var two = Claim(2);
                two[0] = marker8;
                two[1] = (byte)count;
                break;
            case <= ushort.MaxValue:
                var three = Claim(3);
                three[0] = marker16;
                BinaryPrimitives.WriteUInt16BigEndian(three[1..], (ushort)count);
                break;
            default:
                var five = Claim(5);
                five[0] = marker32;
                BinaryPrimitives.WriteInt32BigEndian(five[1..], count);
                break;
        }
    }
}
