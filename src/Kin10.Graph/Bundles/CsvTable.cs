using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace Kin10.Graph.Bundles;

/// <summary>A CSV file of a bundle as text: a header row and cells, each row with the line on which it starts.</summary>
/// <param name="File">The file's name inside the bundle.</param>
/// <param name="Header">The names of the columns.</param>
/// <param name="Rows">The rows that have as many cells as the header.</param>
internal sealed record CsvTable(string File, IReadOnlyList<string> Header, IReadOnlyList<CsvRow> Rows)
{
    /// <summary>Reads a file; what cannot be read is a mistake, and the rest is still read.</summary>
    /// <returns>Null when nothing of the file can be used.</returns>
    public static CsvTable? Read(string path, string file, List<BundleMistake> mistakes)
    {
        var bytes = System.IO.File.ReadAllBytes(path);
        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble))
        {
            mistakes.Add(new(file, 1, 0, null, "The file starts with a byte order mark. Save it as UTF-8 without one."));
            return null;
        }

        if (!Utf8.IsValid(bytes))
        {
            mistakes.Add(NotUtf8(file, bytes));
            return null;
        }

        var malformed = new Dictionary<long, CsvMalformedReason>();
        var format = CsvReaderOptions.Default with
        {
            Separator = ',',
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            OnMalformedRecord = record => malformed.TryAdd(record.LineNumber, record.Reason),
        };
        using var reader = CsvReader.Create(bytes, format);
        if (!reader.Read())
        {
            mistakes.Add(new(file, 1, 0, null, "The file is empty. Its first row must name the columns."));
            return null;
        }

        var header = Cells(reader);
        var rows = new List<CsvRow>();
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            var cells = Cells(reader);
            if (malformed.TryGetValue(line, out var reason))
            {
                mistakes.Add(new(file, line, 0, null, Explain(reason)));
            }
            else if (cells is [""])
            {
                mistakes.Add(new(file, line, 0, null, "The line is empty. Remove it."));
            }
            else if (cells.Length != header.Length)
            {
                mistakes.Add(new(
                    file, line, 0, null,
                    $"The row has {cells.Length} cells, the header {header.Length}. Put a cell with a comma into quotes; "
                    + "leave what is missing empty."));
            }
            else
            {
                rows.Add(new(line, cells));
            }
        }

        return new(file, header, rows);
    }

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
