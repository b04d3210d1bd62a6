using global::Neo4j.Driver;
using Kin10.Bolt;
using Kin10.Bolt.PackStream;
using Kin10.Bolt.Sessions;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Driver.Values;

namespace Kin10.Graph.Neo4j.Driver;

/// <summary>
/// A session of the driver. Its transactions are tried again as those of Kin10.Bolt are, not by the driver, which knows only errors of its
/// own.
/// </summary>
internal sealed class DriverSession : IDatabaseSession
{
    private static readonly RetryPolicy Retries = new(new BoltDriverOptions());
    private readonly IAsyncSession _session;
    private readonly DriverWork _work;
    private readonly SessionOptions _options;
    private readonly PackStreamWriter _record = new();

    public DriverSession(DriverClient client, SessionOptions options)
    {
        _options = options;
        _session = client.Open(options.AccessMode, options.Bookmarks, options.FetchSize);
        _work = new DriverWork(client, _session);
    }

    public IReadOnlyList<string> LastBookmarks => _session.LastBookmarks?.Values ?? [];

    public async Task<IRecordCursor> RunAsync(
        string statement, Dictionary<string, object?>? parameters, TransactionOptions options, CancellationToken cancellationToken)
    {
        await _work.ConnectAsync(cancellationToken);
        return new Cursor(this, isAlone: true, await _work.DoAsync(
            _session.RunAsync(statement, parameters ?? [], _work.Settings(options)), cancellationToken));
    }

    public Task<T> ExecuteAsync<T>(
        Func<IStatementRunner, CancellationToken, Task<T>> work, TransactionOptions options, CancellationToken cancellationToken) =>
        Retries.ExecuteAsync(token => ExecuteOnceAsync(work, options, token), () => !_work.IsInterrupted, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _work.CloseAsync();
        _record.Dispose();
    }

    private async Task<T> ExecuteOnceAsync<T>(
        Func<IStatementRunner, CancellationToken, Task<T>> work, TransactionOptions options, CancellationToken cancellationToken)
    {
        await _work.ConnectAsync(cancellationToken);
        var transaction = await _work.DoAsync(_session.BeginTransactionAsync(_work.Settings(options)), cancellationToken);
        try
        {
            var result = await work(new Runner(this, transaction), cancellationToken);
            await _work.CommitAsync(transaction.CommitAsync(), _options.AccessMode, cancellationToken);
            return result;
        }
        catch when (!_work.IsInterrupted)
        {
            // What the server has taken back already need not be taken back.
            await transaction.DisposeAsync().AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        finally
        {
            _work.Disconnect();
        }
    }

    private sealed class Runner(DriverSession session, IAsyncTransaction transaction) : IStatementRunner
    {
        public async Task<IRecordCursor> RunAsync(
            string statement, Dictionary<string, object?>? parameters, CancellationToken cancellationToken) =>
            new Cursor(
                session,
                isAlone: false,
                await session._work.DoAsync(transaction.RunAsync(statement, parameters ?? []), cancellationToken));
    }

    // Alone: a statement that is a transaction by itself.
    private sealed class Cursor(DriverSession session, bool isAlone, IResultCursor cursor) : IRecordCursor
    {
        private int _columns = -1;

        public IReadOnlyList<object?> Current
        {
            get
            {
                session._record.Clear();
                DriverValues.WriteRecord(session._record, cursor.Current, _columns);
                var reader = new PackStreamReader(session._record.WrittenSpan);
                return ValueReader.ReadList(ref reader);
            }
        }

        public async ValueTask<bool> FetchAsync(CancellationToken cancellationToken)
        {
            _columns = _columns < 0 ? (await session._work.DoAsync(cursor.KeysAsync(), cancellationToken)).Length : _columns;
            return await session._work.DoAsync(cursor.FetchAsync(), cancellationToken);
        }

        public async ValueTask ConsumeAsync(CancellationToken cancellationToken)
        {
            await session._work.DoAsync(cursor.ConsumeAsync(), cancellationToken);
            if (isAlone)
            {
                session._work.Disconnect();
            }
        }
    }
}
