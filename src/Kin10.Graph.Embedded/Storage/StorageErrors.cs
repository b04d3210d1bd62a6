using Kin10.Graph.Stores;
using Microsoft.Data.Sqlite;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>What the store says of its file: what happened, and what to do.</summary>
internal static class StorageErrors
{
    private const int Busy = 5;
    private const int Locked = 6;

    public static GraphStoreException Foreign(string path, string what, Exception? cause = null) =>
        new($"{path} does not hold a graph: {what}. Nothing was changed. Name another file, or move this one away.", false, cause);

    public static GraphStoreException Damaged(string path, string what, Exception? cause = null) =>
        new(
            $"{path} is damaged: {what}. Nothing was changed. Restore it from a backup, or move it away and import the graph again.",
            false,
            cause);

    public static GraphStoreException InUse(string path, Exception? cause = null) =>
        new($"{path} is in use by another process. Stop that one first, or name another file.", true, cause);

    /// <summary>An error of SQLite while the file was opened or read.</summary>
    public static GraphStoreException WhileReading(string path, SqliteException exception) =>
        exception.SqliteErrorCode is Busy or Locked ? InUse(path, exception) : Damaged(path, exception.Message, exception);

    /// <summary>An error of SQLite while the graph was written.</summary>
    public static GraphStoreException WhileWriting(string path, SqliteException exception) => exception.SqliteErrorCode is Busy or Locked
        ? InUse(path, exception)
        : new($"{path} could not be written: {exception.Message}. "
            + "The graph is as it was before. See that the disk has room and the file may be written.", false, exception);
}
