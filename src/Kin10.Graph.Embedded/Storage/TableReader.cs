using System.Text;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Microsoft.Data.Sqlite;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>Reads the graph from its tables.</summary>
internal static class TableReader
{
    public static GraphBundle Read(SqliteConnection connection, GraphModel model, CancellationToken cancellationToken)
    {
        var nodes = new List<NodeTable>();
        foreach (var type in model.NodeTypes)
        {
            var rows = new List<NodeRow>();
            Read(connection, GraphTables.Name(type), GraphTables.Columns(type), "id", Add, cancellationToken);
            nodes.Add(new NodeTable(type, rows));

            void Add(SqliteDataReader reader) => rows.Add(new NodeRow(Values(reader, type.Properties, 0)));
        }

        var relationships = new List<RelationshipTable>();
        foreach (var type in model.RelationshipTypes)
        {
            var rows = new List<RelationshipRow>();
            Read(connection, GraphTables.Name(type), GraphTables.Columns(type), "from_id, to_id", Add, cancellationToken);
            relationships.Add(new RelationshipTable(type, rows));

            void Add(SqliteDataReader reader) =>
                rows.Add(new RelationshipRow(Text(reader, 0), Text(reader, 1), Values(reader, GraphTables.Properties(type), 2)));
        }

        return new GraphBundle(model, nodes, relationships);
    }

    private static void Read(
        SqliteConnection connection,
        string table,
        IEnumerable<string> columns,
        string order,
        Action<SqliteDataReader> read,
        CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns)} FROM {table} ORDER BY {order}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            read(reader);
        }
    }

    private static object?[] Values(SqliteDataReader reader, IReadOnlyList<Property> properties, int first)
    {
        var values = new object?[properties.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var stored = reader.GetValue(first + i);
            values[i] = GraphTables.FromStored(stored is string ? Text(reader, first + i) : stored, properties[i]);
        }

        return values;
    }

    // As bytes, so that U+0000 does not end the text.
    private static string Text(SqliteDataReader reader, int column) => Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(column));
}
