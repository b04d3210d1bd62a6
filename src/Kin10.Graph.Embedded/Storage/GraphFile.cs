using System.Globalization;
using Kin10.Graph.Bundles;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;
using Kin10.Graph.Stores;
using Microsoft.Data.Sqlite;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>
/// The durable record: a SQLite file that one process holds. It is read whole when opened, checked against the digest that was written
/// with it, and afterwards only written.
/// </summary>
internal sealed class GraphFile : IDisposable
{
    private readonly string _path;
    private readonly SqliteConnection? _connection;

    private GraphFile(string path, SqliteConnection? connection, string? whyReadOnly) =>
        (_path, _connection, WhyReadOnly) = (path, connection, whyReadOnly);

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
                return (new GraphFile(path, null, reason), inspected);
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

    /// <summary>Changes the graph in one transaction.</summary>
    /// <param name="changes">The difference between what the file holds and what it is to hold.</param>
    /// <param name="contentHash">The digest of the graph that it makes.</param>
    /// <param name="history">What is known of imports after it; null where no facts change.</param>
    /// <param name="total">How many nodes and relationships that graph has.</param>
    /// <param name="progress">Told how many of them are done.</param>
    /// <param name="cancellationToken">Stops it; nothing is changed then.</param>
    public void Apply(
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
            using var transaction = _connection.BeginTransaction();
            new TableWriter(_connection, transaction, total, progress, cancellationToken).Write(changes);
            WriteMeta(_connection, transaction, "contentHash", contentHash);
            if (history is not null)
            {
                HistoryTables.Write(_connection, transaction, history, changes.Facts);
            }

            cancellationToken.ThrowIfCancellationRequested();
            transaction.Commit();
        }
        catch (SqliteException exception)
        {
            throw StorageErrors.WhileWriting(_path, exception);
        }
    }

    public void Dispose() => _connection?.Dispose();

    private static StoredGraph Inspect(GraphModel model, string path, CancellationToken cancellationToken)
    {
        using var connection = Connect(path, readOnly: true);
        return ReadChecked(connection, model, path, cancellationToken);
    }

    private static (GraphFile File, StoredGraph Graph) OpenToWrite(
        GraphModel model, string path, StoredGraph? inspected, CancellationToken cancellationToken)
    {
        var connection = Connect(path, readOnly: false);
        try
        {
            Execute(connection, "PRAGMA locking_mode = EXCLUSIVE");
            if (inspected is null)
            {
                Create(connection, model, cancellationToken);
            }

            Execute(connection, "PRAGMA journal_mode = WAL");
            Execute(connection, "PRAGMA synchronous = FULL");
            Execute(connection, "BEGIN IMMEDIATE");
            foreach (var statement in HistoryTables.Create)
            {
                Execute(connection, statement);
            }

            Execute(connection, "COMMIT");

            // Nobody else writes from here on. What somebody wrote since the inspection has another digest.
            var isUnchanged = inspected is not null && ReadMeta(connection).GetValueOrDefault("contentHash") == inspected.ContentHash;
            var graph = isUnchanged ? inspected! : ReadChecked(connection, model, path, cancellationToken);
            return (new GraphFile(path, connection, null), graph);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection Connect(string path, bool readOnly)
    {
        // Without a log beside it nobody can be writing: then not even a lock is taken, and nothing is made beside the file.
        var isImmutable = readOnly && !DatabaseHeader.HasLog(path);
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = isImmutable ? $"{new Uri(Path.GetFullPath(path)).AbsoluteUri}?immutable=1" : path,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 1,
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
        foreach (var statement in GraphTables.Create(model))
        {
            Execute(connection, statement, transaction);
        }

        Execute(connection, $"PRAGMA application_id = {DatabaseHeader.ApplicationId}", transaction);
        Execute(connection, $"PRAGMA user_version = {DatabaseHeader.FormatVersion}", transaction);
        WriteMeta(connection, transaction, "model", model.Name);
        WriteMeta(connection, transaction, "modelVersion", model.Version.ToString(CultureInfo.InvariantCulture));
        WriteMeta(connection, transaction, "modelHash", ContentHash.Of(model));
        WriteMeta(connection, transaction, "contentHash", ContentHash.Of(empty, cancellationToken));
        transaction.Commit();
    }

    private static StoredGraph ReadChecked(SqliteConnection connection, GraphModel model, string path, CancellationToken cancellationToken)
    {
        var meta = ReadMeta(connection);
        if (Get("model") != model.Name || Get("modelVersion") != model.Version.ToString(CultureInfo.InvariantCulture))
        {
            throw new GraphStoreException(
                $"{path} holds a graph of model {Get("model")}, version {Get("modelVersion")}; "
                + $"this program has model {model.Name}, version {model.Version}. "
                + "Nothing was changed. Export it with the program that wrote it and import it into a new file, or name another file.",
                false);
        }

        if (Get("modelHash") != ContentHash.Of(model))
        {
            throw new GraphStoreException(
                $"{path} was made with another model of the same name and version ({model.Name}, {model.Version}). Nothing was changed. "
                + "Give the changed model a new version, or move the file away and import the graph again.",
                false);
        }

        var problem = Scalar(connection, "PRAGMA quick_check(1)");
        if (problem != "ok")
        {
            throw StorageErrors.Damaged(path, problem);
        }

        try
        {
            var builder = new SnapshotBuilder(model);
            var hash = new TableReader(connection, cancellationToken).Read(model, builder);
            if (hash != Get("contentHash"))
            {
                throw StorageErrors.Damaged(path, "its content does not agree with its checksum");
            }

            var snapshot = builder.Complete();
            snapshot.History = HistoryTables.Read(connection, meta);
            return new StoredGraph(snapshot, hash);
        }
        catch (Exception exception) when (exception is FormatException or System.Text.Json.JsonException or ArgumentException)
        {
            throw StorageErrors.Damaged(path, exception.Message, exception);
        }

        string Get(string key) => meta.GetValueOrDefault(key) ?? throw StorageErrors.Damaged(path, $"it does not say its {key}");
    }

    private static Dictionary<string, string> ReadMeta(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key, value FROM meta";
        using var reader = command.ExecuteReader();
        var meta = new Dictionary<string, string>();
        while (reader.Read())
        {
            meta[reader.GetString(0)] = reader.GetString(1);
        }

        return meta;
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

    private static void Execute(SqliteConnection connection, string statement, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private static string Scalar(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar() as string ?? "";
    }
}
