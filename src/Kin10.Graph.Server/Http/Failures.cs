using System.Globalization;
using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Server.Http;

/// <summary>What ended a request before its answer, as its client is told.</summary>
/// <param name="StatusCode">The status code of the answer.</param>
/// <param name="Outcome">What the access line says.</param>
/// <param name="Error">The only error of the answer.</param>
internal readonly record struct Failure(int StatusCode, RequestOutcome Outcome, GraphQLError Error);

/// <summary>Says what exceptions mean to clients, and logs those that are not the client's fault.</summary>
internal sealed class Failures(ServerOptions options, ILogger<Failures> logger)
{
    private readonly string _retryAfter = ((long)Math.Ceiling(options.RetryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Tells the client of a request that the store did not answer when it may try again.</summary>
    public void SetRetryAfter(HttpResponse response) => response.Headers.RetryAfter = _retryAfter;

    /// <summary>Explains an exception; a cause on this side is logged. The response is told when the client may try again.</summary>
    /// <param name="context">The request.</param>
    /// <param name="exception">What ended it.</param>
    /// <param name="isTimeout">Whether its time is over.</param>
    public Failure Explain(HttpContext context, Exception exception, bool isTimeout)
    {
        var failure = Explain(exception, TraceId(context), isTimeout);
        if (failure.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            SetRetryAfter(context.Response);
        }

        return failure;
    }

    /// <summary>Explains an exception; a cause on this side is logged.</summary>
    /// <param name="exception">What ended a request.</param>
    /// <param name="traceId">The id under which logs and traces tell of it.</param>
    /// <param name="isTimeout">Whether its time is over.</param>
    public Failure Explain(Exception exception, string traceId, bool isTimeout)
    {
        switch (exception)
        {
            case RequestRefusedException refused:
                return new(refused.StatusCode, RequestOutcome.Refused, new GraphQLError(refused.Code, refused.Message));
            case GraphQLException limited:
                return new(StatusCodes.Status429TooManyRequests, RequestOutcome.Refused, limited.Errors[0]);
            case BadHttpRequestException bad:
                return new(bad.StatusCode, RequestOutcome.Refused, new GraphQLError(ErrorCodes.BadUserInput, bad.Message));
            case OperationCanceledException when isTimeout:
                var seconds = options.RequestTimeout.TotalSeconds;
                return new(
                    StatusCodes.Status504GatewayTimeout,
                    RequestOutcome.TimedOut,
                    new GraphQLError(
                        ErrorCodes.Timeout,
                        $"The request took longer than {seconds} s, which is the limit (setting Server:RequestTimeout); "
                        + "ask for less at a time."));
            case GraphStoreException { IsTransient: true } unavailable:
                ServerLog.StoreUnavailable(
                    logger, traceId, unavailable.Message, unavailable.InnerException is null ? null : unavailable);
                return new(
                    StatusCodes.Status503ServiceUnavailable,
                    RequestOutcome.StoreUnavailable,
                    new GraphQLError(
                        ErrorCodes.StoreUnavailable,
                        unavailable.ForClients ?? "The store does not answer at the moment; try again a little later."));
            default:
                ServerLog.RequestFailed(logger, traceId, exception);
                return new(
                    StatusCodes.Status500InternalServerError,
                    RequestOutcome.Failed,
                    new GraphQLError(
                        ErrorCodes.Internal,
                        "The server failed. Its log says why, under the trace id of this error.",
                        [],
                        Extensions: new Dictionary<string, object?> { ["traceId"] = traceId }));
        }
    }

    /// <summary>Logs a fault of this server.</summary>
    public void LogFault(HttpContext context, Exception exception) => ServerLog.RequestFailed(logger, TraceId(context), exception);

    private static string TraceId(HttpContext context) => RequestRunner.FindTraceId(context) ?? "-";
}
