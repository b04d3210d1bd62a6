using System.Globalization;
using System.Text.Json;
using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>How the graph is laid out in SQLite: a table per node type and per relationship type, readable by any tool.</summary>
internal static class GraphTables
{
    /// <summary>How days are written.</summary>
    public const string IsoDate = "yyyy-MM-dd";

    public static string Name(NodeType type) => $"\"node_{type.Name}\"";

    public static string Name(RelationshipType type) => $"\"relationship_{type.Name}\"";

    /// <summary>The statements that make the tables.</summary>
    public static IEnumerable<string> Create(GraphModel model)
    {
        yield return "CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID";
        foreach (var type in model.NodeTypes)
        {
            var columns = type.Properties.Skip(1).Select(Column).Prepend("\"id\" TEXT PRIMARY KEY NOT NULL");
            yield return $"CREATE TABLE {Name(type)} ({string.Join(", ", columns)}) WITHOUT ROWID";
        }

        foreach (var type in model.RelationshipTypes)
        {
            // Properties are camelCase: names with an underscore are free.
            var columns = Properties(type).Select(Column)
                .Prepend("to_id TEXT NOT NULL").Prepend("from_id TEXT NOT NULL").Append("PRIMARY KEY (from_id, to_id)");
            yield return $"CREATE TABLE {Name(type)} ({string.Join(", ", columns)}) WITHOUT ROWID";
        }
    }

    public static IReadOnlyList<Property> Properties(RelationshipType type) => type.Properties?.Properties ?? [];

    public static IEnumerable<string> Columns(NodeType type) => type.Properties.Select(property => $"\"{property.Name}\"");

    public static IEnumerable<string> Columns(RelationshipType type) =>
        ["from_id", "to_id", .. Properties(type).Select(property => $"\"{property.Name}\"")];

    /// <summary>A value as SQLite holds it.</summary>
    public static object ToStored(object? value) => value switch
    {
        null => DBNull.Value,
        double number => number + 0.0, // -0 is 0
        bool flag => flag ? 1L : 0L,
        DateOnly date => date.ToString(IsoDate, CultureInfo.InvariantCulture),
        string[] list => JsonSerializer.Serialize(list, ListJson.Default.StringArray),
        _ => value,
    };

    private static string Column(Property property)
    {
        var type = property switch
        {
            { IsList: true } => "TEXT",
            { Kind: ScalarKind.Boolean or ScalarKind.Int or ScalarKind.Long } => "INTEGER",
            { Kind: ScalarKind.Float } => "REAL",
            _ => "TEXT",
        };
        return $"\"{property.Name}\" {type}{(property.IsList || property.IsRequired ? " NOT NULL" : "")}";
    }
}
