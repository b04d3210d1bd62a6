using System.Runtime.CompilerServices;
using Kin10.Bolt.Chunking;
using Kin10.Bolt.Handshake;
using Kin10.Bolt.Messages;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Connections;

/// <summary>
/// One connection after its handshake. Requests are collected by <see cref="Send"/> and leave together in
/// <see cref="FlushAsync"/>; responses are read one by one, in order. A failure of the server leaves it usable after
/// <see cref="ResetAsync(CancellationToken)"/>; anything else that goes wrong closes it for good. Used by one caller at a time.
/// </summary>
internal sealed class BoltConnection : IDisposable
{
    private readonly BoltTransport _transport;
    private readonly BoltDriverOptions _options;
    private readonly bool _isRouted;
    private readonly Chunker _chunker = new();
    private readonly Dechunker _dechunker;
    private readonly ServerStateMachine _state;
    private int _unsent;
    private int _disposed;

    public BoltConnection(BoltTransport transport, BoltAddress address, BoltVersion version, BoltDriverOptions options, bool isRouted)
    {
        _transport = transport;
        _options = options;
        _isRouted = isRouted;
        _dechunker = new Dechunker(options.MaxMessageSize);
        _state = new ServerStateMachine(version);
        Address = address;
        Version = version;
        IdleSince = CreatedAt = options.TimeProvider.GetTimestamp();
    }

    public BoltAddress Address { get; }

    public BoltVersion Version { get; }

    public ServerState State => _state.Current;

    public ServerState ExpectedState => _state.Expected;

    /// <summary>Whether another statement or transaction can start at once.</summary>
    public bool IsClean => State == ServerState.Ready && _state.Pending == 0 && _chunker.Output.IsEmpty;

    /// <summary>Whether a request has not been answered yet.</summary>
    public bool Awaits(RequestMessage request) => _state.Awaits(request);

    /// <summary>Whether something is under way that may make changes last.</summary>
    public bool CommitsChanges => _state.CommitsChanges;

    /// <summary>Why the connection was closed; null while it lives, and after <see cref="Dispose"/> alone.</summary>
    public BoltException? DeathCause { get; private set; }

    /// <summary>The server's last FAILURE since the connection was clean.</summary>
    public BoltServerException? Failure { get; private set; }

    /// <summary>The pool that opened it.</summary>
    public IConnectionPool? Pool { get; set; }

    /// <summary>The database that it works for at the moment, for routing.</summary>
    public string? Database { get; set; }

    /// <summary>The database by name, if it is the home database too; null as long as the server has not told it.</summary>
    public string? DatabaseName => Database ?? Success.Database;

    public string ServerAgent { get; private set; } = "";

    public string ConnectionId { get; private set; } = "";

    public bool WantsTelemetry { get; private set; }

    public AuthToken? AuthToken { get; set; }

    public long CreatedAt { get; }

    public long IdleSince { get; set; }

    public TimeSpan Lifetime { get; set; } = TimeSpan.MaxValue;

    public int Generation { get; set; }

    /// <summary>The values of the last RECORD, a list; valid until the next read.</summary>
    public ReadOnlyMemory<byte> Record { get; private set; }

    /// <summary>The last SUCCESS; valid until the next read.</summary>
    public SuccessMessage Success { get; } = new();

    public int MaxNestingDepth => _options.MaxNestingDepth;

    /// <summary>Collects a request for the next <see cref="FlushAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">It is illegal in the state that the server will have; nothing was
    /// collected.</exception>
    /// <exception cref="ArgumentException">A parameter cannot be sent; nothing was collected.</exception>
    public void Send(RequestMessage request)
    {
        ThrowIfDead();
        _state.Check(request);
        _chunker.Begin();
        try
        {
            request.Write(_chunker.Writer, Version);
        }
        catch
        {
            _chunker.Abort();
            throw;
        }

        _chunker.End();
        _state.Send(request);
        _unsent++;
    }

    /// <summary>Sends what was collected, in one write.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        ThrowIfDead();
        if (_chunker.Output.IsEmpty)
        {
            return;
        }

        // Nothing has left yet: what was collected can still be taken back.
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await _transport.WriteAsync(_chunker.Output, cancellationToken);
            _chunker.Clear();
            _unsent = 0;
        }
        catch (OperationCanceledException)
        {
            Break(new CallerGaveUpException());
            throw new OperationCanceledException(cancellationToken);
        }
        catch (IOException error)
        {
            throw Break(Lost($"The connection to {Address} was lost while sending: {error.Message}", error));
        }
    }

    /// <summary>Reads the next response. Cancelled, it can be repeated; the connection has lost nothing.</summary>
    public ValueTask<ResponseKind> ReadAsync(CancellationToken cancellationToken)
    {
        ThrowIfDead();
        return _state.Pending > 0 && TryReadMessage(out var message) ? new(Accept(message)) : ReadSlowAsync(cancellationToken);
    }

    /// <summary>Reads the summary of a request, over its records.</summary>
    /// <exception cref="BoltServerException">It failed, or was ignored because of an earlier failure.</exception>
    public async ValueTask<SuccessMessage> ReadSuccessAsync(CancellationToken cancellationToken)
    {
        ResponseKind response;
        do
        {
            response = await ReadAsync(cancellationToken);
        }
        while (response == ResponseKind.Record);
        return response == ResponseKind.Success ? Success : throw FailureOf(response);
    }

    /// <summary>The exception for a FAILURE or IGNORED that was just read.</summary>
    public BoltException FailureOf(ResponseKind response) => Failure is { } failure
        ? failure
        : Break(new BoltProtocolException($"The server at {Address} answered {response} without a failure before."));

    /// <summary>Makes the connection clean: what runs is ended, what is under way is read and dropped.</summary>
    public ValueTask ResetAsync(CancellationToken cancellationToken) => ResetAsync(_options.ResetTimeout, cancellationToken);

    /// <summary>The same, with another limit than <see cref="BoltDriverOptions.ResetTimeout"/>.</summary>
    public async ValueTask ResetAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, _options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            Retract();
            Send(ResetMessage.Instance);
            await FlushAsync(linked.Token);
            while (_state.Pending > 0)
            {
                await ReadAsync(linked.Token);
            }
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            // It was this deadline that gave up, not a caller: the server is to blame.
            DeathCause = null;
            throw Break(Lost($"{Address} did not answer RESET within {timeout.TotalSeconds:0.###} s.", error));
        }

        if (State != ServerState.Ready)
        {
            throw Break(new BoltProtocolException($"{Address} refused RESET: {Failure?.Message}"));
        }

        Failure = null;
    }

    /// <summary>Takes what the answer to HELLO says about the server.</summary>
    public void ReadHello()
    {
        var metadata = Success.DecodeMetadata();
        ServerAgent = metadata.GetValueOrDefault("server") as string ?? "";
        ConnectionId = metadata.GetValueOrDefault("connection_id") as string ?? "";
        if (metadata.GetValueOrDefault("hints") is not Dictionary<string, object?> hints)
        {
            return;
        }

        WantsTelemetry = hints.GetValueOrDefault("telemetry.enabled") is true;
        if (hints.GetValueOrDefault("connection.recv_timeout_seconds") is long seconds and > 0 and < int.MaxValue / 1000)
        {
            var hinted = TimeSpan.FromSeconds(seconds);
            _transport.ReadTimeout = _options.ReadTimeout is { } own && own < hinted ? own : hinted;
        }
    }

    /// <summary>Whether the operating system knows already that an idle connection is closed.</summary>
    public bool IsKnownClosed() => _disposed != 0 || _transport.IsKnownClosed();

    /// <summary>Says GOODBYE if that is possible without waiting, and closes.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        var saysGoodbye = State is not (ServerState.Defunct or ServerState.Negotiation) && _chunker.Output.IsEmpty;
        if (saysGoodbye)
        {
            _chunker.Begin();
            GoodbyeMessage.Instance.Write(_chunker.Writer, Version);
            _chunker.End();
        }

        Close(saysGoodbye ? _chunker.Output.Span : default);
    }

    /// <summary>Closes for good.</summary>
    /// <returns>The exception, to be thrown.</returns>
    public T Break<T>(T cause)
        where T : BoltException
    {
        DeathCause ??= cause;
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Close(default);
        }

        return cause;
    }

    private void Close(ReadOnlySpan<byte> goodbye)
    {
        _state.Die();
        _transport.Close(goodbye);
        Record = default;
        _chunker.Dispose();
        _dechunker.Dispose();
    }

    // The caller gave up before what it collected had left: it must not be done.
    private void Retract()
    {
        ThrowIfDead();
        _chunker.Clear();
        _state.Retract(_unsent);
        _unsent = 0;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ResponseKind> ReadSlowAsync(CancellationToken cancellationToken)
    {
        if (_state.Pending == 0)
        {
            throw new InvalidOperationException("There is nothing to read: no request waits for an answer.");
        }

        await FlushAsync(cancellationToken);
        ReadOnlyMemory<byte> message;
        while (!TryReadMessage(out message))
        {
            await FillAsync(cancellationToken);
        }

        return Accept(message);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        int count;
        try
        {
            count = await _transport.ReadAsync(_dechunker.GetMemory(), cancellationToken);
        }
        catch (IOException error)
        {
            throw Break(Lost($"The connection to {Address}, which owes an answer to {_state.Next}, was lost: {error.Message}", error));
        }

        if (count == 0)
        {
            var moment = _dechunker.IsWithinMessage ? "within" : "instead of";
            throw Break(Lost($"{Address} closed the connection {moment} the answer to {_state.Next}.", null));
        }

        _dechunker.Advance(count);
    }

    private bool TryReadMessage(out ReadOnlyMemory<byte> message)
    {
        try
        {
            return _dechunker.TryRead(out message);
        }
        catch (BoltProtocolException error)
        {
            throw Break(error);
        }
    }

    private ResponseKind Accept(ReadOnlyMemory<byte> message)
    {
        try
        {
            return Dispatch(message);
        }
        catch (BoltProtocolException error)
        {
            throw Break(new BoltProtocolException($"{Address} breaks the protocol: {error.Message}", error));
        }
    }

    private ResponseKind Dispatch(ReadOnlyMemory<byte> message)
    {
        var reader = new PackStreamReader(message.Span);
        var fields = reader.ReadStructureHeader(out var tag);
        var body = message[reader.Position..];
        if (fields != (tag == MessageTag.Ignored ? 0 : 1))
        {
            throw new BoltProtocolException($"A message 0x{tag:X2} has {fields} fields.");
        }

        switch (tag)
        {
            case MessageTag.Record:
                _state.Receive(ResponseKind.Record);
                reader.ReadListHeader();
                Record = body;
                return ResponseKind.Record;
            case MessageTag.Success:
                Success.Read(body);
                _state.Receive(ResponseKind.Success, Success.HasMore);
                return ResponseKind.Success;
            case MessageTag.Ignored:
                reader.ExpectEnd();
                _state.Receive(ResponseKind.Ignored);
                return ResponseKind.Ignored;
            case MessageTag.Failure:
                var failure = FailureMessage.Read(body, Version);
                _state.Receive(ResponseKind.Failure);
                Failure = failure;
                return ResponseKind.Failure;
            default:
                throw new BoltProtocolException($"The server sends a message with the unknown tag 0x{tag:X2}.");
        }
    }

    private void ThrowIfDead()
    {
        if (_disposed != 0)
        {
            throw DeathCause is BoltProtocolException
                ? new BoltProtocolException(
                    $"The connection was closed because of an earlier error: {DeathCause.Message}", DeathCause)
                : Lost($"The connection to {Address} is closed: {DeathCause?.Message ?? "it was given back."}", DeathCause);
        }
    }

    private BoltConnectivityException Lost(string message, Exception? inner) => _state.CommitsChanges
        ? new CommitOutcomeUnknownException(message, inner ?? new EndOfStreamException(message))
        : _isRouted ? new SessionExpiredException(message, inner) : new ServiceUnavailableException(message, inner);
}
