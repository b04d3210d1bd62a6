namespace Kin10.Graph.Search.Storage;

/// <summary>
/// The connections of an index: one for each search at work, as many are kept as there are processors. The index lives until the pool and
/// the last search are done.
/// </summary>
internal sealed class ConnectionPool(string name, IndexConnection first) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Stack<IndexConnection> _free = new([first]);
    private bool _isClosed;

    /// <summary>Does something over a connection that nobody else uses meanwhile.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="SearchIndexException">SQLite cannot do it.</exception>
    /// <exception cref="ObjectDisposedException">The index was closed.</exception>
    public T Run<T>(Func<IndexConnection, T> work, CancellationToken cancellationToken)
    {
        var connection = Rent();
        try
        {
            return connection.Run(work, cancellationToken);
        }
        finally
        {
            Return(connection);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        IndexConnection[] free;
        lock (_lock)
        {
            _isClosed = true;
            free = [.. _free];
            _free.Clear();
        }

        foreach (var connection in free)
        {
            connection.Dispose();
        }
    }

    private IndexConnection Rent()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (_free.TryPop(out var free))
            {
                return free;
            }
        }

        var connection = IndexConnection.Open(name);
        connection.Execute(IndexTables.CreateAsked);
        return connection;
    }

    private void Return(IndexConnection connection)
    {
        lock (_lock)
        {
            if (!_isClosed && _free.Count < Environment.ProcessorCount)
            {
                _free.Push(connection);
                return;
            }
        }

        connection.Dispose();
    }
}
