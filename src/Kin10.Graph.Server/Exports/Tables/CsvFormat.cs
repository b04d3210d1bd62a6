using System.Text;
using System.Text.Json;

namespace Kin10.Graph.Server.Exports.Tables;

/// <summary>
/// CSV (RFC 4180) in UTF-8, with a byte order mark: without it spreadsheets take the text for that of another alphabet. Programs that
/// mind it have JSON Lines.
/// </summary>
internal sealed class CsvFormat(CsvColumns columns) : IRowFormat
{
    private readonly string?[] _cells = new string?[columns.Names.Count];
    private readonly StringBuilder _line = new();

    /// <inheritdoc/>
    public string MediaType => "text/csv; charset=utf-8; header=present";

    /// <inheritdoc/>
    public string Extension => "csv";

    /// <inheritdoc/>
    public void WriteHead(Stream output)
    {
        output.Write(Encoding.UTF8.Preamble);
        WriteLine(columns.Names, output);
    }

    /// <inheritdoc/>
    public void WriteRow(ReadOnlySpan<byte> json, Stream output)
    {
        Array.Clear(_cells);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        columns.Row.Read(ref reader, _cells);
        WriteLine(_cells, output);
    }

    private void WriteLine(IReadOnlyList<string?> cells, Stream output)
    {
        _line.Clear();
        for (var i = 0; i < cells.Count; i++)
        {
            _line.Append(i > 0 ? "," : "");

            // A line with nothing on it would be taken for none.
            Append(cells[i] ?? "", isQuoted: cells.Count == 1);
        }

        _line.Append("\r\n");
        output.Write(Encoding.UTF8.GetBytes(_line.ToString()));
    }

    private void Append(string cell, bool isQuoted)
    {
        if ((isQuoted && cell.Length == 0) || cell.AsSpan().IndexOfAny(",\"\r\n") >= 0)
        {
            _line.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            _line.Append(cell);
        }
    }
}
