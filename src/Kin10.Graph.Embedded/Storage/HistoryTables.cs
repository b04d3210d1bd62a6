using Kin10.Graph.Bundles;
using Kin10.Graph.Changes;
using Kin10.Graph.Embedded.Snapshot;
using Microsoft.Data.Sqlite;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>
/// Where a file keeps what is known of its imports. A file that was made before there was a log gets the tables with its next import; until
/// then nothing is known.
/// </summary>
internal static class HistoryTables
{
    // In the table of what the file says of itself.
    private const string UsualTime = "updatedAt";

    /// <summary>The statements that make the tables where they are not there.</summary>
    public static IReadOnlyList<string> Create { get; } =
    [
        "CREATE TABLE IF NOT EXISTS import (number INTEGER PRIMARY KEY, at TEXT NOT NULL, note TEXT, from_version TEXT, to_version TEXT, "
            + "count INTEGER NOT NULL, changes TEXT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS updated (id TEXT PRIMARY KEY NOT NULL, at TEXT NOT NULL) WITHOUT ROWID",
    ];

    /// <summary>Reads what is known.</summary>
    /// <exception cref="FormatException">The tables hold something else.</exception>
    public static GraphHistory Read(SqliteConnection connection, IReadOnlyDictionary<string, string> meta)
    {
        if (!Exist(connection))
        {
            return GraphHistory.None;
        }

        var imports = new List<ImportRecord>();
        Read(connection, "SELECT number, at, note, from_version, to_version, count, changes FROM import ORDER BY number DESC", row =>
            imports.Add(new ImportRecord(row.GetInt64(0), ChangeTime.Read(row.GetString(1)), row.GetInt32(5), row.GetFieldValue<byte[]>(6))
            {
                Note = Text(row, 2),
                FromVersion = Text(row, 3),
                ToVersion = Text(row, 4),
            }));
        var times = new Dictionary<string, DateTimeOffset>();
        Read(connection, "SELECT id, at FROM updated", row => times.Add(row.GetString(0), ChangeTime.Read(row.GetString(1))));
        return new GraphHistory(
            new ChangeLog(imports), meta.TryGetValue(UsualTime, out var usual) ? ChangeTime.Read(usual) : null, times);
    }

    /// <summary>The number of the last import; 0 where there is none.</summary>
    public static long LastNumber(SqliteConnection connection, SqliteTransaction? transaction)
    {
        if (!Exist(connection, transaction))
        {
            return 0;
        }

        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT max(number) FROM import";
        return command.ExecuteScalar() as long? ?? 0;
    }

    /// <summary>Writes what an import left behind.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="transaction">The transaction of the import.</param>
    /// <param name="history">What is known after it.</param>
    /// <param name="facts">What it changed, without what is derived.</param>
    public static void Write(SqliteConnection connection, SqliteTransaction transaction, GraphHistory history, ChangeSet facts)
    {
        var import = history.Log.Imports[0];
        Run(
            connection,
            transaction,
            "INSERT INTO import VALUES ($p0, $p1, $p2, $p3, $p4, $p5, CAST($p6 AS TEXT))",
            [[
                import.Number, ChangeTime.Text(import.At), import.Note, import.FromVersion, import.ToVersion, import.Count,
                import.Json.ToArray(),
            ]]);
        Run(connection, transaction, "DELETE FROM import WHERE number < $p0", [[history.Log.Imports[^1].Number]]);
        if (history.UsualTime == import.At)
        {
            Run(
                connection,
                transaction,
                $"INSERT INTO meta (key, value) VALUES ('{UsualTime}', $p0) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                [[ChangeTime.Text(import.At)]]);
            Run(connection, transaction, "DELETE FROM updated", [[]]);
            return;
        }

        Run(
            connection,
            transaction,
            "DELETE FROM updated WHERE id = $p0",
            facts.Nodes.SelectMany(changes => changes.Removed).Select(object?[] (row) => [row.Key]));
        Run(
            connection,
            transaction,
            "INSERT OR REPLACE INTO updated (id, at) VALUES ($p0, $p1)",
            facts.Nodes.SelectMany(GraphHistory.Written).Select(object?[] (id) => [id, ChangeTime.Text(import.At)]));
    }

    private static bool Exist(SqliteConnection connection, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('import', 'updated')";
        return (long)command.ExecuteScalar()! == Create.Count;
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static void Read(SqliteConnection connection, string query, Action<SqliteDataReader> take)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            take(reader);
        }
    }

    private static void Run(
        SqliteConnection connection, SqliteTransaction transaction, string statement, IEnumerable<object?[]> rows)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement;
        foreach (var row in rows)
        {
            command.Parameters.Clear();
            for (var i = 0; i < row.Length; i++)
            {
                command.Parameters.AddWithValue($"$p{i}", row[i] ?? DBNull.Value);
            }

            command.ExecuteNonQuery();
        }
    }
}
