using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>
/// Writes rows in the one form that their digest is of: each value a letter for its kind, then 8 bytes, little endian, for a number or for
/// how many bytes of UTF-8 or items follow. Ends of relationships, and items of lists, are texts without the letter.
/// </summary>
internal sealed class CanonicalWriter
{
    private const int FirstBytes = 1 << 10;
    private byte[] _buffer = new byte[FirstBytes];

    /// <summary>How many bytes were written since the last <see cref="Clear"/>.</summary>
    public int Length { get; private set; }

    /// <summary>What was written since the last <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>Begins again, in the same memory.</summary>
    public void Clear() => Length = 0;

    /// <summary>A value that is missing.</summary>
    public void AddMissing() => AddTag(CanonicalTag.Missing);

    /// <summary>A text, or the name of an enum's member.</summary>
    public void AddText(ReadOnlySpan<byte> utf8)
    {
        Reserve(1 + sizeof(long) + utf8.Length);
        _buffer[Length++] = (byte)CanonicalTag.Text;
        Append(utf8);
    }

    /// <summary>A boolean.</summary>
    public void AddBoolean(bool value) => AddTag(value ? CanonicalTag.True : CanonicalTag.False);

    /// <summary>An integer.</summary>
    public void AddInteger(long value)
    {
        AddTag(CanonicalTag.Integer);
        AddBare(value);
    }

    /// <summary>A number; there is one zero.</summary>
    public void AddNumber(double value)
    {
        AddTag(CanonicalTag.Number);
        AddBare(BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value));
    }

    /// <summary>A day.</summary>
    public void AddDate(DateOnly value)
    {
        AddTag(CanonicalTag.Date);
        AddBare((long)value.DayNumber);
    }

    /// <summary>A list, whose items follow, each by <see cref="AddBare(ReadOnlySpan{byte})"/>.</summary>
    /// <returns>What <see cref="EndList"/> wants to know.</returns>
    public int BeginList()
    {
        AddTag(CanonicalTag.List);
        AddBare(0);
        return Length - sizeof(long);
    }

    /// <summary>All items of a list were added.</summary>
    /// <param name="list">What <see cref="BeginList"/> said.</param>
    /// <param name="count">How many.</param>
    public void EndList(int list, long count) => BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(list), count);

    /// <summary>A list was none: nothing of it is kept.</summary>
    /// <param name="list">What <see cref="BeginList"/> said.</param>
    public void DropList(int list) => Length = list - 1;

    /// <summary>A value as bundles have it.</summary>
    public void Add(object? value)
    {
        switch (value)
        {
            case null:
                AddMissing();
                break;
            case string text:
                AddTag(CanonicalTag.Text);
                AddBare(text);
                break;
            case bool flag:
                AddBoolean(flag);
                break;
            case long integer:
                AddInteger(integer);
                break;
            case double number:
                AddNumber(number);
                break;
            case DateOnly date:
                AddDate(date);
                break;
            case string[] list:
                var place = BeginList();
                foreach (var item in list)
                {
                    AddBare(item);
                }

                EndList(place, list.Length);
                break;
            default:
                throw new ArgumentException($"A bundle has no values of type {value.GetType().Name}.", nameof(value));
        }
    }

    /// <summary>A number that has no letter before it.</summary>
    public void AddBare(long value)
    {
        Reserve(sizeof(long));
        Append(value);
    }

    /// <summary>A text that has no letter before it.</summary>
    public void AddBare(string text)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        AddBare(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>A text that has no letter before it.</summary>
    public void AddBare(ReadOnlySpan<byte> utf8)
    {
        Reserve(sizeof(long) + utf8.Length);
        Append(utf8);
    }

    private void AddTag(CanonicalTag tag)
    {
        Reserve(1);
        _buffer[Length++] = (byte)tag;
    }

    private void Append(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(Length), value);
        Length += sizeof(long);
    }

    private void Append(ReadOnlySpan<byte> utf8)
    {
        Append((long)utf8.Length);
        utf8.CopyTo(_buffer.AsSpan(Length));
        Length += utf8.Length;
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - Length < bytes)
        {
            Array.Resize(ref _buffer, (int)Math.Min(Array.MaxLength, Math.Max(_buffer.Length * 2L, checked(Length + bytes))));
        }
    }
}
