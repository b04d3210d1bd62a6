using System.Globalization;
using Kin10.Graph.Bundles;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;
using Kin10.Graph.Stores;
using Microsoft.Data.Sqlite;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>
/// The durable record: a SQLite file with a write-ahead log, which several processes may have open. It is read whole when opened, and when
/// another process has changed it, each time in one transaction and checked against the digest that was written with it.
/// </summary>
internal sealed class GraphFile : IDisposable
{
    // Seconds. Reading waits for nobody but a process that holds the file for itself; an import waits for that of another process.
    private const int LongestWait = 5;
    private const int LongestWaitToWrite = 60;

    private readonly GraphModel _model;
    private readonly string _path;
    private readonly SqliteConnection? _connection;

    private GraphFile(GraphModel model, string path, SqliteConnection? connection, string? whyReadOnly) =>
        (_model, _path, _connection, WhyReadOnly) = (model, path, connection, whyReadOnly);

    /// <summary>Why the file may only be read; null where it can be written, too.</summary>
    public string? WhyReadOnly { get; }

    /// <summary>
    /// Opens the file, or makes it. What is damaged or foreign is refused and stays as it is, byte for byte. What is whole but may not be
    /// written is opened to be read.
    /// </summary>
    /// <exception cref="GraphStoreException">It cannot be opened.</exception>
    public static (GraphFile File, StoredGraph Graph) Open(GraphModel model, string path, CancellationToken cancellationToken)
    {
        try
        {
            if (!DatabaseHeader.Check(path))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                return OpenToWrite(model, path, inspected: null, cancellationToken);
            }

            // Only what proves whole is opened for writing.
            var inspected = Inspect(model, path, cancellationToken);
            try
            {
                return OpenToWrite(model, path, inspected, cancellationToken);
            }
            catch (SqliteException exception) when (StorageErrors.WhyReadOnly(path, exception) is { } reason)
            {
                return (new GraphFile(model, path, null, reason), inspected);
            }
        }
        catch (SqliteException exception)
        {
            throw StorageErrors.WhileReading(path, exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new GraphStoreException(
                $"{path} cannot be opened: this user may not read it, or not make it in that folder. "
                + "Give permission, or name another file.",
                false,
                exception);
        }
        catch (IOException exception)
        {
            throw new GraphStoreException($"{path} cannot be opened: {exception.Message}", false, exception);
        }
    }

    /// <summary>Changes the graph in one transaction, where it is still the one that was compared with.</summary>
    /// <param name="expected">The state of the file that was compared with.</param>
    /// <param name="changes">The difference between what the file holds and what it is to hold.</param>
    /// <param name="contentHash">The digest of the graph that it makes.</param>
    /// <param name="history">What is known of imports after it; null where no facts change.</param>
    /// <param name="total">How many nodes and relationships that graph has.</param>
    /// <param name="progress">Told how many of them are done.</param>
    /// <param name="cancellationToken">Stops it; nothing is changed then.</param>
    /// <returns>False, with nothing changed, where another process has changed the file since.</returns>
    public bool TryApply(
        FileState expected,
        ChangeSet changes,
        string contentHash,
        GraphHistory? history,
        long total,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        if (_connection is null)
        {
            throw StorageErrors.NotWritable(_path, WhyReadOnly!);
        }

        try
        {
            _connection.DefaultTimeout = LongestWaitToWrite;
            using var transaction = _connection.BeginTransaction();
            if (FileReading.ReadState(_connection, transaction) != expected)
            {
                return false;
            }

            new TableWriter(_connection, transaction, total, progress, cancellationToken).Write(changes);
            WriteMeta(_connection, transaction, "contentHash", contentHash);
            if (history is not null)
            {
                foreach (var statement in HistoryTables.Create)
                {
                    FileReading.Execute(_connection, statement, transaction);
                }

                HistoryTables.Write(_connection, transaction, history, changes.Facts);
            }

            cancellationToken.ThrowIfCancellationRequested();
            transaction.Commit();
            return true;
        }
        catch (SqliteException exception)
        {
            throw StorageErrors.WhileWriting(_path, exception);
        }
    }

    /// <summary>A watch over what other processes commit; null where the file may only be read.</summary>
    public FileWatch? Watch() => _connection is null ? null : new FileWatch(Connect(_path, readOnly: false));

    /// <summary>The graph as it is now; null where the file is in a state that is known.</summary>
    /// <exception cref="GraphStoreException">It is damaged, of another model by now, or cannot be read.</exception>
    public StoredGraph? ReadUnless(FileState known, CancellationToken cancellationToken)
    {
        try
        {
            using var connection = Connect(_path, readOnly: false);
            return FileReading.ReadState(connection) == known
                ? null
                : FileReading.ReadChecked(connection, _model, _path, isFirst: false, cancellationToken);
        }
        catch (SqliteException exception)
        {
            throw StorageErrors.WhileReading(_path, exception);
        }
    }

    public void Dispose() => _connection?.Dispose();

    private static StoredGraph Inspect(GraphModel model, string path, CancellationToken cancellationToken)
    {
        // Without a log beside it nobody can be writing: then not even a lock is taken, and nothing is made beside the file.
        var isAlone = !DatabaseHeader.HasLog(path);
        try
        {
            using var connection = Connect(path, readOnly: true, isAlone);
            return FileReading.ReadChecked(connection, model, path, isFirst: true, cancellationToken);
        }
        catch (Exception exception) when (exception is (GraphStoreException or SqliteException) && isAlone && DatabaseHeader.HasLog(path))
        {
            // Somebody came meanwhile.
            using var connection = Connect(path, readOnly: true);
            return FileReading.ReadChecked(connection, model, path, isFirst: true, cancellationToken);
        }
    }

    private static (GraphFile File, StoredGraph Graph) OpenToWrite(
        GraphModel model, string path, StoredGraph? inspected, CancellationToken cancellationToken)
    {
        var connection = Connect(path, readOnly: false);
        try
        {
            if (inspected is null)
            {
                Create(connection, model, cancellationToken);
            }

            FileReading.Execute(connection, "PRAGMA journal_mode = WAL");
            FileReading.Execute(connection, "PRAGMA synchronous = FULL");
            CheckWritable(connection);

            // What somebody wrote since the inspection is another state.
            var graph = inspected is not null && FileReading.ReadState(connection) == inspected.State
                ? inspected
                : FileReading.ReadChecked(connection, model, path, isFirst: true, cancellationToken);
            return (new GraphFile(model, path, connection, null), graph);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Who is about to write has permission to.
    private static void CheckWritable(SqliteConnection connection)
    {
        try
        {
            connection.DefaultTimeout = 1;
            FileReading.Execute(connection, "BEGIN IMMEDIATE");
            FileReading.Execute(connection, "COMMIT");
        }
        catch (SqliteException exception) when (StorageErrors.IsBusy(exception))
        {
            // Another process writes: so can this one, later.
        }
        finally
        {
            connection.DefaultTimeout = LongestWait;
        }
    }

    private static SqliteConnection Connect(string path, bool readOnly, bool isImmutable = false)
    {
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = isImmutable ? $"{new Uri(Path.GetFullPath(path)).AbsoluteUri}?immutable=1" : path,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = LongestWait,
        };
        var connection = new SqliteConnection(builder.ConnectionString);
        connection.Open();
        return connection;
    }

    private static void Create(SqliteConnection connection, GraphModel model, CancellationToken cancellationToken)
    {
        var empty = new GraphBundle(
            model,
            [.. model.NodeTypes.Select(type => new NodeTable(type, []))],
            [.. model.RelationshipTypes.Select(type => new RelationshipTable(type, []))]);
        using var transaction = connection.BeginTransaction();
        if (HasTables(connection, transaction))
        {
            // Another process was faster.
            return;
        }

        foreach (var statement in GraphTables.Create(model))
        {
            FileReading.Execute(connection, statement, transaction);
        }

        FileReading.Execute(connection, $"PRAGMA application_id = {DatabaseHeader.ApplicationId}", transaction);
        FileReading.Execute(connection, $"PRAGMA user_version = {DatabaseHeader.FormatVersion}", transaction);
        WriteMeta(connection, transaction, "model", model.Name);
        WriteMeta(connection, transaction, "modelVersion", model.Version.ToString(CultureInfo.InvariantCulture));
        WriteMeta(connection, transaction, "modelHash", ContentHash.Of(model));
        WriteMeta(connection, transaction, "contentHash", ContentHash.Of(empty, cancellationToken));
        transaction.Commit();
    }

    private static bool HasTables(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT count(*) FROM sqlite_schema";
        return (long)command.ExecuteScalar()! > 0;
    }

    private static void WriteMeta(SqliteConnection connection, SqliteTransaction transaction, string key, string value)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO meta (key, value) VALUES ($key, $value) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$value", value);
        command.ExecuteNonQuery();
    }
}
