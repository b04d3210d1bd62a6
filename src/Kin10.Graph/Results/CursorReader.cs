using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Results;

/// <summary>Reads what <see cref="CursorWriter"/> wrote, and nothing else.</summary>
internal ref struct CursorReader
{
    private static readonly OperandType Id = new(ScalarKind.Id, null, IsNullable: false);

    private ReadOnlySpan<byte> _rest;

    /// <summary>Reads a cursor of a connection.</summary>
    /// <param name="cursor">The text that the request brings.</param>
    /// <param name="scope">The scope of the connection's cursors.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="position">The place that it marks.</param>
    /// <returns>False for any text that is not a cursor of this field and order.</returns>
    public static bool TryRead(string cursor, ulong scope, ConnectionPlan connection, [NotNullWhen(true)] out CursorPosition? position)
    {
        position = null;
        if (Decode(cursor) is not { Length: > sizeof(ulong) } bytes || BinaryPrimitives.ReadUInt64LittleEndian(bytes) != scope)
        {
            return false;
        }

        var reader = new CursorReader { _rest = bytes.AsSpan(sizeof(ulong)) };
        var keys = new object?[connection.Order.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            if (!reader.TryReadKey(connection.Order[i].Operand.Type, out keys[i]))
            {
                return false;
            }
        }

        if (!reader.TryReadKey(Id, out var id) || !reader._rest.IsEmpty
            || !IsIdOf(connection.Source.Types, (string)id!))
        {
            return false;
        }

        position = new CursorPosition(keys, (string)id!);
        return true;
    }

    // Base64url has several texts for the same bytes (padding, white space, unused bits): only the one that is written counts.
    private static byte[]? Decode(string cursor)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(cursor.Length)];
        if (Base64Url.DecodeFromChars(cursor, bytes, out _, out var length) != OperationStatus.Done
            || Base64Url.GetEncodedLength(length) != cursor.Length)
        {
            return null;
        }

        var decoded = bytes[..length];
        return cursor.Equals(Base64Url.EncodeToString(decoded), StringComparison.Ordinal) ? decoded : null;
    }

    private static bool IsIdOf(IReadOnlyList<NodeType> types, string id)
    {
        foreach (var type in types)
        {
            if (id.Length > type.IdPrefix.Length && id.StartsWith(type.IdPrefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryReadKey(OperandType type, out object? value)
    {
        value = null;
        if (_rest.IsEmpty)
        {
            return false;
        }

        var tag = (CursorTag)_rest[0];
        _rest = _rest[1..];
        switch (tag)
        {
            case CursorTag.Null:
                return type.IsNullable;
            case CursorTag.False or CursorTag.True:
                value = tag == CursorTag.True;
                return type.Kind == ScalarKind.Boolean;
            case CursorTag.Integer:
                return type.Kind is ScalarKind.Int or ScalarKind.Long && TryReadInteger(out value);
            case CursorTag.Number:
                return type.Kind == ScalarKind.Float && TryReadNumber(out value);
            case CursorTag.Date:
                return type.Kind == ScalarKind.LocalDate && TryReadDate(out value);
            case CursorTag.String:
                return type.Kind is ScalarKind.String or ScalarKind.Enum or ScalarKind.Id && TryReadString(out value, out var length)
                    && (type.Kind == ScalarKind.Id || length <= CutText.MaxBytes);
            case CursorTag.CutString:
                return type.Kind == ScalarKind.String && TryReadCut(out value);
            default:
                return false;
        }
    }

    private bool TryReadInteger(out object? value)
    {
        var isThere = BinaryPrimitives.TryReadInt64LittleEndian(_rest, out var integer);
        value = integer;
        _rest = isThere ? _rest[sizeof(long)..] : default;
        return isThere;
    }

    private bool TryReadNumber(out object? value)
    {
        var isThere = BinaryPrimitives.TryReadDoubleLittleEndian(_rest, out var number);
        value = number;
        _rest = isThere ? _rest[sizeof(double)..] : default;
        return isThere && double.IsFinite(number);
    }

    private bool TryReadDate(out object? value)
    {
        value = null;
        if (!BinaryPrimitives.TryReadInt32LittleEndian(_rest, out var day)
            || day < DateOnly.MinValue.DayNumber
            || day > DateOnly.MaxValue.DayNumber)
        {
            return false;
        }

        value = DateOnly.FromDayNumber(day);
        _rest = _rest[sizeof(int)..];
        return true;
    }

    private bool TryReadCut(out object? value)
    {
        if (!TryReadString(out value, out var length)
            || !CutText.IsLength(length)
            || !BinaryPrimitives.TryReadUInt64LittleEndian(_rest, out var fingerprint))
        {
            return false;
        }

        value = new CutText((string)value!, fingerprint);
        _rest = _rest[sizeof(ulong)..];
        return true;
    }

    private bool TryReadString(out object? value, out int length)
    {
        value = null;
        if (!BinaryPrimitives.TryReadInt32LittleEndian(_rest, out length) || length < 0 || length > _rest.Length - sizeof(int))
        {
            return false;
        }

        var utf8 = _rest.Slice(sizeof(int), length);
        if (!Utf8.IsValid(utf8))
        {
            return false;
        }

        value = Encoding.UTF8.GetString(utf8);
        _rest = _rest[(sizeof(int) + length)..];
        return true;
    }
}
