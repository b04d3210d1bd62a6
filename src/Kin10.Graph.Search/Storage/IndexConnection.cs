using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kin10.Graph.Search.Storage;

/// <summary>A connection to an index in memory, used by one search at a time. Its statements are compiled once.</summary>
internal sealed class IndexConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    private IndexConnection(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the index of that name, or makes it.</summary>
    public static IndexConnection Open(string name)
    {
        // Every name that begins with a slash is one database of this process, as long as a connection to it is open.
        var settings = new SqliteConnectionStringBuilder { DataSource = $"file:/{name}?vfs=memdb", Pooling = false };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            return new IndexConnection(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements whose rows, if any, nobody reads.</summary>
    public int Execute(string sql, params ReadOnlySpan<object> values) => Command(sql, values).ExecuteNonQuery();

    /// <summary>Runs a statement and reads its rows.</summary>
    /// <param name="sql">The statement, with <c>$p0</c>, <c>$p1</c>, ... in the place of values.</param>
    /// <param name="values">The values.</param>
    /// <param name="read">Takes a row; false ends the reading.</param>
    public void Read(string sql, ReadOnlySpan<object> values, Func<sqlite3_stmt, bool> read)
    {
        using var reader = Command(sql, values).ExecuteReader();
        while (reader.Read() && read(reader.Handle!))
        {
        }
    }

    /// <summary>The text in the first row's first column; null where there is no row.</summary>
    public string? ReadText(string sql, params ReadOnlySpan<object> values) => Command(sql, values).ExecuteScalar() as string;

    /// <summary>Does something that stops when it is cancelled.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="SearchIndexException">SQLite cannot do it.</exception>
    public T Run<T>(Func<IndexConnection, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var registration = cancellationToken.UnsafeRegister(
                static state => raw.sqlite3_interrupt((sqlite3)state!), _connection.Handle);
            return work(this);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_FULL)
        {
            throw new SearchIndexException("The texts do not fit the memory that the search index may take.", exception);
        }
        catch (SqliteException exception)
        {
            throw new SearchIndexException($"The search index does not answer: {exception.Message}", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter(string.Create(null, $"$p{i}"), null));
            }

            _commands.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }
}
