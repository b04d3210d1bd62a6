using System.Diagnostics;
using System.Runtime.CompilerServices;
using Kin10.Bolt.Connections;
using Kin10.Bolt.Diagnostics;
using Kin10.Bolt.Messages;
using Kin10.Bolt.PackStream;
using Kin10.Bolt.Results;

namespace Kin10.Bolt;

/// <summary>
/// The result of a statement, read forward, record by record. Records are asked for in portions (fetch size). Read it to its end or
/// call <see cref="ConsumeAsync"/>.
/// </summary>
public sealed class ResultCursor : IAsyncEnumerable<BoltRecord>
{
    private readonly IResultOwner _owner;
    private readonly BoltConnection _connection;
    private readonly PullMessage _pull;
    private readonly DiscardMessage _discard;
    private readonly string _query;
    private readonly string[] _keys;
    private readonly long? _firstAfter;
    private readonly Activity? _activity;

    // Records that had arrived when another statement needed the connection.
    private readonly Queue<byte[]> _buffer = new();
    private ReadOnlyMemory<byte> _current;
    private BoltRecord? _decoded;
    private ResultSummary? _summary;
    private Exception? _failure;

    // Whether the answer to a PULL is on its way.
    private bool _isPulling = true;

    internal ResultCursor(
        IResultOwner owner,
        BoltConnection connection,
        string query,
        SuccessMessage started,
        long fetchSize,
        PullMessage firstPull,
        Activity? activity)
    {
        _owner = owner;
        _connection = connection;
        _query = query;
        _keys = started.Fields ?? [];
        _firstAfter = started.FirstAfter;
        _activity = activity;
        var qid = started.Qid;
        _pull = qid == SuccessMessage.NoQid ? firstPull : new PullMessage(fetchSize, qid);
        _discard = qid != SuccessMessage.NoQid ? new DiscardMessage(DiscardMessage.Everything, qid)
            : firstPull.CommitsChanges ? DiscardMessage.AllOfChanges
            : DiscardMessage.All;
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>The record that <see cref="FetchAsync"/> moved to, decoded.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public BoltRecord Current => _decoded ??= Decode();

    internal bool IsEnded => _summary is not null || _failure is not null;

    /// <summary>Moves to the next record.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="BoltException">The statement failed, or the connection was lost.</exception>
    /// <exception cref="InvalidOperationException">Its transaction has been committed or rolled back, or its session closed.</exception>
    public ValueTask<bool> FetchAsync(CancellationToken cancellationToken = default)
    {
        _decoded = null;
        if (_buffer.Count > 0)
        {
            _owner.ThrowIfOver();
            var buffered = _buffer.Dequeue();
            _current = buffered;
            return new(true);
        }

        if (_isPulling && !IsEnded)
        {
            try
            {
                var read = _connection.ReadAsync(cancellationToken);
                if (!read.IsCompletedSuccessfully)
                {
                    return FetchSlowAsync(read, cancellationToken);
                }

                // A value task may be read once only: it can have been completed, and its source taken back, since ReadAsync returned.
                var response = read.Result;
                return response == ResponseKind.Record ? new(TakeRecord()) : FetchSlowAsync(new(response), cancellationToken);
            }
            catch (Exception error)
            {
                throw Failed(error);
            }
        }

        return FetchSlowAsync(null, cancellationToken);
    }

    /// <summary>Skips what has not been read; the server throws it away.</summary>
    /// <returns>What the server says about the whole.</returns>
    public async ValueTask<ResultSummary> ConsumeAsync(CancellationToken cancellationToken = default)
    {
        await DiscardAsync(cancellationToken);
        return _summary!;
    }

    /// <summary>Reads all that is left.</summary>
    public async ValueTask<List<BoltRecord>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var records = new List<BoltRecord>();
        while (await FetchAsync(cancellationToken))
        {
            records.Add(Current);
        }

        return records;
    }

    /// <summary>Reads the only record.</summary>
    /// <exception cref="InvalidOperationException">There is none, or there are more.</exception>
    public async ValueTask<BoltRecord> SingleAsync(CancellationToken cancellationToken = default)
    {
        if (!await FetchAsync(cancellationToken))
        {
            throw new InvalidOperationException("The result has no record; exactly one was expected.");
        }

        var record = Current;
        if (await FetchAsync(cancellationToken))
        {
            await ConsumeAsync(cancellationToken);
            throw new InvalidOperationException("The result has more than one record; exactly one was expected.");
        }

        return record;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerator<BoltRecord> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        while (await FetchAsync(cancellationToken))
        {
            yield return Current;
        }
    }

    /// <summary>
    /// Frees the connection for another statement: keeps what is on its way; with <paramref name="all"/> also what has not been
    /// asked for.
    /// </summary>
    internal async ValueTask DetachAsync(bool all, CancellationToken cancellationToken)
    {
        // The current record lies where the next ones will be read to.
        _current = _current.ToArray();
        try
        {
            while (!IsEnded && (_isPulling || all))
            {
                await PullAsync(cancellationToken);
                switch (await _connection.ReadAsync(cancellationToken))
                {
                    case ResponseKind.Record:
                        _buffer.Enqueue(_connection.Record.ToArray());
                        break;
                    case var response:
                        Summarise(response);
                        break;
                }
            }
        }
        catch (Exception error)
        {
            throw Failed(error);
        }
    }

    /// <summary>Ends the result without its records.</summary>
    internal async ValueTask DiscardAsync(CancellationToken cancellationToken)
    {
        _decoded = null;
        _current = default;
        _buffer.Clear();
        ThrowIfFailed();
        try
        {
            while (!IsEnded)
            {
                if (!_isPulling)
                {
                    await _owner.ActivateAsync(this, cancellationToken);
                    _connection.Send(_discard);
                    _isPulling = true;
                }

                var response = await _connection.ReadAsync(cancellationToken);
                if (response != ResponseKind.Record)
                {
                    Summarise(response);
                }
            }
        }
        catch (Exception error)
        {
            throw Failed(error);
        }
    }

    /// <summary>The transaction ended before the result was read.</summary>
    internal void Abandon(Exception reason)
    {
        if (!IsEnded)
        {
            _failure = reason;
            _current = default;
            BoltActivity.Fail(_activity, reason, _connection.DatabaseName);
        }
    }

    private bool TakeRecord()
    {
        _current = _connection.Record;
        return true;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> FetchSlowAsync(ValueTask<ResponseKind>? read, CancellationToken cancellationToken)
    {
        _current = default;
        ThrowIfFailed();
        _owner.ThrowIfOver();
        try
        {
            while (!IsEnded)
            {
                await PullAsync(cancellationToken);
                var response = await (read ?? _connection.ReadAsync(cancellationToken));
                read = null;
                if (response == ResponseKind.Record)
                {
                    return TakeRecord();
                }

                Summarise(response);
            }

            return false;
        }
        catch (Exception error)
        {
            throw Failed(error);
        }
    }

    private async ValueTask PullAsync(CancellationToken cancellationToken)
    {
        if (!_isPulling)
        {
            await _owner.ActivateAsync(this, cancellationToken);
            _connection.Send(_pull);
            _isPulling = true;
        }
    }

    private void Summarise(ResponseKind response)
    {
        _isPulling = false;
        if (response != ResponseKind.Success)
        {
            throw _connection.FailureOf(response);
        }

        var success = _connection.Success;
        if (!success.HasMore)
        {
            _summary = new ResultSummary(_query, _connection, _firstAfter, success);
            BoltActivity.Stop(_activity, _connection.DatabaseName);
            _owner.Complete(this, success.Bookmark);
        }
    }

    private Exception Failed(Exception error)
    {
        if (!IsEnded)
        {
            _failure = error;
            _current = default;
            BoltActivity.Fail(_activity, error, _connection.DatabaseName);
            _owner.Fail(error);
        }

        return error;
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null)
        {
            throw _failure;
        }
    }

    private BoltRecord Decode()
    {
        if (_current.IsEmpty)
        {
            throw new InvalidOperationException("There is no current record; call FetchAsync first, and look at what it returns.");
        }

        var reader = new PackStreamReader(_current.Span);
        var values = ValueReader.ReadList(ref reader, _connection.MaxNestingDepth);
        reader.ExpectEnd();
        return values.Length == _keys.Length
            ? new BoltRecord(_keys, values)
            : throw new BoltProtocolException($"A record has {values.Length} values for {_keys.Length} columns.");
    }
}
