using Kin10.Bolt.Connections;
using Kin10.Bolt.Messages;
using Kin10.Bolt.Results;

namespace Kin10.Bolt;

/// <summary>
/// An explicit transaction. Whatever goes wrong in it ends it, on the server too: from then on <see cref="RollbackAsync"/> does nothing,
/// and all else is a <see cref="TransactionTerminatedException"/>. Disposing it without a commit takes it back. Results are read before
/// its end, alternately if need be. Not safe for concurrent use.
/// </summary>
public sealed class BoltTransaction : IQueryRunner, IResultOwner, IAsyncDisposable
{
    private readonly BoltSession _session;
    private readonly AccessMode _mode;
    private readonly long _fetchSize;
    private readonly TelemetryMessage? _telemetry;
    private readonly List<ResultCursor> _open = [];
    private BoltConnection? _connection;
    private ResultCursor? _active;
    private Exception? _failure;

    // BEGIN, and TELEMETRY before it, may travel with the first statement; their answers come first then.
    private int _unread;

    internal BoltTransaction(
        BoltSession session, BoltConnection connection, AccessMode mode, long fetchSize, TelemetryMessage? telemetry)
    {
        _telemetry = telemetry;
        _session = session;
        _connection = connection;
        _mode = mode;
        _fetchSize = fetchSize;
        _unread = telemetry is null ? 1 : 2;
    }

    /// <summary>After its end: whether the server took TELEMETRY, which need not be repeated then.</summary>
    internal bool WasCounted { get; private set; }

    /// <summary>Whether statements can be run and the transaction can be committed.</summary>
    public bool IsOpen => _connection is not null;

    /// <inheritdoc/>
    public async Task<ResultCursor> RunAsync(
        string query, IReadOnlyDictionary<string, object?>? parameters = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(query);
        var connection = Connection();
        try
        {
            await ActivateAsync(null, cancellationToken);
            var earlier = _unread;
            _unread = 0;
            var cursor = await Sessions.Statement.StartAsync(
                this, connection, earlier, query, MapParameters.Of(parameters), null, _fetchSize, cancellationToken);
            _open.Add(cursor);
            return _active = cursor;
        }
        catch (Exception error)
        {
            Fail(error);
            throw;
        }
    }

    /// <summary>Makes the changes last.</summary>
    /// <exception cref="CommitOutcomeUnknownException">The connection was lost before the server's answer came.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        var connection = Connection();
        try
        {
            while (_open.Count > 0)
            {
                await _open[^1].DiscardAsync(cancellationToken);
            }

            connection.Send(CommitMessage.Of(_mode));
            await connection.FlushAsync(cancellationToken);
            await ReadEarlierAsync(connection, cancellationToken);
            var success = await connection.ReadSuccessAsync(cancellationToken);
            _session.Committed(success.Bookmark);
            End();
        }
        catch (Exception error)
        {
            Fail(error);
            throw;
        }
    }

    /// <summary>Takes the changes back. Does nothing where an error has done that already.</summary>
    public async Task RollbackAsync(CancellationToken cancellationToken = default)
    {
        if (_failure is not null)
        {
            return;
        }

        var connection = Connection();
        try
        {
            if (_open.Count > 0)
            {
                // Results that are still open would have to be thrown away one by one; RESET ends them together with the
                // transaction.
                await connection.ResetAsync(cancellationToken);
            }
            else
            {
                connection.Send(RollbackMessage.Instance);
                await connection.FlushAsync(cancellationToken);
                await ReadEarlierAsync(connection, cancellationToken);
                await connection.ReadSuccessAsync(cancellationToken);
            }

            End();
        }
        catch (Exception error)
        {
            Fail(error);
            throw;
        }
    }

    /// <summary>Takes the changes back unless they were committed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (IsOpen)
        {
            try
            {
                await RollbackAsync();
            }
            catch (BoltException)
            {
                // The server has taken the transaction back, or does when it notices that the connection is closed.
            }
        }
    }

    void IResultOwner.ThrowIfOver() => Connection();

    async ValueTask IResultOwner.ActivateAsync(ResultCursor cursor, CancellationToken cancellationToken) =>
        await ActivateAsync(cursor, cancellationToken);

    void IResultOwner.Complete(ResultCursor cursor, string? bookmark)
    {
        _open.Remove(cursor);
        if (_active == cursor)
        {
            _active = null;
        }
    }

    void IResultOwner.Fail(Exception error) => Fail(error);

    internal async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _connection!.FlushAsync(cancellationToken);
            await ReadEarlierAsync(_connection, cancellationToken);
        }
        catch (Exception error)
        {
            Fail(error);
            throw;
        }
    }

    private async ValueTask ActivateAsync(ResultCursor? cursor, CancellationToken cancellationToken)
    {
        Connection();
        if (_active is not null && _active != cursor)
        {
            await _active.DetachAsync(all: false, cancellationToken);
        }

        _active = cursor;
    }

    private async ValueTask ReadEarlierAsync(BoltConnection connection, CancellationToken cancellationToken)
    {
        for (; _unread > 0; _unread--)
        {
            await connection.ReadSuccessAsync(cancellationToken);
        }
    }

    private BoltConnection Connection() => _connection ?? throw WhyEnded();

    private Exception WhyEnded() => _failure is null
        ? new InvalidOperationException("The transaction has been committed or rolled back; its results are read before that.")
        : new TransactionTerminatedException(_failure);

    private void Fail(Exception error)
    {
        _failure ??= error;
        End();
    }

    private void End()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            WasCounted = _telemetry is not null && !connection.Awaits(_telemetry);
            var reason = WhyEnded();
            foreach (var cursor in _open)
            {
                cursor.Abandon(reason);
            }

            _open.Clear();
            _session.TransactionEnded(connection);
        }
    }
}
