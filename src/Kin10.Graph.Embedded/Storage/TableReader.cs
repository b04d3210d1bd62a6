using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>
/// Reads the graph from its tables, row by row, into the columns of a snapshot and into its digest: nothing else is kept. One thread reads
/// the file while another makes the columns.
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
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var batches = new RowBatches();
        var reading = new Thread(() => ReadRows(model, batches, stop.Token)) { IsBackground = true, Name = "Rows of the graph" };
        reading.Start();
        try
        {
            return Build(model, builder, batches);
        }
        finally
        {
            // Nobody uses the connection once this returns.
            stop.Cancel();
            reading.Join();
        }
    }

    private string Build(GraphModel model, SnapshotBuilder builder, RowBatches batches)
    {
        using var hash = new ContentHash();
        foreach (var type in model.NodeTypes)
        {
            var (first, read) = (batches.Take(cancellationToken), 0);
            hash.Begin(type.Name, first.TableCount);
            var columns = builder.BeginNodes(type, first.TableCount);
            foreach (var batch in batches.TakeTable(first, cancellationToken))
            {
                hash.Add(batch.Rows.Written);
                var rows = new CanonicalReader(batch.Rows.Written);
                for (var row = 0; row < batch.Count; row++)
                {
                    foreach (var column in columns)
                    {
                        rows.Read(column);
                    }
                }

                read += batch.Count;
            }

            builder.EndNodes(type, read, columns);
        }

        foreach (var type in model.RelationshipTypes)
        {
            var first = batches.Take(cancellationToken);
            hash.Begin(type.Name, first.TableCount);
            var edges = builder.BeginEdges(type, first.TableCount);
            foreach (var batch in batches.TakeTable(first, cancellationToken))
            {
                hash.Add(batch.Rows.Written);
                var rows = new CanonicalReader(batch.Rows.Written);
                for (var row = 0; row < batch.Count; row++)
                {
                    var from = rows.ReadBare();
                    edges.Add(from, rows.ReadBare());
                    foreach (var column in edges.Columns)
                    {
                        rows.Read(column);
                    }
                }
            }

            builder.EndEdges(type, edges);
        }

        return hash.End();
    }

    // On the thread that reads the file.
    private void ReadRows(GraphModel model, RowBatches batches, CancellationToken stop)
    {
        try
        {
            var values = new StoredValueReader();
            foreach (var type in model.NodeTypes)
            {
                Property[] properties = [.. type.Properties];
                ReadTable(GraphTables.Name(type), GraphTables.Columns(type), "id", batches, ReadNode, stop);

                void ReadNode(sqlite3_stmt row, CanonicalWriter rows)
                {
                    for (var i = 0; i < properties.Length; i++)
                    {
                        values.Read(row, i, properties[i], rows);
                    }
                }
            }

            foreach (var type in model.RelationshipTypes)
            {
                Property[] properties = [.. GraphTables.Properties(type)];
                ReadTable(GraphTables.Name(type), GraphTables.Columns(type), "from_id, to_id", batches, ReadLink, stop);

                void ReadLink(sqlite3_stmt row, CanonicalWriter rows)
                {
                    rows.AddBare(StoredValue.Of(row, 0).Utf8);
                    rows.AddBare(StoredValue.Of(row, 1).Utf8);
                    for (var i = 0; i < properties.Length; i++)
                    {
                        values.Read(row, i + 2, properties[i], rows);
                    }
                }
            }

            batches.Complete(null);
        }
        catch (Exception exception)
        {
            // The other thread throws it.
            batches.Complete(exception);
        }
    }

    private void ReadTable(
        string table,
        IEnumerable<string> columns,
        string order,
        RowBatches batches,
        Action<sqlite3_stmt, CanonicalWriter> read,
        CancellationToken stop)
    {
        var count = Count(table);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns)} FROM {table} ORDER BY {order}";
        using var reader = command.ExecuteReader();
        var batch = batches.Begin(count);
        for (var isRow = reader.Read(); isRow; isRow = StoredValue.Step(reader.Handle!))
        {
            if (batch.IsFull)
            {
                batches.Add(batch, stop);
                batch = batches.Begin(count);
            }

            read(reader.Handle!, batch.Rows);
            batch.Count++;
        }

        batch.IsLast = true;
        batches.Add(batch, stop);
    }

    private int Count(string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return checked((int)(long)command.ExecuteScalar()!);
    }
}
