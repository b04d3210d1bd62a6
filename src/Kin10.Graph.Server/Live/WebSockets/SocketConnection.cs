using System.Buffers;
using System.Net.WebSockets;
using Kin10.Graph.Server.Options;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Server.Live.WebSockets;

/// <summary>
/// One client that speaks graphql-transport-ws. Nothing waits for it but the receiving of its next message: answers are sent by whoever
/// brings them.
/// </summary>
internal sealed class SocketConnection(HttpContext context, WebSocket socket, SocketRunner runner, LiveOptions options, int maxJsonDepth)
    : ILiveSubscriber, IThreadPoolWorkItem, IDisposable
{
    private const int LeastBuffer = 4 * 1024;

    // What the one who sends answers does.
    private const int Idle = 0;
    private const int Sending = 1;
    private const int Notified = 2;

    private readonly SocketSender _sender = new(socket, runner.Limits);
    private readonly List<SocketOperation> _operations = new(1);
    private ITimer? _initTimer;
    private bool _isInitialised;
    private int _sending;

    /// <summary>The request that became this connection.</summary>
    public HttpContext Context => context;

    /// <summary>How many bytes of messages have been sent.</summary>
    public long Bytes => _sender.Bytes;

    /// <summary>Takes messages until the connection has ended; throws nothing.</summary>
    public async Task ServeAsync(TimeProvider clock)
    {
        _initTimer = clock.CreateTimer(
            static state => ((SocketConnection)state!).Close(CloseCode.InitTimeout, "Connection initialisation timeout"),
            this, options.InitTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            while (await ReceiveAsync())
            {
            }

            // The client's close frame is answered.
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            socket.Abort();
        }
        finally
        {
            StopInitTimer();
            await EndAllAsync();
        }
    }

    /// <summary>Begins to close the connection.</summary>
    public void Close(WebSocketCloseStatus code, string reason) => _ = _sender.CloseAsync(code, reason);

    /// <inheritdoc/>
    public void Notify()
    {
        if (Interlocked.Exchange(ref _sending, Notified) == Idle)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute() => _ = SendAnswersAsync();

    /// <summary>Turns an operation into one that is followed, unless nobody wants it any more.</summary>
    public void Follow(SocketOperation operation, Func<ILiveSubscriber, LiveSubscription> subscribe)
    {
        lock (_operations)
        {
            if (operation.IsOver)
            {
                return;
            }

            operation.Follow(subscribe(this));
        }

        // Its first answer may have come before it was known here.
        Notify();
    }

    /// <summary>Sends the only answer of an operation, which is over then.</summary>
    public async Task SendOnlyAsync(SocketOperation operation, ReadOnlyMemory<byte> body)
    {
        await _sender.SendAsync(operation, SocketText.Next(operation.Id), body, SocketText.End);
        if (Remove(operation))
        {
            await _sender.SendAsync(null, SocketText.Complete(operation.Id));
        }
    }

    /// <summary>Says what is wrong with an operation, which is over then.</summary>
    public async Task SendErrorAsync(SocketOperation operation, IReadOnlyList<GraphQLError> errors)
    {
        if (Remove(operation))
        {
            await SendErrorAsync(operation.Id, errors);
        }
    }

    /// <summary>Whether an exception only says that the client has gone, or reads too slowly.</summary>
    public static bool IsLoss(Exception exception) =>
        exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException;

    /// <inheritdoc/>
    public void Dispose() => _sender.Dispose();

    private void StopInitTimer()
    {
        _initTimer?.Dispose();
        _initTimer = null;
    }

    private async ValueTask<bool> ReceiveAsync()
    {
        // An empty buffer waits for a message without holding one.
        var first = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        if (first.MessageType == WebSocketMessageType.Close)
        {
            return false;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(LeastBuffer);
        using var limit = runner.Limits.Start(CancellationToken.None);
        try
        {
            var length = 0;
            for (var isWhole = first.EndOfMessage; !isWhole;)
            {
                if (length == buffer.Length)
                {
                    buffer = Grow(buffer);
                }

                var part = await socket.ReceiveAsync(buffer.AsMemory(length), limit.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return false;
                }

                length += part.Count;
                isWhole = part.EndOfMessage;
                if (length > options.MaxMessageBytes)
                {
                    throw new ProtocolViolationException(
                        WebSocketCloseStatus.MessageTooBig,
                        $"The message has more than {options.MaxMessageBytes} bytes (setting Live:MaxMessageBytes).");
                }
            }

            if (!_sender.IsClosing)
            {
                await TakeAsync(first.MessageType, buffer.AsMemory(0, length));
            }
        }
        catch (ProtocolViolationException violation)
        {
            Close(violation.Code, violation.Message);
            await EndAllAsync();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return true;
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private async ValueTask TakeAsync(WebSocketMessageType type, ReadOnlyMemory<byte> json)
    {
        if (type != WebSocketMessageType.Text)
        {
            throw SocketMessage.Violation("Messages are text.");
        }

        var message = SocketMessage.Read(json, maxJsonDepth);
        switch (message.Type)
        {
            case SocketMessageType.ConnectionInit when _isInitialised:
                throw new ProtocolViolationException(CloseCode.TooManyInitRequests, "Too many initialisation requests");
            case SocketMessageType.ConnectionInit:
                _isInitialised = true;
                StopInitTimer();
                await _sender.SendAsync(null, SocketText.ConnectionAck);
                break;
            case SocketMessageType.Ping when message.Payload.IsEmpty:
                await _sender.SendAsync(null, SocketText.Pong);
                break;
            case SocketMessageType.Ping:
                await _sender.SendAsync(null, SocketText.PongWithPayload, message.Payload, SocketText.End);
                break;
            case SocketMessageType.Pong:
                break;
            case SocketMessageType.Subscribe when !_isInitialised:
                throw new ProtocolViolationException(CloseCode.Unauthorized, "Unauthorized");
            case SocketMessageType.Subscribe:
                await BeginAsync(message);
                break;
            case SocketMessageType.Complete:
                End(message.Id);
                break;
            default:
                throw UnknownNode.Of(message.Type);
        }
    }

    private async ValueTask BeginAsync(SocketMessage message)
    {
        var parameters = SocketRunner.Read(message.Payload, maxJsonDepth);
        var operation = new SocketOperation(message.Id);
        var hasRoom = false;
        lock (_operations)
        {
            if (_operations.Exists(other => other.Id == message.Id))
            {
                parameters.Dispose();
                throw new ProtocolViolationException(CloseCode.SubscriberAlreadyExists, $"Subscriber for {message.Id} already exists");
            }

            hasRoom = _operations.Count < options.MaxSubscriptions;
            if (hasRoom)
            {
                _operations.Add(operation);
                operation.Execute(token => runner.AnswerAsync(this, operation, parameters, token));
            }
        }

        if (!hasRoom)
        {
            parameters.Dispose();
            var error = new GraphQLError(
                ErrorCodes.RateLimited,
                $"The connection has {options.MaxSubscriptions} operations open, which is the limit (setting Live:MaxSubscriptions).",
                []);
            await SendErrorAsync(message.Id, [error]);
        }
    }

    private void End(string id)
    {
        SocketOperation? operation;
        lock (_operations)
        {
            operation = _operations.Find(other => other.Id == id);
        }

        if (operation is not null)
        {
            Remove(operation);
        }
    }

    private bool Remove(SocketOperation operation)
    {
        lock (_operations)
        {
            if (!_operations.Remove(operation))
            {
                return false;
            }

            operation.Dispose();
        }

        if (operation.Subscription is { } subscription)
        {
            runner.Leave(subscription);
        }

        return true;
    }

    // Executions look at the request, so that none may outlive it.
    private async Task EndAllAsync()
    {
        List<Task> executions = [];
        SocketOperation[] operations;
        lock (_operations)
        {
            operations = [.. _operations];
            executions.AddRange(operations.Select(operation => operation.Execution).OfType<Task>());
        }

        foreach (var operation in operations)
        {
            Remove(operation);
        }

        await Task.WhenAll(executions);
    }

    // One at a time: what is told while it sends is sent in another round.
    private async Task SendAnswersAsync()
    {
        try
        {
            do
            {
                Volatile.Write(ref _sending, Sending);
                SocketOperation[] operations;
                lock (_operations)
                {
                    operations = [.. _operations];
                }

                foreach (var operation in operations)
                {
                    await SendAnswerAsync(operation);
                }
            }
            while (Interlocked.CompareExchange(ref _sending, Idle, Sending) != Sending);
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            // The receiving ends, too, and forgets everything.
            socket.Abort();
        }
    }

    private Task SendAnswerAsync(SocketOperation operation)
    {
        var answer = operation.Subscription?.TryTake();
        return answer is null ? Task.CompletedTask
            : answer.Refusal is { } errors ? SendErrorAsync(operation, errors)
            : _sender.SendAsync(operation, SocketText.Next(operation.Id), answer.Body, SocketText.End);
    }

    private async Task SendErrorAsync(string id, IReadOnlyList<GraphQLError> errors)
    {
        using var writer = new ResponseWriter();
        ResponseErrors.WriteList(writer, errors);
        await _sender.SendAsync(null, SocketText.Error(id), writer.Written, SocketText.End);
    }
}
