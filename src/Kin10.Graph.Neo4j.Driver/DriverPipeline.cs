using global::Neo4j.Driver;
using Kin10.Bolt.PackStream;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Driver.Values;
using AccessMode = Kin10.Bolt.AccessMode;
using TransactionOptions = Kin10.Bolt.TransactionOptions;

namespace Kin10.Graph.Neo4j.Driver;

/// <summary>
/// Statements on a session of the driver. The driver waits for the answer to BEGIN and to COMMIT; statements of one transaction leave
/// together.
/// </summary>
internal sealed class DriverPipeline : IDatabasePipeline
{
    private readonly DriverClient _client;
    private readonly IAsyncSession _session;
    private readonly DriverWork _work;
    private readonly Queue<Step> _collected = new();
    private readonly Queue<IResultCursor> _started = new();
    private readonly PackStreamWriter _record = new();
    private IAsyncTransaction? _transaction;
    private IResultCursor? _cursor;
    private int _columns;

    public DriverPipeline(DriverClient client, IReadOnlyList<string> bookmarks)
    {
        _client = client;
        _session = client.Open(AccessMode.Read, bookmarks, Config.Infinite);
        _work = new DriverWork(client, _session);
    }

    private enum StepKind
    {
        Begin,
        Run,
        Commit,
    }

    public string Address => _client.Uri;

    public ReadOnlySpan<byte> Current => _record.WrittenSpan;

    public string? LastBookmark => _session.LastBookmarks?.Values is [var bookmark] ? bookmark : null;

    public void Begin(TransactionOptions options) => _collected.Enqueue(new Step(StepKind.Begin, "", null, options));

    public void Run(string statement, Dictionary<string, object?>? parameters, TransactionOptions? options) =>
        _collected.Enqueue(new Step(StepKind.Run, statement, parameters, options));

    public void Commit() => _collected.Enqueue(new Step(StepKind.Commit, "", null, null));

    public async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        // A statement by itself is a transaction: the next one begins when its records have been read.
        while (_collected.TryPeek(out var step)
            && step.Kind != StepKind.Commit
            && (_transaction is not null || (_started.Count == 0 && _cursor is null)))
        {
            await _work.ConnectAsync(cancellationToken);
            _collected.Dequeue();
            if (step.Kind == StepKind.Begin)
            {
                _transaction = await _work.DoAsync(_session.BeginTransactionAsync(_work.Settings(step.Options)), cancellationToken);
            }
            else
            {
                _started.Enqueue(await _work.DoAsync(StartAsync(step), cancellationToken));
            }
        }
    }

    public async ValueTask<IReadOnlyList<string>> NextResultAsync(CancellationToken cancellationToken)
    {
        await EndResultAsync(cancellationToken);
        await SendAsync(cancellationToken);
        if (!_started.TryDequeue(out _cursor))
        {
            throw new InvalidOperationException("No statement is left to be read.");
        }

        var columns = await _work.DoAsync(_cursor.KeysAsync(), cancellationToken);
        _columns = columns.Length;
        return columns;
    }

    public ValueTask<bool> FetchAsync(CancellationToken cancellationToken)
    {
        if (_cursor is null)
        {
            return new(false);
        }

        var fetched = _work.DoAsync(_cursor.FetchAsync(), cancellationToken);
        return fetched.IsCompletedSuccessfully ? TakeAsync(fetched.Result, cancellationToken) : FetchSlowAsync(fetched, cancellationToken);
    }

    public async ValueTask<string?> NextCommitAsync(CancellationToken cancellationToken)
    {
        // The driver itself reads over what nobody has read.
        await SendAsync(cancellationToken);
        if (_transaction is null || !_collected.TryPeek(out var step) || step.Kind != StepKind.Commit)
        {
            throw new InvalidOperationException("No commit is left to be read.");
        }

        _collected.Dequeue();
        await _work.CommitAsync(_transaction.CommitAsync(), AccessMode.Read, cancellationToken);
        (_transaction, _cursor) = (null, null);
        _started.Clear();
        return LastBookmark;
    }

    public async ValueTask<bool> StopAsync() => !_work.IsInterrupted || await _work.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _record.Dispose();
        await _work.CloseAsync();
    }

    private Task<IResultCursor> StartAsync(Step step) => _transaction is null
        ? _session.RunAsync(step.Statement, step.Parameters ?? [], _work.Settings(step.Options))
        : _transaction.RunAsync(step.Statement, step.Parameters ?? []);

    private async ValueTask<bool> FetchSlowAsync(ValueTask<bool> fetched, CancellationToken cancellationToken) =>
        await TakeAsync(await fetched, cancellationToken);

    private ValueTask<bool> TakeAsync(bool isRecord, CancellationToken cancellationToken)
    {
        if (!isRecord)
        {
            return EndAsync(cancellationToken);
        }

        _record.Clear();
        DriverValues.WriteRecord(_record, _cursor!.Current, _columns);
        return new(true);
    }

    private async ValueTask<bool> EndAsync(CancellationToken cancellationToken)
    {
        await EndResultAsync(cancellationToken);
        return false;
    }

    private async ValueTask EndResultAsync(CancellationToken cancellationToken)
    {
        if (_cursor is { } cursor)
        {
            _cursor = null;
            var summary = await _work.DoAsync(cursor.ConsumeAsync(), cancellationToken);
            _client.Home ??= summary.Database?.Name;
        }
    }

    private readonly record struct Step(
        StepKind Kind, string Statement, Dictionary<string, object?>? Parameters, TransactionOptions? Options);
}
