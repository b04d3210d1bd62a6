using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>
/// Reads the graph from its tables, row by row, into the columns of a snapshot and into its digest: nothing else is kept.
/// </summary>
internal sealed class TableReader(SqliteConnection connection, CancellationToken cancellationToken)
{
    /// <summary>Reads all tables.</summary>
    /// <param name="model">The model of the graph.</param>
    /// <param name="builder">Takes the rows.</param>
    /// <returns>The digest of what was read.</returns>
    /// <exception cref="FormatException">A stored value does not fit its property.</exception>
    public string Read(GraphModel model, SnapshotBuilder builder)
    {
        using var hash = new ContentHash();
        var values = new StoredValueReader(hash);
        foreach (var type in model.NodeTypes)
        {
            var table = GraphTables.Name(type);
            var count = Count(table);
            hash.Begin(type.Name, count);
            var columns = builder.BeginNodes(type, count);
            var read = Read(table, GraphTables.Columns(type), "id", row =>
            {
                for (var i = 0; i < columns.Length; i++)
                {
                    values.Read(row, i, type.Properties[i], columns[i]);
                }
            });
            builder.EndNodes(type, read, columns);
        }

        foreach (var type in model.RelationshipTypes)
        {
            var table = GraphTables.Name(type);
            var count = Count(table);
            hash.Begin(type.Name, count);
            var edges = builder.BeginEdges(type, count);
            var properties = GraphTables.Properties(type);
            Read(table, GraphTables.Columns(type), "from_id, to_id", row =>
            {
                var from = raw.sqlite3_column_blob(row, 0);
                hash.AddEnd(from);
                var to = raw.sqlite3_column_blob(row, 1);
                hash.AddEnd(to);
                edges.Add(from, to);
                for (var i = 0; i < properties.Count; i++)
                {
                    values.Read(row, i + 2, properties[i], edges.Columns[i]);
                }
            });
            builder.EndEdges(type, edges);
        }

        return hash.End();
    }

    private int Count(string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return checked((int)(long)command.ExecuteScalar()!);
    }

    private int Read(string table, IEnumerable<string> columns, string order, Action<sqlite3_stmt> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns)} FROM {table} ORDER BY {order}";
        using var reader = command.ExecuteReader();
        var rows = 0;
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            read(reader.Handle!);
            rows++;
        }

        return rows;
    }
}
