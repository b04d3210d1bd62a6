using Kin10.Graph.Bundles;
using Kin10.Graph.Stores;
using Microsoft.Data.Sqlite;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>Applies a difference to the tables that hold the graph.</summary>
/// <param name="connection">The database.</param>
/// <param name="transaction">The transaction of all that is written.</param>
/// <param name="total">How many nodes and relationships there are afterwards.</param>
/// <param name="progress">Told how many of them are done.</param>
/// <param name="cancellationToken">Stops it.</param>
internal sealed class TableWriter(
    SqliteConnection connection,
    SqliteTransaction transaction,
    long total,
    IProgress<ImportProgress>? progress,
    CancellationToken cancellationToken)
{
    private const int RowsPerReport = 1000;

    private long _done;
    private int _rows;

    public void Write(ChangeSet changes)
    {
        _done = total - changes.WrittenCount;
        foreach (var nodes in changes.Nodes)
        {
            var table = GraphTables.Name(nodes.Type);
            Delete(table, ["id"], nodes.Removed.Select(object?[] (row) => [row.Key]));
            Put(table, [.. GraphTables.Columns(nodes.Type)], nodes.Added.Concat(nodes.Changed.Select(row => row.After)), row => row.Values);
        }

        foreach (var relationships in changes.Relationships)
        {
            var table = GraphTables.Name(relationships.Type);
            Delete(table, ["from_id", "to_id"], relationships.Removed.Select(object?[] (row) => [row.Key.From, row.Key.To]));
            Put(
                table,
                [.. GraphTables.Columns(relationships.Type)],
                relationships.Added.Concat(relationships.Changed.Select(row => row.After)),
                row => [row.From, row.To, .. row.Values]);
        }
    }

    private void Delete(string table, string[] key, IEnumerable<object?[]> rows) => Run(
        $"DELETE FROM {table} WHERE {string.Join(" AND ", key.Select((column, i) => $"{column} = $p{i}"))}", key.Length, rows, 0);

    private void Put<TRow>(string table, string[] columns, IEnumerable<TRow> rows, Func<TRow, object?[]> values) => Run(
        $"INSERT OR REPLACE INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})",
        columns.Length,
        rows.Select(values),
        1);

    // A removed row is none of those that there are afterwards: it has no weight.
    private void Run(string statement, int parameters, IEnumerable<object?[]> rows, int weight)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter($"$p{i}", null));
        }

        foreach (var row in rows)
        {
            if (_rows++ % RowsPerReport == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(new ImportProgress(_done, total));
            }

            for (var i = 0; i < row.Length; i++)
            {
                command.Parameters[i].Value = GraphTables.ToStored(row[i]);
            }

            command.ExecuteNonQuery();
            _done += weight;
        }
    }
}
