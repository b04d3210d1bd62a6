using Microsoft.Data.Sqlite;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>
/// Sees that somebody committed to a file: SQLite counts, for a connection, the commits of all others
/// (https://sqlite.org/pragma.html#pragma_data_version), without reading the file.
/// </summary>
/// <param name="connection">A connection that writes nothing, and is used by nobody else.</param>
internal sealed class FileWatch(SqliteConnection connection) : IDisposable
{
    private long _seen = -1;

    /// <summary>Whether anybody committed since this said so last; true the first time.</summary>
    public bool HasMoved()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        var version = (long)command.ExecuteScalar()!;
        var hasMoved = version != _seen;
        _seen = version;
        return hasMoved;
    }

    public void Dispose() => connection.Dispose();
}
