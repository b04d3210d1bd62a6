using System.Buffers;
using System.Buffers.Text;
using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Response;

/// <summary>
/// Writes a response as UTF-8 JSON into one pooled buffer, so that a null in a non-null position can take back what was written since
/// the nearest nullable parent (<see cref="Save"/>, <see cref="Rewind"/>). Commas are written by the writer. One sealed class: no
/// virtual call and no allocation per value. Not for concurrent use; dispose it to give the buffer back.
/// </summary>
public sealed class ResponseWriter : IDisposable
{
    private byte[] _buffer;
    private int _length;
    private bool _needsComma;
    private string[] _pathKeys = new string[8];
    private int[] _pathIndexes = new int[8];
    private int _pathLength;

    /// <summary>Starts with a buffer of at least that many bytes from the shared pool.</summary>
    public ResponseWriter(int initialCapacity = 16 * 1024) =>
        _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(initialCapacity, 16));

    /// <summary>What has been written.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    /// <summary>The field errors so far, in the order in which they were found.</summary>
    public List<GraphQLError> Errors { get; } = [];

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _length = 0;
        }
    }

    /// <summary>Forgets the errors and the path of an earlier response; what is written stays.</summary>
    internal void BeginResponse()
    {
        Errors.Clear();
        _pathLength = 0;
    }

    /// <summary>A place to which <see cref="Rewind"/> can return.</summary>
    public readonly record struct Mark(int Length, bool NeedsComma);

    /// <summary>The present place.</summary>
    public Mark Save() => new(_length, _needsComma);

    /// <summary>Takes back everything written since <paramref name="mark"/>.</summary>
    public void Rewind(Mark mark) => (_length, _needsComma) = (mark.Length, mark.NeedsComma);

    /// <summary>Writes <c>{</c>.</summary>
    public void StartObject() => Open((byte)'{');

    /// <summary>Writes <c>}</c>.</summary>
    public void EndObject() => Close((byte)'}');

    /// <summary>Writes <c>[</c>.</summary>
    public void StartArray() => Open((byte)'[');

    /// <summary>Writes <c>]</c>.</summary>
    public void EndArray() => Close((byte)']');

    /// <summary>Writes an object's key from bytes made by <see cref="EncodeKey"/>.</summary>
    public void Key(ReadOnlySpan<byte> encodedKey)
    {
        // The comma is the first of these bytes.
        Append(_needsComma ? encodedKey : encodedKey[1..]);
        _needsComma = false;
    }

    /// <summary>Writes an object's key and a value that is JSON already, as <see cref="Key"/> and <see cref="Raw"/> do.</summary>
    public void Member(ReadOnlySpan<byte> encodedKey, ReadOnlySpan<byte> json)
    {
        var key = _needsComma ? encodedKey : encodedKey[1..];
        var target = Room(key.Length + json.Length);
        key.CopyTo(target);
        json.CopyTo(target[key.Length..]);
        _length += key.Length + json.Length;
        _needsComma = true;
    }

    /// <summary>A key with its quotes and colon and the comma before it, ready for <see cref="Key"/>.</summary>
    public static byte[] EncodeKey(string key) => [(byte)',', .. JsonText.Encode(key), (byte)':'];

    /// <summary>Writes <c>null</c>.</summary>
    public void Null() => Raw("null"u8);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>Writes an integer.</summary>
    public void Integer(long value)
    {
        var target = Reserve(21);
        Utf8Formatter.TryFormat(value, target, out var written);
        _length += written;
        _needsComma = true;
    }

    /// <summary>Writes a finite number as RFC 8785 has it: <c>1</c>, <c>0.1</c>, <c>1e+21</c>.</summary>
    public void Number(double value)
    {
        var target = Reserve(33);
        _length += JsonText.FormatNumber(value, target);
        _needsComma = true;
    }

    /// <summary>Writes a string, escaping what JSON needs.</summary>
    public void String(string value)
    {
        var target = Reserve((value.Length * 6) + 3);
        _length += JsonText.Encode(value, target);
        _needsComma = true;
    }

    /// <summary>Writes a string from its UTF-8, escaping what JSON needs.</summary>
    /// <param name="utf8">Valid UTF-8.</param>
    public void String(ReadOnlySpan<byte> utf8)
    {
        var target = Reserve((utf8.Length * 6) + 3);
        _length += JsonText.Encode(utf8, target);
        _needsComma = true;
    }

    /// <summary>Writes a value that is JSON already.</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        if (_needsComma)
        {
            Append((byte)',');
        }

        Append(json);
        _needsComma = true;
    }

    /// <summary>Enters a field: its response key becomes the next part of the path of errors.</summary>
    public void EnterField(string responseKey)
    {
        if (_pathLength == _pathKeys.Length)
        {
            Array.Resize(ref _pathKeys, _pathLength * 2);
            Array.Resize(ref _pathIndexes, _pathLength * 2);
        }

        _pathKeys[_pathLength] = responseKey;
        _pathIndexes[_pathLength++] = -1;
    }

    /// <summary>Says at which item of the innermost list field the writer is; -1 leaves the list.</summary>
    public void AtIndex(int index) => _pathIndexes[_pathLength - 1] = index;

    /// <summary>Leaves the field last entered.</summary>
    public void LeaveField() => _pathLength--;

    /// <summary>The path to where the writer is (section 7.1.2).</summary>
    public IReadOnlyList<object> CurrentPath()
    {
        var path = new List<object>();
        for (var i = 0; i < _pathLength; i++)
        {
            path.Add(_pathKeys[i]);
            if (_pathIndexes[i] >= 0)
            {
                path.Add(_pathIndexes[i]);
            }
        }

        return path;
    }

    /// <summary>Records a field error at the current path.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="locations">The field's places in the document.</param>
    public void AddError(string code, string message, IReadOnlyList<SourceLocation> locations) =>
        Errors.Add(new GraphQLError(code, message, locations, CurrentPath()));

    private void Open(byte bracket)
    {
        if (_needsComma)
        {
            Append((byte)',');
        }

        Append(bracket);
        _needsComma = false;
    }

    private void Close(byte bracket)
    {
        Append(bracket);
        _needsComma = true;
    }

    private void Append(byte value)
    {
        var length = _length;
        if (length == _buffer.Length)
        {
            Grow(1);
        }

        _buffer[length] = value;
        _length = length + 1;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    private Span<byte> Room(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Grow(count);
        }

        return _buffer.AsSpan(_length);
    }

    // Makes room for a comma, where one is due, and `count` more bytes; returns the place after the comma.
    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _length < count + 1)
        {
            Grow(count + 1);
        }

        if (_needsComma)
        {
            _buffer[_length++] = (byte)',';
        }

        return _buffer.AsSpan(_length);
    }

    private void Grow(int count)
    {
        ObjectDisposedException.ThrowIf(_buffer.Length == 0, this);
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, checked(_length + count)));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
