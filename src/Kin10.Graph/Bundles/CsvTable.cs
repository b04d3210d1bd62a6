using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace Kin10.Graph.Bundles;

/// <summary>
/// A CSV file of a bundle as text: a header row and cells, each row with the line on which it starts. Rows are read one by one and
/// not kept.
/// </summary>
internal sealed class CsvTable
{
    private readonly ReadOnlyMemory<byte> _text;
    private readonly char _separator;
    private readonly int _blankColumns;

    private CsvTable(string file, ReadOnlyMemory<byte> text, char separator, string[] header, int blankColumns) =>
        (File, _text, _separator, Header, _blankColumns) = (file, text, separator, header, blankColumns);

    /// <summary>The file's name inside the bundle.</summary>
    public string File { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>
    /// Opens a file as editors and spreadsheets write it: with or without a byte order mark, lines that end in LF or CRLF, cells separated
    /// by commas or, where spreadsheets need the comma for numbers, by semicolons.
    /// </summary>
    /// <returns>Null when nothing of the file can be used.</returns>
    public static CsvTable? Open(string path, string file, List<BundleMistake> mistakes)
    {
        var bytes = System.IO.File.ReadAllBytes(path);
        if (!Utf8.IsValid(bytes))
        {
            mistakes.Add(NotUtf8(file, bytes));
            return null;
        }

        var text = bytes.AsMemory(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
        var separator = Separator(text.Span);
        using var reader = CsvReader.Create(text, Format(separator));
        if (!reader.Read())
        {
            mistakes.Add(new(file, 1, 0, null, "The file is empty. Its first row must name the columns."));
            return null;
        }

        var header = Cells(reader);
        var blankColumns = TrailingBlanks(header);
        return new(file, text, separator, header[..^blankColumns], blankColumns);
    }

    /// <summary>
    /// Reads the rows in their order. A row that cannot be read is a mistake; it comes, too, for it may name what other files speak of.
    /// </summary>
    public IEnumerable<CsvRow> ReadRows(List<BundleMistake> mistakes)
    {
        var malformed = new Dictionary<long, CsvMalformedReason>();
        using var reader = CsvReader.Create(
            _text, Format(_separator) with { OnMalformedRecord = record => malformed.TryAdd(record.LineNumber, record.Reason) });
        reader.Read();
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            var cells = Cells(reader);
            if (_blankColumns > 0 && cells.Length == Header.Count + _blankColumns && TrailingBlanks(cells) >= _blankColumns)
            {
                cells = cells[..Header.Count];
            }

            if (malformed.TryGetValue(line, out var reason))
            {
                mistakes.Add(new(File, line, 0, null, Explain(reason)));
                yield return new(line, [], false);
            }
            else if (cells.Length > 1 && TrailingBlanks(cells) == cells.Length)
            {
                // What spreadsheets leave of rows whose cells were deleted.
            }
            else if (cells is [""])
            {
                mistakes.Add(new(File, line, 0, null, "The line is empty. Remove it."));
            }
            else if (cells.Length != Header.Count)
            {
                mistakes.Add(new(
                    File, line, 0, null,
                    $"The row has {cells.Length} cells, the header {Header.Count}. Put a cell with a {Name(_separator)} into quotes; "
                    + "leave what is missing empty."));
                yield return new(line, cells, false);
            }
            else
            {
                yield return new(line, cells, true);
            }
        }
    }

    private static CsvReaderOptions Format(char separator) => CsvReaderOptions.Default with
    {
        Separator = separator,
        HasHeader = false,
        SkipEmptyLines = false,
        TrackLineNumbers = true,
    };

    // Spreadsheets keep columns that were emptied.
    private static int TrailingBlanks(string[] cells) => cells.Length - 1 - Array.FindLastIndex(cells, cell => cell.Length > 0);

    // Names of columns hold neither.
    private static char Separator(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny((byte)'\n', (byte)'\r');
        var header = end < 0 ? text : text[..end];
        return header.Contains((byte)';') && !header.Contains((byte)',') ? ';' : ',';
    }

    private static string Name(char separator) => separator == ';' ? "semicolon" : "comma";

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = reader.GetString(i);
        }

        return cells;
    }

    private static string Explain(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote =>
            "A quote occurs inside a cell that is not quoted. Put the cell into quotes and double each quote in it.",
        CsvMalformedReason.TextAfterClosingQuote => "Text follows the closing quote of a cell. Double each quote that belongs to the text.",
        _ => "A quoted cell is never closed. Put a quote at its end.",
    };

    private static BundleMistake NotUtf8(string file, ReadOnlySpan<byte> bytes)
    {
        var line = 1;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(bytes[range]))
            {
                break;
            }

            line++;
        }

        return new(file, line, 0, null, "The line is not UTF-8. Save the file as UTF-8 (in a spreadsheet: CSV UTF-8).");
    }
}

/// <summary>A row of a <see cref="CsvTable"/>.</summary>
/// <param name="Line">The line on which it starts, from 1.</param>
/// <param name="Cells">One for each column where the row is whole.</param>
/// <param name="IsWhole">Whether it has as many cells as the header; else it is a mistake already.</param>
internal readonly record struct CsvRow(int Line, string[] Cells, bool IsWhole);
