using Kin10.Bolt.Connections;
using Kin10.Bolt.Handshake;
using Kin10.Bolt.Messages;
using Kin10.Bolt.Results;
using Kin10.Bolt.Routing;
using Kin10.Bolt.Sessions;

namespace Kin10.Bolt;

/// <summary>
/// A chain of transactions: each sees what the one before has done (bookmarks). Holds a connection only while it works. Cheap;
/// make one
/// per unit of work. Not safe for concurrent use.
/// </summary>
public sealed class BoltSession : IQueryRunner, IResultOwner, IAsyncDisposable
{
    private readonly IConnectionProvider _provider;
    private readonly BoltDriverOptions _driverOptions;
    private readonly SessionOptions _options;
    private readonly RetryPolicy _retries;
    private readonly long _fetchSize;
    private string? _database;
    private IReadOnlyList<string> _bookmarks;
    private BoltTransaction? _transaction;
    private BoltConnection? _autoCommit;
    private ResultCursor? _active;
    private bool _closed;

    internal BoltSession(IConnectionProvider provider, BoltDriverOptions driverOptions, SessionOptions options, RetryPolicy retries)
    {
        _provider = provider;
        _driverOptions = driverOptions;
        _options = options;
        _retries = retries;
        _fetchSize = options.FetchSize ?? driverOptions.FetchSize;
        _database = options.Database;
        _bookmarks = options.Bookmarks;
        if (_fetchSize is not (-1 or > 0))
        {
            throw new ArgumentException(
                $"{nameof(SessionOptions)}.{nameof(SessionOptions.FetchSize)} is {_fetchSize}; it must be 1 or more, or -1 for all.");
        }
    }

    /// <summary>What the last transaction left; give it to another session that must see the same.</summary>
    public IReadOnlyList<string> LastBookmarks => _bookmarks;

    /// <inheritdoc/>
    public Task<ResultCursor> RunAsync(
        string query, IReadOnlyDictionary<string, object?>? parameters = null, CancellationToken cancellationToken = default) =>
        RunAsync(query, parameters, null, cancellationToken);

    /// <summary>Runs a statement as a transaction by itself (auto-commit). It is not tried again.</summary>
    /// <param name="query">The Cypher text.</param>
    /// <param name="parameters">Its parameters by name.</param>
    /// <param name="options">Settings of its transaction.</param>
    /// <param name="cancellationToken">Gives up; the server stops the statement.</param>
    public async Task<ResultCursor> RunAsync(
        string query,
        IReadOnlyDictionary<string, object?>? parameters,
        TransactionOptions? options,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(query);
        await PrepareAsync(cancellationToken);
        var connection = await AcquireAsync(_options.AccessMode, cancellationToken);
        _autoCommit = connection;
        try
        {
            var extra = new TransactionExtra(_options.AccessMode, connection.Database, _bookmarks, options?.Validated());
            var earlier = SendTelemetry(connection, TelemetryApi.AutoCommit) is null ? 0 : 1;
            return _active = await Statement.StartAsync(
                this, connection, earlier, query, MapParameters.Of(parameters), extra, _fetchSize, cancellationToken);
        }
        catch
        {
            ReleaseAutoCommit();
            throw;
        }
    }

    /// <summary>Starts a transaction that the caller commits.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<BoltTransaction> BeginTransactionAsync(
        TransactionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var transaction = await OpenAsync(_options.AccessMode, options, TelemetryApi.UnmanagedTransaction, cancellationToken);
        await transaction.BeginAsync(cancellationToken);
        return transaction;
    }

    /// <summary>
    /// Does reading work in a transaction, again if an error says that this makes sense; so it may run several times.
    /// </summary>
    /// <param name="work">The work; its results must be read in it.</param>
    /// <param name="options">Settings of the transaction.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the work returned, after the commit.</returns>
    public Task<T> ExecuteReadAsync<T>(
        Func<IQueryRunner, CancellationToken, Task<T>> work,
        TransactionOptions? options = null,
        CancellationToken cancellationToken = default) =>
        ExecuteAsync(AccessMode.Read, work, options, cancellationToken);

    /// <summary>
    /// Does writing work in a transaction, again if an error says that this makes sense; so it may run several times.
    /// </summary>
    /// <param name="work">The work; its results must be read in it.</param>
    /// <param name="options">Settings of the transaction.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the work returned, after the commit.</returns>
    public Task<T> ExecuteWriteAsync<T>(
        Func<IQueryRunner, CancellationToken, Task<T>> work,
        TransactionOptions? options = null,
        CancellationToken cancellationToken = default) =>
        ExecuteAsync(AccessMode.Write, work, options, cancellationToken);

    /// <summary>Ends what is open: a transaction is taken back, a result is thrown away.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        if (_transaction is { } transaction)
        {
            await transaction.DisposeAsync();
        }

        if (_active is { } cursor)
        {
            try
            {
                // Read to its end, so that a statement that changes data does it: it was started, and not cancelled.
                await cursor.ConsumeAsync();
            }
            catch (BoltException)
            {
                // A caller who did not read the result did not ask for its error either.
            }
        }
    }

    void IResultOwner.ThrowIfOver()
    {
        if (_closed)
        {
            throw new InvalidOperationException("The session has been closed; its results are read before that.");
        }
    }

    ValueTask IResultOwner.ActivateAsync(ResultCursor cursor, CancellationToken cancellationToken) => default;

    void IResultOwner.Complete(ResultCursor cursor, string? bookmark)
    {
        Committed(bookmark);
        ReleaseAutoCommit();
    }

    void IResultOwner.Fail(Exception error) => ReleaseAutoCommit();

    internal void Committed(string? bookmark)
    {
        if (!string.IsNullOrEmpty(bookmark))
        {
            _bookmarks = [bookmark];
        }
    }

    internal void TransactionEnded(BoltConnection connection)
    {
        _transaction = null;
        _provider.Release(connection);
    }

    private async Task<T> ExecuteAsync<T>(
        AccessMode mode,
        Func<IQueryRunner, CancellationToken, Task<T>> work,
        TransactionOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        TelemetryApi? api = TelemetryApi.ManagedTransaction;
        return await _retries.ExecuteAsync(
            async token =>
            {
                var transaction = await OpenAsync(mode, options, api, token);
                try
                {
                    var result = await work(transaction, token);
                    await transaction.CommitAsync(token);
                    return result;
                }
                finally
                {
                    await transaction.DisposeAsync();
                    api = transaction.WasCounted ? null : api;
                }
            },
            static () => true,
            cancellationToken);
    }

    private async Task<BoltTransaction> OpenAsync(
        AccessMode mode, TransactionOptions? options, TelemetryApi? api, CancellationToken cancellationToken)
    {
        options?.Validated();
        await PrepareAsync(cancellationToken);
        var connection = await AcquireAsync(mode, cancellationToken);
        try
        {
            var telemetry = api is { } counted ? SendTelemetry(connection, counted) : null;
            connection.Send(new BeginMessage(new TransactionExtra(mode, connection.Database, _bookmarks, options)));
            return _transaction = new BoltTransaction(this, connection, mode, _fetchSize, telemetry);
        }
        catch
        {
            _provider.Release(connection);
            throw;
        }
    }

    private async ValueTask<BoltConnection> AcquireAsync(AccessMode mode, CancellationToken cancellationToken)
    {
        var connection = await _provider.AcquireAsync(mode, _database, _bookmarks, cancellationToken);

        // Retries and later transactions stay in the database that was home when the session began.
        _database ??= connection.Database;
        return connection;
    }

    private async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (_transaction is not null)
        {
            throw new InvalidOperationException("The session has an open transaction; commit it or roll it back first.");
        }

        if (_active is { } cursor)
        {
            try
            {
                await cursor.DetachAsync(all: true, cancellationToken);
            }
            catch (BoltException)
            {
                // The caller who reads that result gets the error; this statement has nothing to do with it.
            }
        }
    }

    private TelemetryMessage? SendTelemetry(BoltConnection connection, TelemetryApi api)
    {
        if (!_driverOptions.Telemetry || !connection.WantsTelemetry || connection.Version < BoltVersion.Telemetry)
        {
            return null;
        }

        var telemetry = new TelemetryMessage(api);
        connection.Send(telemetry);
        return telemetry;
    }

    private void ReleaseAutoCommit()
    {
        _active = null;
        if (_autoCommit is { } connection)
        {
            _autoCommit = null;
            _provider.Release(connection);
        }
    }
}
