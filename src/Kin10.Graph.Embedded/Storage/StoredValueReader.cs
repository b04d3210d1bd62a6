using System.Globalization;
using System.Text;
using System.Text.Json;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;
using SQLitePCL;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>Reads values of rows as SQLite holds them, see <see cref="GraphTables.ToStored"/>; makes no objects of them.</summary>
/// <param name="hash">Takes each value, too.</param>
internal sealed class StoredValueReader(ContentHash hash)
{
    private byte[] _item = new byte[256];

    /// <summary>Reads a value into its column.</summary>
    /// <exception cref="FormatException">It does not fit the property.</exception>
    /// <exception cref="JsonException">It is no list.</exception>
    public void Read(sqlite3_stmt row, int position, Property property, ColumnBuilder column)
    {
        var stored = raw.sqlite3_column_type(row, position);
        if (property.IsList)
        {
            ReadList(
                stored == raw.SQLITE_TEXT ? raw.sqlite3_column_blob(row, position) : throw Unfit(stored, property),
                property,
                (ListColumnBuilder)column);
            return;
        }

        switch (property.Kind, stored)
        {
            case (_, raw.SQLITE_NULL):
                hash.AddMissing();
                column.AddMissing();
                break;
            case (ScalarKind.Boolean, raw.SQLITE_INTEGER):
                var flag = raw.sqlite3_column_int64(row, position);
                hash.AddBoolean(flag != 0);
                column.Add(flag);
                break;
            case (ScalarKind.Int or ScalarKind.Long, raw.SQLITE_INTEGER):
                var integer = raw.sqlite3_column_int64(row, position);
                hash.AddInteger(integer);
                column.Add(integer);
                break;
            case (ScalarKind.Float, raw.SQLITE_FLOAT):
                var number = raw.sqlite3_column_double(row, position);
                hash.AddNumber(number);
                column.Add(number);
                break;
            case (ScalarKind.LocalDate, raw.SQLITE_TEXT):
                var date = ReadDate(raw.sqlite3_column_blob(row, position));
                hash.AddDate(date);
                column.Add((long)date.DayNumber);
                break;
            case (ScalarKind.Id or ScalarKind.String or ScalarKind.Enum, raw.SQLITE_TEXT):
                // As bytes, so that U+0000 does not end the text.
                var text = raw.sqlite3_column_blob(row, position);
                hash.AddText(text);
                column.Add(text);
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

    private void ReadList(ReadOnlySpan<byte> json, Property property, ListColumnBuilder column)
    {
        var count = Count(json, property);
        hash.BeginList(count);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        for (var i = 0; i < count; i++)
        {
            reader.Read();
            var item = reader.ValueSpan;
            if (reader.ValueIsEscaped)
            {
                if (_item.Length < item.Length)
                {
                    _item = new byte[item.Length * 2];
                }

                item = _item.AsSpan(0, Unescape(ref reader, property));
            }

            hash.AddItem(item);
            column.Items.Add(item);
        }

        column.EndList(count);
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

    private static int Count(ReadOnlySpan<byte> json, Property property)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw new FormatException($"{property.Name} holds no list");
        }

        for (var count = 0; reader.Read(); count++)
        {
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                // Nothing follows a list.
                reader.Read();
                return count;
            }

            if (reader.TokenType != JsonTokenType.String)
            {
                throw new FormatException($"{property.Name} holds a list of something else than texts");
            }
        }

        throw new FormatException($"{property.Name} holds no whole list");
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
