using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.RateLimits;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Server.Live.WebSockets;

/// <summary>
/// Answers the operations of all WebSockets: once, as any request is answered, or again and again where it is a subscription.
/// </summary>
internal sealed class SocketRunner(
    RequestRunner requests, DocumentFinder documents, LiveQueries queries, Failures failures, LiveOptions options, ServerOptions server,
    TimeProvider clock, ILoggerFactory loggers)
{
    private readonly ILogger _access = loggers.CreateLogger(AccessLog.Category);
    private readonly RequestTimeouts _timeouts = new(server.RequestTimeout, clock);

    /// <summary>How long one message may be on its way.</summary>
    public RequestTimeouts Limits { get; } = new(options.MessageTimeout, clock);

    /// <summary>Reads the payload of <c>subscribe</c>, and copies it.</summary>
    /// <exception cref="ProtocolViolationException">It is malformed, or names no operation.</exception>
    public static RequestParameters Read(ReadOnlyMemory<byte> payload, int maxJsonDepth)
    {
        var parameters = new RequestParameters();
        try
        {
            var copy = parameters.Rent(payload.Length).AsMemory(0, payload.Length);
            payload.CopyTo(copy);
            JsonRequestReader.Read(copy, maxJsonDepth, parameters);
            return parameters is { Query: null, PersistedQuery: null, DocumentId: null }
                ? throw SocketMessage.Violation("The payload of subscribe needs the entry query, the GraphQL document.")
                : parameters;
        }
        catch (Exception exception)
        {
            parameters.Dispose();
            throw exception is RequestRefusedException ? SocketMessage.Violation(exception.Message) : exception;
        }
    }

    /// <summary>Forgets a subscriber.</summary>
    public void Leave(LiveSubscription subscription) => queries.Leave(subscription);

    /// <summary>Answers an operation; throws nothing.</summary>
    /// <param name="connection">Takes the answer.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="parameters">What is asked; disposed in the end.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    public async Task AnswerAsync(
        SocketConnection connection, SocketOperation operation, RequestParameters parameters, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var record = new AccessRecord(RequestOutcome.Abandoned, null, [], 0);
        using var timer = _timeouts.Start(cancellationToken);
        using var writer = new ResponseWriter();
        var allowance = RateLimiting.AllowanceOf(connection.Context);
        try
        {
            if (allowance is not null)
            {
                await allowance.TakeRequestAsync();
            }

            await documents.ResolveAsync(parameters, timer.Token);
            var result = await requests.ExecuteAsync(connection.Context, parameters, writer, allowMutation: true, timer);
            if (result.Kind == GraphQLResultKind.SubscriptionNotAllowed)
            {
                connection.Follow(operation, subscriber => queries.Subscribe(parameters, subscriber, allowance));
                return;
            }

            record = new AccessRecord(Outcome(result), result.OperationName, result.Errors, writer.Written.Length);
            await (result.Kind == GraphQLResultKind.Data || !LiveRunner.IsMistake(result.Errors[0])
                ? connection.SendOnlyAsync(operation, writer.Written)
                : connection.SendErrorAsync(operation, result.Errors));
        }
        catch (Exception exception) when (IsAbandoned(exception, timer, cancellationToken))
        {
            // Nobody is left to be told.
        }
        catch (Exception exception)
        {
            record = await RefuseAsync(connection, operation, exception, timer.Token.IsCancellationRequested);
        }
        finally
        {
            parameters.Dispose();
        }

        Log(connection.Context, record, started);
    }

    private async Task<AccessRecord> RefuseAsync(
        SocketConnection connection, SocketOperation operation, Exception exception, bool isTimeout)
    {
        var failure = failures.Explain(exception, RequestRunner.FindTraceId(connection.Context) ?? "-", isTimeout);
        try
        {
            if (LiveRunner.IsMistake(failure.Error))
            {
                await connection.SendErrorAsync(operation, [failure.Error]);
            }
            else
            {
                using var writer = new ResponseWriter();
                ResponseErrors.WriteResponse(writer, [failure.Error]);
                await connection.SendOnlyAsync(operation, writer.Written);
            }
        }
        catch (Exception loss) when (SocketConnection.IsLoss(loss))
        {
            // Nobody is left to be told.
        }

        return new AccessRecord(failure.Outcome, null, [failure.Error], 0);
    }

    // Without a time limit that is over, a cancellation is that of the sending, to a client that does not take it.
    private static bool IsAbandoned(Exception exception, RequestTimeouts.Timer timer, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
        || (SocketConnection.IsLoss(exception) && !timer.Token.IsCancellationRequested);

    private static RequestOutcome Outcome(in GraphQLResult result) =>
        result.Kind != GraphQLResultKind.Data ? RequestOutcome.Refused
        : result.Errors.Count == 0 ? RequestOutcome.Answered
        : RequestOutcome.AnsweredWithErrors;

    private void Log(HttpContext context, AccessRecord record, long started)
    {
        var time = clock.GetElapsedTime(started);
        var level = record.HasErrors ? RateLimiting.LevelOfErrors(context)
            : time >= server.SlowRequest ? LogLevel.Warning
            : LogLevel.Information;
        if (_access.IsEnabled(level))
        {
            ServerLog.Request(
                _access, level, "WEBSOCKET", record.OperationName ?? "-", record.Outcome, StatusCodes.Status200OK, record.ErrorCodes,
                time.TotalMilliseconds, record.Bytes);
        }
    }
}
