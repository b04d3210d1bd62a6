using Kin10.Graph.Bundles;
using Kin10.Graph.Stores;
using Microsoft.Data.Sqlite;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>Writes the graph into its tables, in place of what they hold.</summary>
internal static class TableWriter
{
    private const int RowsPerReport = 1000;

    public static void Write(
        SqliteConnection connection,
        SqliteTransaction transaction,
        GraphBundle bundle,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var (done, total) = (0L, bundle.Count);
        foreach (var table in bundle.Nodes)
        {
            Fill(GraphTables.Name(table.Type), GraphTables.Columns(table.Type), table.Rows.Select(row => row.Values));
        }

        foreach (var table in bundle.Relationships)
        {
            Fill(
                GraphTables.Name(table.Type),
                GraphTables.Columns(table.Type),
                table.Rows.Select(object?[] (row) => [row.From, row.To, .. row.Values]));
        }

        progress?.Report(new ImportProgress(done, total));

        void Fill(string name, IEnumerable<string> columns, IEnumerable<object?[]> rows)
        {
            using (var delete = connection.CreateCommand())
            {
                delete.Transaction = transaction;
                delete.CommandText = $"DELETE FROM {name}";
                delete.ExecuteNonQuery();
            }

            using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            var names = columns.ToArray();
            foreach (var i in Enumerable.Range(0, names.Length))
            {
                insert.Parameters.Add(new SqliteParameter($"$p{i}", null));
            }

            insert.CommandText =
                $"INSERT INTO {name} ({string.Join(", ", names)}) VALUES ({string.Join(", ", names.Select((_, i) => $"$p{i}"))})";
            insert.Prepare();
            foreach (var row in rows)
            {
                if (done % RowsPerReport == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    progress?.Report(new ImportProgress(done, total));
                }

                for (var i = 0; i < row.Length; i++)
                {
                    insert.Parameters[i].Value = GraphTables.ToStored(row[i]);
                }

                insert.ExecuteNonQuery();
                done++;
            }
        }
    }
}
