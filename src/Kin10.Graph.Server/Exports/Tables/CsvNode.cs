using System.Text;
using System.Text.Json;

namespace Kin10.Graph.Server.Exports.Tables;

/// <summary>A place in the rows of a response, and the cells that its values become.</summary>
internal abstract class CsvNode
{
    /// <summary>Reads the value at which a reader stands, to its end.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="cells">The cells of the row; those that stay null are empty.</param>
    public abstract void Read(ref Utf8JsonReader reader, string?[] cells);
}

/// <summary>A scalar, or a list of scalars: one cell.</summary>
internal sealed class CsvScalar(int column) : CsvNode
{
    public override void Read(ref Utf8JsonReader reader, string?[] cells)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            cells[column] = Text(ref reader);
            return;
        }

        var items = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Text(ref reader) ?? "");
        }

        cells[column] = CsvCell.Join(items);
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                return CsvCell.Guard(reader.GetString()!);
            default:
                return Encoding.ASCII.GetString(reader.ValueSpan);
        }
    }
}

/// <summary>An object: the cells of its fields.</summary>
internal sealed class CsvObject(IReadOnlyDictionary<string, CsvNode> fields) : CsvNode
{
    public override void Read(ref Utf8JsonReader reader, string?[] cells)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var field = fields[reader.GetString()!];
            reader.Read();
            field.Read(ref reader, cells);
        }
    }
}

/// <summary>A list of objects with one scalar in each: these, joined in one cell.</summary>
internal sealed class CsvJoined(int column, CsvNode item) : CsvNode
{
    public override void Read(ref Utf8JsonReader reader, string?[] cells)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        var (items, itemCells) = (new List<string>(), new string?[1]);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            itemCells[0] = null;
            item.Read(ref reader, itemCells);
            items.Add(itemCells[0] ?? "");
        }

        cells[column] = CsvCell.Join(items);
    }
}

/// <summary>Any other list of objects: its JSON in one cell.</summary>
internal sealed class CsvJson(int column) : CsvNode
{
    public override void Read(ref Utf8JsonReader reader, string?[] cells)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        cells[column] = document.RootElement.ValueKind == JsonValueKind.Null ? null : document.RootElement.GetRawText();
    }
}
