using System.Globalization;
using System.Text;
using System.Text.Json;
using Kin10.Graph.Model;
using SQLitePCL;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>Reads values of rows as SQLite holds them, see <see cref="GraphTables.ToStored"/>; makes no objects of them.</summary>
internal sealed class StoredValueReader
{
    private byte[] _item = new byte[256];

    /// <summary>Reads a value.</summary>
    /// <param name="row">The row.</param>
    /// <param name="position">Where the value is in it.</param>
    /// <param name="property">What it is a value of.</param>
    /// <param name="values">Takes it.</param>
    /// <exception cref="FormatException">It does not fit the property.</exception>
    /// <exception cref="JsonException">It is no list.</exception>
    public void Read(sqlite3_stmt row, int position, Property property, CanonicalWriter values)
    {
        var value = StoredValue.Of(row, position);
        var stored = value.Kind;
        if (property.IsList)
        {
            ReadList(stored == raw.SQLITE_TEXT ? value.Utf8 : throw Unfit(stored, property), property, values);
            return;
        }

        switch (property.Kind, stored)
        {
            case (_, raw.SQLITE_NULL):
                values.AddMissing();
                break;
            case (ScalarKind.Boolean, raw.SQLITE_INTEGER):
                values.AddBoolean(value.Integer != 0);
                break;
            case (ScalarKind.Int or ScalarKind.Long, raw.SQLITE_INTEGER):
                values.AddInteger(value.Integer);
                break;
            case (ScalarKind.Float, raw.SQLITE_FLOAT):
                values.AddNumber(value.Number);
                break;
            case (ScalarKind.LocalDate, raw.SQLITE_TEXT):
                values.AddDate(ReadDate(value.Utf8));
                break;
            case (ScalarKind.Id or ScalarKind.String or ScalarKind.Enum, raw.SQLITE_TEXT):
                values.AddText(value.Utf8);
                break;
            default:
                throw Unfit(stored, property);
        }
    }

    private static DateOnly ReadDate(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[GraphTables.IsoDate.Length];
        return Encoding.UTF8.TryGetChars(utf8, text, out var length)
            && DateOnly.TryParseExact(
                text[..length], GraphTables.IsoDate, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new FormatException($"'{Encoding.UTF8.GetString(utf8)}' is not a day");
    }

    private void ReadList(ReadOnlySpan<byte> json, Property property, CanonicalWriter values)
    {
        var list = values.BeginList();
        if (TryReadPlain(json, values, out var count))
        {
            values.EndList(list, count);
            return;
        }

        values.DropList(list);
        ReadAnyList(json, property, values);
    }

    // As this program writes a list in which nothing is escaped, which is nearly every one: ["a","b"].
    private static bool TryReadPlain(ReadOnlySpan<byte> json, CanonicalWriter values, out int count)
    {
        var (place, end) = (1, json.Length - 1);
        count = 0;
        if (end < 1 || json[0] != '[' || json[end] != ']')
        {
            return false;
        }

        for (; place < end; count++)
        {
            if (count > 0 && json[place++] != ',')
            {
                return false;
            }

            if (json[place++] != '"')
            {
                return false;
            }

            var start = place;
            while (place < end && json[place] is >= (byte)' ' and not ((byte)'"' or (byte)'\\'))
            {
                place++;
            }

            if (json[place++] != '"')
            {
                return false;
            }

            values.AddBare(json[start..(place - 1)]);
        }

        return true;
    }

    private void ReadAnyList(ReadOnlySpan<byte> json, Property property, CanonicalWriter values)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw new FormatException($"{property.Name} holds no list");
        }

        var list = values.BeginList();
        for (var count = 0; reader.Read(); count++)
        {
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                // Nothing follows a list.
                reader.Read();
                values.EndList(list, count);
                return;
            }

            if (reader.TokenType != JsonTokenType.String)
            {
                throw new FormatException($"{property.Name} holds a list of something else than texts");
            }

            values.AddBare(Item(ref reader, property));
        }

        throw new FormatException($"{property.Name} holds no whole list");
    }

    private ReadOnlySpan<byte> Item(ref Utf8JsonReader reader, Property property)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        if (_item.Length < reader.ValueSpan.Length)
        {
            _item = new byte[reader.ValueSpan.Length * 2];
        }

        return _item.AsSpan(0, Unescape(ref reader, property));
    }

    private int Unescape(ref Utf8JsonReader reader, Property property)
    {
        try
        {
            return reader.CopyString(_item);
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException($"{property.Name} holds an escape that is no character", exception);
        }
    }

    private static FormatException Unfit(int stored, Property property)
    {
        var found = stored switch
        {
            raw.SQLITE_INTEGER => nameof(Int64),
            raw.SQLITE_FLOAT => nameof(Double),
            raw.SQLITE_TEXT => nameof(String),
            raw.SQLITE_NULL => nameof(DBNull),
            _ => "Byte[]",
        };
        return new($"{property.Name} holds a {found}");
    }
}
