using System.Globalization;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;
using Kin10.Graph.Stores;
using Microsoft.Data.Sqlite;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>Reads a file of a store, and checks it.</summary>
internal static class FileReading
{
    /// <summary>Reads the graph, all of one moment, whatever others commit meanwhile.</summary>
    /// <param name="connection">The file.</param>
    /// <param name="model">The model that the graph must have.</param>
    /// <param name="path">Where the file is, for messages.</param>
    /// <param name="isFirst">Whether the file itself is checked, too.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GraphStoreException">The file is damaged, or of another model.</exception>
    public static StoredGraph ReadChecked(
        SqliteConnection connection, GraphModel model, string path, bool isFirst, CancellationToken cancellationToken)
    {
        Execute(connection, "BEGIN");
        try
        {
            return ReadWhole(connection, model, path, isFirst, cancellationToken);
        }
        finally
        {
            Execute(connection, "ROLLBACK");
        }
    }

    private static StoredGraph ReadWhole(
        SqliteConnection connection, GraphModel model, string path, bool isFirst, CancellationToken cancellationToken)
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

        // Only the first time: the digest finds what is wrong later.
        using var check = isFirst ? new FileCheck(connection.ConnectionString) : null;
        StoredGraph graph;
        try
        {
            graph = ReadGraph(connection, model, path, meta, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && check?.Problem is { } cause)
        {
            // What is wrong with the file says more than what came of it.
            throw StorageErrors.Damaged(path, cause, exception);
        }

        return check?.Problem is { } problem ? throw StorageErrors.Damaged(path, problem) : graph;

        string Get(string key) => FileReading.Get(meta, path, key);
    }

    private static string Get(Dictionary<string, string> meta, string path, string key) =>
        meta.GetValueOrDefault(key) ?? throw StorageErrors.Damaged(path, $"it does not say its {key}");

    private static StoredGraph ReadGraph(
        SqliteConnection connection, GraphModel model, string path, Dictionary<string, string> meta, CancellationToken cancellationToken)
    {
        try
        {
            var builder = new SnapshotBuilder(model);
            var hash = new TableReader(connection, cancellationToken).Read(model, builder);
            if (hash != Get(meta, path, "contentHash"))
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
    }

    /// <summary>The state of the file.</summary>
    public static FileState ReadState(SqliteConnection connection, SqliteTransaction? transaction = null) =>
        new(ReadMeta(connection, transaction).GetValueOrDefault("contentHash") ?? "", HistoryTables.LastNumber(connection, transaction));

    private static Dictionary<string, string> ReadMeta(SqliteConnection connection, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT key, value FROM meta";
        using var reader = command.ExecuteReader();
        var meta = new Dictionary<string, string>();
        while (reader.Read())
        {
            meta[reader.GetString(0)] = reader.GetString(1);
        }

        return meta;
    }

    /// <summary>Runs a statement.</summary>
    public static void Execute(SqliteConnection connection, string statement, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>The text that a query gives; empty for none.</summary>
    public static string Scalar(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar() as string ?? "";
    }
}
