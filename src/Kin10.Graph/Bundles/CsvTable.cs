using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace Kin10.Graph.Bundles;

/// <summary>A CSV file of a bundle as text: a header row and cells, each row with the line on which it starts.</summary>
/// <param name="File">The file's name inside the bundle.</param>
/// <param name="Header">The names of the columns.</param>
/// <param name="Rows">The rows that have as many cells as the header.</param>
/// <param name="Unread">The other rows, each of which is a mistake already; they may name what other files speak of.</param>
internal sealed record CsvTable(
    string File, IReadOnlyList<string> Header, IReadOnlyList<CsvRow> Rows, IReadOnlyList<CsvRow> Unread)
{
    /// <summary>
    /// Reads a file as editors and spreadsheets write it: with or without a byte order mark, lines that end in LF or CRLF, cells separated
    /// by commas or, where spreadsheets need the comma for numbers, by semicolons. What cannot be read is a mistake, and the rest is still
    /// read.
    /// </summary>
    /// <returns>Null when nothing of the file can be used.</returns>
    public static CsvTable? Read(string path, string file, List<BundleMistake> mistakes)
    {
        var bytes = System.IO.File.ReadAllBytes(path);
        if (!Utf8.IsValid(bytes))
        {
            mistakes.Add(NotUtf8(file, bytes));
            return null;
        }

        var text = bytes.AsMemory(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
        var separator = Separator(text.Span);
        var malformed = new Dictionary<long, CsvMalformedReason>();
        var format = CsvReaderOptions.Default with
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            OnMalformedRecord = record => malformed.TryAdd(record.LineNumber, record.Reason),
        };
        using var reader = CsvReader.Create(text, format);
        if (!reader.Read())
        {
            mistakes.Add(new(file, 1, 0, null, "The file is empty. Its first row must name the columns."));
            return null;
        }

        var header = Cells(reader);
        var blankColumns = TrailingBlanks(header);
        header = header[..^blankColumns];
        var (rows, unread) = (new List<CsvRow>(), new List<CsvRow>());
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            var cells = Cells(reader);
            if (blankColumns > 0 && cells.Length == header.Length + blankColumns && TrailingBlanks(cells) >= blankColumns)
            {
                cells = cells[..header.Length];
            }

            if (malformed.TryGetValue(line, out var reason))
            {
                mistakes.Add(new(file, line, 0, null, Explain(reason)));
                unread.Add(new(line, []));
            }
            else if (cells.Length > 1 && TrailingBlanks(cells) == cells.Length)
            {
                // What spreadsheets leave of rows whose cells were deleted.
            }
            else if (cells is [""])
            {
                mistakes.Add(new(file, line, 0, null, "The line is empty. Remove it."));
            }
            else if (cells.Length != header.Length)
            {
                mistakes.Add(new(
                    file, line, 0, null,
                    $"The row has {cells.Length} cells, the header {header.Length}. Put a cell with a {Name(separator)} into quotes; "
                    + "leave what is missing empty."));
                unread.Add(new(line, cells));
            }
            else
            {
                rows.Add(new(line, cells));
            }
        }

        return new(file, header, rows, unread);
    }

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
/// <param name="Cells">One for each column.</param>
internal readonly record struct CsvRow(int Line, string[] Cells);
