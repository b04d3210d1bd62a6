using Kin10.Bolt.Handshake;
using Kin10.Bolt.Messages;

namespace Kin10.Bolt.Connections;

/// <summary>
/// Follows the server's state ("Bolt message state transitions in version 5"). Two states are kept: the one that the answers so
/// far prove, and
/// the one that the server will have if all that has been sent succeeds; a request that is illegal in the latter is refused
/// before it is sent.
/// </summary>
internal sealed class ServerStateMachine(BoltVersion version)
{
    private readonly Queue<RequestMessage> _pending = new();
    private Position _current;
    private Position _expected;
    private int _resets;

    /// <summary>The state that the answers prove.</summary>
    public ServerState Current => _current.State;

    /// <summary>The state if everything that is under way succeeds.</summary>
    public ServerState Expected => _expected.State;

    /// <summary>How many requests wait for their summary.</summary>
    public int Pending => _pending.Count;

    /// <summary>The request that the next response answers.</summary>
    public RequestMessage? Next => _pending.TryPeek(out var request) ? request : null;

    /// <summary>Whether this request is among them.</summary>
    public bool Awaits(RequestMessage request) => _pending.Contains(request);

    /// <summary>Whether one of them may still make changes last: after a failure they are ignored.</summary>
    public bool CommitsChanges => Current != ServerState.Failed && _pending.Any(static request => request.CommitsChanges);

    /// <summary>Refuses a request that the server would take as a violation of the protocol.</summary>
    /// <exception cref="InvalidOperationException">It is illegal in the expected state, or newer than the version agreed
    /// on.</exception>
    public void Check(RequestMessage request)
    {
        if (request.Since > version)
        {
            throw new InvalidOperationException($"{request} needs Bolt {request.Since}; the server speaks {version}.");
        }

        if (!IsLegal(_expected.State, request.Kind))
        {
            throw new InvalidOperationException($"{request} is illegal in state {NameOf(_expected.State)}.");
        }
    }

    /// <summary>Takes note of a request that is about to be sent.</summary>
    public void Send(RequestMessage request)
    {
        if (request.Kind == RequestKind.Goodbye)
        {
            _current = _expected = new(ServerState.Defunct, 0);
            return;
        }

        _pending.Enqueue(request);
        _expected = AfterSuccess(_expected, request, hasMore: !request.EndsStream);
        if (request.Kind == RequestKind.Reset)
        {
            // The interrupt jumps ahead of the queue.
            _resets++;
            _current = new(ServerState.Interrupted, 0);
        }
    }

    /// <summary>The last requests have not been sent after all.</summary>
    public void Retract(int count)
    {
        if (count > 0)
        {
            var sent = _pending.Take(_pending.Count - count).ToArray();
            _pending.Clear();
            foreach (var request in sent)
            {
                _pending.Enqueue(request);
            }

            Foresee();
        }
    }

    /// <summary>Takes note of a response.</summary>
    /// <returns>The request that it answers.</returns>
    /// <exception cref="BoltProtocolException">The server may not answer so.</exception>
    public RequestMessage Receive(ResponseKind response, bool hasMore = false)
    {
        if (!_pending.TryPeek(out var request))
        {
            throw new BoltProtocolException($"The server sends {NameOf(response)} although no request waits for an answer.");
        }

        if (response == ResponseKind.Record)
        {
            return request.Kind == RequestKind.Pull
                && _current.State is ServerState.Streaming or ServerState.TxStreaming or ServerState.Interrupted
                ? request
                : throw Unexpected(response, request);
        }

        if (response == ResponseKind.Ignored && _current.State is not (ServerState.Failed or ServerState.Interrupted))
        {
            throw Unexpected(response, request);
        }

        if (response != ResponseKind.Ignored && _current.State == ServerState.Failed)
        {
            throw Unexpected(response, request);
        }

        if (hasMore && request.EndsStream)
        {
            throw new BoltProtocolException($"The server answers {request} of all records with has_more.");
        }

        _pending.Dequeue();
        Advance(request, response, hasMore);
        return request;
    }

    public void Die() => _current = _expected = new(ServerState.Defunct, 0);

    public static string NameOf(ServerState state) => state switch
    {
        ServerState.TxReady => "TX_READY",
        ServerState.TxStreaming => "TX_STREAMING",
        _ => state.ToString().ToUpperInvariant(),
    };

    private static string NameOf(ResponseKind response) => response.ToString().ToUpperInvariant();

    private static bool IsLegal(ServerState state, RequestKind request) => state switch
    {
        ServerState.Defunct => false,
        _ when request == RequestKind.Goodbye => true,
        ServerState.Negotiation => request == RequestKind.Hello,
        ServerState.Authentication => request == RequestKind.Logon,
        _ when request == RequestKind.Reset => true,
        ServerState.Ready =>
            request is RequestKind.Run or RequestKind.Begin or RequestKind.Route or RequestKind.Logoff or RequestKind.Telemetry,
        ServerState.Streaming => request is RequestKind.Pull or RequestKind.Discard,
        ServerState.TxReady => request is RequestKind.Run or RequestKind.Commit or RequestKind.Rollback,
        ServerState.TxStreaming => request is RequestKind.Run or RequestKind.Pull or RequestKind.Discard,
        _ => false,
    };

    private void Advance(RequestMessage request, ResponseKind response, bool hasMore)
    {
        if (request.Kind == RequestKind.Reset)
        {
            _resets--;
            if (response != ResponseKind.Success)
            {
                Die();
                return;
            }

            _current = new(_resets > 0 ? ServerState.Interrupted : ServerState.Ready, 0);
            return;
        }

        if (response == ResponseKind.Failure)
        {
            _current = new(
                request.Kind is RequestKind.Hello or RequestKind.Logon ? ServerState.Defunct
                : _resets > 0 ? ServerState.Interrupted
                : ServerState.Failed,
                0);
            Foresee();
        }
        else if (response == ResponseKind.Success && _resets == 0)
        {
            _current = AfterSuccess(_current, request, hasMore);
            if (hasMore == request.EndsStream)
            {
                Foresee();
            }
        }
    }

    // Only where an answer was not the expected one; the queue is short.
    private void Foresee()
    {
        _expected = _current;
        foreach (var request in _pending)
        {
            _expected = _expected.State == ServerState.Failed && request.Kind != RequestKind.Reset
                ? _expected
                : AfterSuccess(_expected, request, hasMore: !request.EndsStream);
        }
    }

    private Position AfterSuccess(Position before, RequestMessage request, bool hasMore)
    {
        var streams = before.Streams;
        switch (request.Kind)
        {
            case RequestKind.Hello:
                return new(version >= BoltVersion.Logon ? ServerState.Authentication : ServerState.Ready, 0);
            case RequestKind.Logoff:
                return new(ServerState.Authentication, 0);
            case RequestKind.Begin:
                return new(ServerState.TxReady, 0);
            case RequestKind.Logon or RequestKind.Commit or RequestKind.Rollback or RequestKind.Reset:
                return new(ServerState.Ready, 0);
            case RequestKind.Run:
                return before.State == ServerState.Ready
                    ? new(ServerState.Streaming, 1)
                    : new(ServerState.TxStreaming, streams + 1);
            case RequestKind.Pull or RequestKind.Discard when !hasMore:
                return before.State == ServerState.Streaming ? new(ServerState.Ready, 0)
                    : streams > 1 ? before with { Streams = streams - 1 }
                    : new(ServerState.TxReady, 0);
            default:
                return before;
        }
    }

    private BoltProtocolException Unexpected(ResponseKind response, RequestMessage request) =>
        new($"The server answers {request} with {NameOf(response)} in state {NameOf(_current.State)}.");

    private readonly record struct Position(ServerState State, int Streams);
}
