using System.Buffers.Binary;
using System.Buffers.Text;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Results;

/// <summary>
/// Builds cursors: the scope (which field, which order) and the values of the order's keys and the id, as base64url. Reused from row to
/// row; the same bytes from every store. Call <see cref="Begin"/>, one Add per key of the order, then that of the id, then a Write. Of long
/// texts it holds a <see cref="CutText"/>, so that it is short whatever the order.
/// </summary>
public sealed class CursorWriter
{
    private byte[] _bytes = new byte[256];
    private int _length;

    /// <summary>Starts a cursor.</summary>
    /// <param name="scope">From <see cref="Plan.BoundPlan.CursorScope"/>.</param>
    public void Begin(ulong scope)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes, scope);
        _length = sizeof(ulong);
    }

    /// <summary>Adds a missing value.</summary>
    public void AddNull() => Append(CursorTag.Null, 0);

    /// <summary>Adds a boolean.</summary>
    public void AddBoolean(bool value) => Append(value ? CursorTag.True : CursorTag.False, 0);

    /// <summary>Adds an integer.</summary>
    public void AddInteger(long value) => BinaryPrimitives.WriteInt64LittleEndian(Append(CursorTag.Integer, sizeof(long)), value);

    /// <summary>Adds a number. -0 is written as the 0 that it equals, so that equal keys give equal cursors.</summary>
    public void AddNumber(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Append(CursorTag.Number, sizeof(double)), value + 0.0);

    /// <summary>Adds a day.</summary>
    public void AddDate(DateOnly value) => BinaryPrimitives.WriteInt32LittleEndian(Append(CursorTag.Date, sizeof(int)), value.DayNumber);

    /// <summary>Adds a text or an enum's name; of one longer than <see cref="CutText.MaxBytes"/> the beginning.</summary>
    /// <param name="utf8">Its UTF-8.</param>
    public void AddString(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= CutText.MaxBytes)
        {
            AddId(utf8);
            return;
        }

        var length = CutText.LengthOf(utf8);
        var target = Append(CursorTag.CutString, sizeof(int) + length + sizeof(ulong));
        BinaryPrimitives.WriteInt32LittleEndian(target, length);
        utf8[..length].CopyTo(target[sizeof(int)..]);
        BinaryPrimitives.WriteUInt64LittleEndian(target[(sizeof(int) + length)..], CutText.FingerprintOf(utf8));
    }

    /// <summary>Adds an id, whole.</summary>
    /// <param name="utf8">Its UTF-8.</param>
    public void AddId(ReadOnlySpan<byte> utf8)
    {
        var target = Append(CursorTag.String, sizeof(int) + utf8.Length);
        BinaryPrimitives.WriteInt32LittleEndian(target, utf8.Length);
        utf8.CopyTo(target[sizeof(int)..]);
    }

    /// <summary>Writes the cursor as a JSON string.</summary>
    public void WriteTo(ResponseWriter writer)
    {
        Span<byte> stack = stackalloc byte[1024];
        var size = Base64Url.GetEncodedLength(_length) + 2;
        var json = size <= stack.Length ? stack[..size] : new byte[size];
        json[0] = (byte)'"';
        Base64Url.EncodeToUtf8(_bytes.AsSpan(0, _length), json[1..]);
        json[size - 1] = (byte)'"';
        writer.Raw(json);
    }

    /// <summary>The cursor's text.</summary>
    public override string ToString() => Base64Url.EncodeToString(_bytes.AsSpan(0, _length));

    private Span<byte> Append(CursorTag tag, int size)
    {
        if (_bytes.Length - _length < size + 1)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + size + 1));
        }

        _bytes[_length] = (byte)tag;
        var target = _bytes.AsSpan(_length + 1, size);
        _length += size + 1;
        return target;
    }
}

/// <summary>What a value of a cursor starts with.</summary>
internal enum CursorTag : byte
{
    Null = 0,
    False = 1,
    True = 2,
    Integer = 3,
    Number = 4,
    Date = 5,
    String = 6,
    CutString = 7,
}
