using Kin10.Graph.Stores;
using Microsoft.Data.Sqlite;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>What the store says of its file: what happened, and what to do.</summary>
internal static class StorageErrors
{
    // Result codes of SQLite (https://sqlite.org/rescode.html).
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    private const string NoPermission = "this user may not write the file or its folder. Give permission to write both.";

    public static GraphStoreException Foreign(string path, string what, Exception? cause = null) =>
        new($"{path} does not hold a graph: {what}. Nothing was changed. Name another file, or move this one away.", false, cause);

    public static GraphStoreException Damaged(string path, string what, Exception? cause = null) =>
        new(
            $"{path} is damaged: {what}. Nothing was changed. Restore it from a backup, or move it away and import the graph again.",
            false,
            cause);

    public static GraphStoreException InUse(string path, Exception? cause = null) =>
        new($"{path} is written to by another process for too long. Wait for that one, or stop it.", true, cause);

    /// <summary>Whether another process holds a lock.</summary>
    public static bool IsBusy(SqliteException exception) => exception.SqliteErrorCode is Busy or Locked;

    /// <summary>The path names a folder.</summary>
    public static GraphStoreException Folder(string path) =>
        new($"{path} is a folder. Name a file in it, as in {Path.Combine(path, "kin10.db")}.", false);

    /// <summary>An error of SQLite while the file was opened or read.</summary>
    public static GraphStoreException WhileReading(string path, SqliteException exception) => exception.SqliteErrorCode switch
    {
        Busy or Locked => InUse(path, exception),
        Corrupt or NotADatabase => Damaged(path, exception.Message, exception),
        _ => new($"{path} cannot be opened: {Reason(path, exception)}", false, exception),
    };

    /// <summary>An error of SQLite while the graph was written.</summary>
    public static GraphStoreException WhileWriting(string path, SqliteException exception) => exception.SqliteErrorCode is Busy or Locked
        ? InUse(path, exception)
        : new($"{path} could not be written: {Reason(path, exception)} The graph is as it was before.", false, exception);

    /// <summary>A file that may only be read was to be written.</summary>
    public static GraphStoreException NotWritable(string path, string reason) =>
        new($"{path} may only be read: {reason} The graph is as it was before.", false);

    /// <summary>
    /// Why a file that was read whole cannot be written, and what to do; null where the error says something of what is in it, or that
    /// another process holds it.
    /// </summary>
    public static string? WhyReadOnly(string path, SqliteException exception) =>
        exception.SqliteErrorCode is Permission or ReadOnly or CannotOpen or Full or InputOutput ? Reason(path, exception) : null;

    private static string Reason(string path, SqliteException exception) => exception.SqliteErrorCode switch
    {
        Permission or ReadOnly or CannotOpen when DatabaseHeader.HasLog(path) =>
            $"a log lies beside it ({path}-wal), and taking it in needs permission to write the file and its folder. Give that once.",
        Permission or ReadOnly or CannotOpen => NoPermission,
        Full => "the disk is full. Make room.",
        InputOutput when !MayWrite(path) => NoPermission,
        InputOutput => $"the disk refuses ({exception.Message}). See that it has room and is whole.",
        _ => $"{exception.Message}.",
    };

    // SQLite reports some refusals of the system as errors of the disk.
    private static bool MayWrite(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            return true;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }
}
