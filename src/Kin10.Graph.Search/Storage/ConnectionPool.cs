namespace Kin10.Graph.Search.Storage;

/// <summary>
/// The connections of an index: one for each search at work, as many are kept as there are processors. The index lives until the pool and
/// the last search are done.
/// </summary>
internal sealed class ConnectionPool(string name, IndexTables tables, IndexConnection first) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Stack<IndexConnection> _free = new([first]);
    private int _leases;
    private bool _isDisposed;

    private bool IsClosed => _isDisposed && _leases == 0;

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

    /// <summary>Keeps the index; false where it is gone.</summary>
    public bool TryLease()
    {
        lock (_lock)
        {
            _leases += _isDisposed ? 0 : 1;
            return !_isDisposed;
        }
    }

    /// <summary>Ends a lease.</summary>
    public void EndLease()
    {
        lock (_lock)
        {
            _leases--;
        }

        CloseFree();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
        }

        CloseFree();
    }

    private void CloseFree()
    {
        IndexConnection[] free;
        lock (_lock)
        {
            if (!IsClosed)
            {
                return;
            }

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
            ObjectDisposedException.ThrowIf(IsClosed, this);
            if (_free.TryPop(out var free))
            {
                return free;
            }
        }

        var connection = IndexConnection.Open(name);
        connection.Execute(tables.CreateAsked);
        return connection;
    }

    private void Return(IndexConnection connection)
    {
        lock (_lock)
        {
            if (!IsClosed && _free.Count < Environment.ProcessorCount)
            {
                _free.Push(connection);
                return;
            }
        }

        connection.Dispose();
    }
}
