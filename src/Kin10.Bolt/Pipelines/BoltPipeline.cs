using System.Diagnostics;
using Kin10.Bolt.Connections;
using Kin10.Bolt.Diagnostics;
using Kin10.Bolt.Messages;
using Kin10.Bolt.PackStream;
using Kin10.Bolt.Routing;

namespace Kin10.Bolt;

/// <summary>
/// Several transactions and statements that leave in one write; their results are read in the same order, as bytes. First
/// <see cref="Begin"/>, <see cref="Run(string, IReadOnlyDictionary{string, object?}?, TransactionOptions?)"/> and
/// <see cref="Commit"/> collect, then <see cref="SendAsync"/> sends,
/// then <see cref="NextResultAsync"/>, <see cref="FetchAsync"/> and <see cref="NextCommitAsync"/> read. After a failure nothing
/// can be read any more. Disposing it before the end stops what runs in the server. Not safe for concurrent use.
/// </summary>
/// <remarks>
/// Sends no TELEMETRY: that message counts the ways in which the official drivers let a program work (managed and unmanaged
/// transactions, auto-commit, a query of the driver itself), and a pipeline is none of them.
/// </remarks>
public sealed class BoltPipeline : IAsyncDisposable
{
    private readonly IConnectionProvider _provider;
    private readonly SessionOptions _options;
    private readonly Queue<RequestKind> _steps = new();
    private readonly List<string>? _texts;
    private readonly TimeSpan _stopTimeout;
    private BoltConnection? _connection;
    private BoltConnection? _interrupted;
    private Activity? _activity;
    private bool _bookmarksSent;
    private bool _hasResult;

    internal BoltPipeline(IConnectionProvider provider, BoltConnection connection, SessionOptions options, TimeSpan stopTimeout)
    {
        _stopTimeout = stopTimeout;
        _provider = provider;
        _connection = connection;
        _options = options;
        _texts = BoltActivity.IsListenedTo ? [] : null;
        Address = connection.Address;
        Database = connection.Database;
    }

    /// <summary>The server that it goes to.</summary>
    public BoltAddress Address { get; }

    /// <summary>The database that it works on; null where the server decides (<c>bolt://</c> without a database).</summary>
    public string? Database { get; }

    /// <summary>The current record: its values as a PackStream list. Valid until the next call of any method.</summary>
    public ReadOnlySpan<byte> Current => Connection().Record.Span;

    /// <summary>
    /// The metadata of the last summary that was read (of a statement's start or end, or of a commit): a PackStream map. Valid as
    /// <see cref="Current"/>.
    /// </summary>
    public ReadOnlySpan<byte> LastMetadata => Connection().Success.Metadata.Span;

    /// <summary>The bookmark of the last transaction whose end was read, be it a commit or that of a statement by itself.</summary>
    public string? LastBookmark { get; private set; }

    /// <summary>Whether changes may have been made for good, so that the work must not be repeated.</summary>
    internal bool MayHaveCommitted { get; private set; }

    /// <summary>Collects BEGIN; the first one carries the bookmarks of the session's options.</summary>
    /// <param name="options">Settings of the transaction.</param>
    public void Begin(TransactionOptions? options = null)
    {
        var connection = Connection();
        var extra = new TransactionExtra(
            _options.AccessMode, connection.Database, _bookmarksSent ? [] : _options.Bookmarks, options?.Validated());
        Collect(connection, new BeginMessage(extra));
        _bookmarksSent = true;
    }

    /// <summary>Collects a statement, and that all of its records are wanted.</summary>
    /// <param name="query">The Cypher text.</param>
    /// <param name="parameters">Its parameters by name.</param>
    /// <param name="options">Settings of its transaction, where it is one by itself.</param>
    public void Run(string query, IReadOnlyDictionary<string, object?>? parameters = null, TransactionOptions? options = null) =>
        Run(query, MapParameters.Of(parameters), options);

    /// <summary>Collects a statement whose parameters are written without objects.</summary>
    /// <typeparam name="TState">What the parameters are made from.</typeparam>
    /// <param name="query">The Cypher text.</param>
    /// <param name="state">Handed to <paramref name="writeParameters"/>.</param>
    /// <param name="writeParameters">Writes one map.</param>
    /// <exception cref="ArgumentException">Something else than one map was written; nothing was collected.</exception>
    public void Run<TState>(string query, TState state, Action<PackStreamWriter, TState> writeParameters)
    {
        ArgumentNullException.ThrowIfNull(writeParameters);
        Run(query, new WrittenParameters<TState>(state, writeParameters));
    }

    /// <summary>Collects COMMIT.</summary>
    public void Commit() => Collect(Connection(), CommitMessage.Of(_options.AccessMode));

    /// <summary>Sends what was collected, in one write.</summary>
    public async ValueTask SendAsync(CancellationToken cancellationToken = default)
    {
        var connection = Connection();
        if (_texts is { Count: > 0 })
        {
            if (_activity is null)
            {
                _activity = BoltActivity.Start(Address, connection.DatabaseName, _texts);
            }
            else
            {
                BoltActivity.Describe(_activity, _texts);
            }
        }

        try
        {
            await connection.FlushAsync(cancellationToken);
        }
        catch (Exception error)
        {
            Fail(error);
            throw;
        }
    }

    /// <summary>Reads on to the start of the next statement's result, over what has not been read before it.</summary>
    /// <returns>The names of its columns.</returns>
    /// <exception cref="BoltException">Something before it, or the statement, failed.</exception>
    public async ValueTask<IReadOnlyList<string>> NextResultAsync(CancellationToken cancellationToken = default)
    {
        await ReadToAsync(RequestKind.Run, cancellationToken);
        return Connection().Success.Fields ?? [];
    }

    /// <summary>Moves to the next record of the current result.</summary>
    /// <returns>Whether there is one.</returns>
    public ValueTask<bool> FetchAsync(CancellationToken cancellationToken = default)
    {
        if (!_steps.TryPeek(out var step) || step != RequestKind.Pull)
        {
            return _hasResult
                ? new(false)
                : throw new InvalidOperationException("No result is being read; call NextResultAsync first.");
        }

        try
        {
            var read = Connection().ReadAsync(cancellationToken);
            return read.IsCompletedSuccessfully ? new(Take(read.Result)) : FetchSlowAsync(read);
        }
        catch (Exception error)
        {
            Fail(error);
            throw;
        }
    }

    /// <summary>Reads on to the end of the next transaction, over what has not been read before it.</summary>
    /// <returns>Its bookmark: the version of the graph that it saw or made.</returns>
    public async ValueTask<string?> NextCommitAsync(CancellationToken cancellationToken = default)
    {
        await ReadToAsync(RequestKind.Commit, cancellationToken);
        return LastBookmark;
    }

    /// <summary>
    /// After the caller gave up: stops what is under way, and waits for the server to say so. Tells a statement that takes long from a
    /// connection that was lost without a word.
    /// </summary>
    /// <returns>Whether the server was not silent for <see cref="BoltDriverOptions.LivenessCheckTimeout"/>.</returns>
    public async ValueTask<bool> StopAsync()
    {
        if (_interrupted is not { } connection)
        {
            return true;
        }

        _interrupted = null;
        try
        {
            await connection.ResetAsync(_stopTimeout, CancellationToken.None);
            return true;
        }
        catch (BoltException error)
        {
            // Only silence tells of a connection that was lost; this end may have broken it, too, by giving up amid a message.
            return error.InnerException is not OperationCanceledException;
        }
        finally
        {
            _provider.Release(connection);
        }
    }

    /// <summary>Gives the connection back; if something is under way it is stopped, without waiting for that.</summary>
    public ValueTask DisposeAsync()
    {
        if (End() is { } connection)
        {
            BoltActivity.Stop(_activity, connection.DatabaseName);
            _provider.Release(connection);
        }

        if (_interrupted is { } interrupted)
        {
            _interrupted = null;
            _provider.Release(interrupted);
        }

        return default;
    }

    private void Run(string query, IParameters parameters, TransactionOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(query);
        var connection = Connection();
        var extra = connection.ExpectedState == ServerState.Ready
            ? new TransactionExtra(_options.AccessMode, connection.Database, _bookmarksSent ? [] : _options.Bookmarks, options?.Validated())
            : null;
        Collect(connection, new RunMessage(query, parameters, extra));
        if (extra is { MayWrite: true })
        {
            // Even one that fails may have committed a part before (CALL { } IN TRANSACTIONS).
            MayHaveCommitted = true;
            Collect(connection, PullMessage.AllOfChanges);
        }
        else
        {
            Collect(connection, PullMessage.All);
        }

        _texts?.Add(query);
    }

    private void Collect(BoltConnection connection, RequestMessage request)
    {
        connection.Send(request);
        _steps.Enqueue(request.Kind);
    }

    private async ValueTask ReadToAsync(RequestKind kind, CancellationToken cancellationToken)
    {
        var connection = Connection();
        if (!_steps.Contains(kind))
        {
            throw new InvalidOperationException($"No {kind.ToString().ToUpperInvariant()} is left to be read.");
        }

        try
        {
            RequestKind step;
            do
            {
                var success = await connection.ReadSuccessAsync(cancellationToken);
                step = _steps.Dequeue();
                MayHaveCommitted |= step == RequestKind.Commit && _options.AccessMode == AccessMode.Write;
                _hasResult = step == RequestKind.Run;
                if (success.Bookmark is { } bookmark)
                {
                    LastBookmark = bookmark;
                }
            }
            while (step != kind);
        }
        catch (Exception error)
        {
            Fail(error);
            throw;
        }
    }

    private async ValueTask<bool> FetchSlowAsync(ValueTask<ResponseKind> read)
    {
        try
        {
            return Take(await read);
        }
        catch (Exception error)
        {
            Fail(error);
            throw;
        }
    }

    private bool Take(ResponseKind response)
    {
        switch (response)
        {
            case ResponseKind.Record:
                return true;
            case ResponseKind.Success:
                _steps.Dequeue();
                LastBookmark = Connection().Success.Bookmark ?? LastBookmark;
                return false;
            default:
                throw Connection().FailureOf(response);
        }
    }

    private BoltConnection Connection() => _connection
        ?? throw new InvalidOperationException("The pipeline has ended: it failed, or it was disposed.");

    private BoltConnection? End()
    {
        var connection = _connection;
        _connection = null;
        MayHaveCommitted |= connection is { CommitsChanges: true };
        return connection;
    }

    private void Fail(Exception error)
    {
        if (End() is { } connection)
        {
            BoltActivity.Fail(_activity, error, connection.DatabaseName);
            if (error is OperationCanceledException && connection.DeathCause is null)
            {
                _interrupted = connection;
            }
            else
            {
                _provider.Release(connection);
            }
        }
    }
}
