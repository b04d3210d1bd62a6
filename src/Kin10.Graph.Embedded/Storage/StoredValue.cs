using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>
/// A value where SQLite has it, until the row is left. The library's own calls take a lock and count a handle for each of kind, length and
/// bytes of each value, and at the start of a large graph there are millions of these.
/// </summary>
internal readonly unsafe partial struct StoredValue
{
    private const string Library = "e_sqlite3";
    private readonly nint _value;

    private StoredValue(nint value) => _value = value;

    /// <summary>What it is: <see cref="raw.SQLITE_NULL"/> and the like.</summary>
    public int Kind => KindOf(_value);

    /// <summary>An integer.</summary>
    public long Integer => IntegerOf(_value);

    /// <summary>A number.</summary>
    public double Number => NumberOf(_value);

    /// <summary>The bytes of a text, in UTF-8, among which U+0000 is one like any other.</summary>
    public ReadOnlySpan<byte> Utf8
    {
        get
        {
            // In this order: the length is that of the form that was asked for last.
            var bytes = BytesOf(_value);
            return new(bytes, LengthOf(_value));
        }
    }

    /// <summary>A value of the row that a statement stands on; nobody else may use its connection meanwhile.</summary>
    public static StoredValue Of(sqlite3_stmt row, int position) => new(ValueOf(row.DangerousGetHandle(), position));

    /// <summary>Goes on to the next row, as the library's reader would; the reader itself has read the first.</summary>
    /// <returns>False where there is none.</returns>
    /// <exception cref="SqliteException">It cannot be read.</exception>
    public static bool Step(sqlite3_stmt row)
    {
        var result = StepOf(row.DangerousGetHandle());
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, raw.sqlite3_db_handle(row));
        }

        return result == raw.SQLITE_ROW;
    }

    // It may read from the disk, so a collection must not have to wait for it.
    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    private static partial int StepOf(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_value")]
    [SuppressGCTransition]
    private static partial nint ValueOf(nint statement, int position);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_type")]
    [SuppressGCTransition]
    private static partial int KindOf(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_int64")]
    [SuppressGCTransition]
    private static partial long IntegerOf(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_double")]
    [SuppressGCTransition]
    private static partial double NumberOf(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_blob")]
    [SuppressGCTransition]
    private static partial byte* BytesOf(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_bytes")]
    [SuppressGCTransition]
    private static partial int LengthOf(nint value);
}
