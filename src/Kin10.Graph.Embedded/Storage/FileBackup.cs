using Kin10.Graph.Stores;
using Microsoft.Data.Sqlite;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>Copies a file as it is at one moment, whoever reads and writes it (https://sqlite.org/backup.html).</summary>
internal static class FileBackup
{
    /// <summary>Makes the copy, all or nothing.</summary>
    /// <param name="path">The file of a store.</param>
    /// <param name="target">The file to make.</param>
    /// <exception cref="GraphStoreException">There is no graph in the file, the copy exists already, or it cannot be written.</exception>
    public static void Run(string path, string target)
    {
        if (!DatabaseHeader.Check(path))
        {
            throw new GraphStoreException($"There is no file {path}. Name the store's file by the setting Store:Path.", false);
        }

        if (Path.Exists(target))
        {
            throw new GraphStoreException($"{target} is there already. Name a file that is not.", false);
        }

        var part = target + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
            File.Delete(part);
            using (var source = Open(path, SqliteOpenMode.ReadOnly))
            using (var copy = Open(part, SqliteOpenMode.ReadWriteCreate))
            {
                source.BackupDatabase(copy);

                // One file, without a log beside it.
                using var command = copy.CreateCommand();
                command.CommandText = "PRAGMA journal_mode = DELETE";
                command.ExecuteNonQuery();
            }

            File.Move(part, target);
        }
        catch (SqliteException exception)
        {
            File.Delete(part);
            throw new GraphStoreException($"{path} could not be copied to {target}: {exception.Message}.", false, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GraphStoreException($"{path} could not be copied to {target}: {exception.Message}", false, exception);
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var builder = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(builder.ConnectionString);
        connection.Open();
        return connection;
    }
}
