using System.Diagnostics;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Server.Live;

/// <summary>
/// Executes followed operations, with the limits of any request: each execution may cost and take as much as one. When the graph has
/// changed, only some are executed at the same time, so that requests come first.
/// </summary>
internal sealed class LiveRunner(
    GraphService graph, Failures failures, ServerOptions server, LiveOptions options, TimeProvider clock, ILoggerFactory loggers)
    : IDisposable
{
    private readonly ILogger _access = loggers.CreateLogger(AccessLog.Category);
    private readonly RequestTimeouts _timeouts = new(server.RequestTimeout, clock);
    private readonly ResponseWriterPool _writers = new();
    private readonly SemaphoreSlim _turns = new(options.MaxRuns);

    /// <summary>Executes an operation once; what goes wrong is an answer, too.</summary>
    /// <param name="request">The operation.</param>
    /// <param name="allowance">From what its cost is taken.</param>
    /// <param name="isFirst">Whether somebody waits for the first answer, which comes at once as that of a request does.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public async Task<LiveAnswer> ExecuteAsync(
        GraphQLRequest request, LiveAllowance allowance, bool isFirst, CancellationToken cancellationToken)
    {
        if (isFirst)
        {
            return await ExecuteAsync(request, allowance, cancellationToken);
        }

        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await ExecuteAsync(request, allowance, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private async Task<LiveAnswer> ExecuteAsync(GraphQLRequest request, LiveAllowance allowance, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var traceId = ActivityTraceId.CreateRandom().ToString();
        var writer = _writers.Rent();
        var isReusable = false;
        using var timer = _timeouts.Start(cancellationToken);
        try
        {
            var context = new RequestContext(Caller.Anonymous, timer.Deadline, traceId, allowance: allowance);
            var result = await graph.ExecuteAsync(request, writer, context, timer.Token);
            isReusable = result is { Kind: GraphQLResultKind.Data, Errors.Count: 0 };
            var outcome = isReusable ? RequestOutcome.Answered
                : result.Kind == GraphQLResultKind.Data ? RequestOutcome.AnsweredWithErrors
                : RequestOutcome.Refused;
            var isRefused = result.Kind != GraphQLResultKind.Data;
            var isLimited = isRefused && result.Errors[0].Code == ErrorCodes.RateLimited;
            var record = new AccessRecord(outcome, result.OperationName, result.Errors, writer.Written.Length);
            Log(record, started, isLimited && allowance.IsRefusedAgain ? LogLevel.Debug : LogLevel.Warning);
            return new LiveAnswer(writer.Written.ToArray(), result.Version)
            {
                Refusal = isRefused && IsMistake(result.Errors[0]) ? result.Errors : null,
                IsLimited = isLimited,
                IsOutage = isRefused && result.Errors[0].Code == ErrorCodes.StoreUnavailable,
            };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = failures.Explain(exception, traceId, timer.Token.IsCancellationRequested);
            writer.Rewind(default);
            ResponseErrors.WriteResponse(writer, [failure.Error]);
            Log(new AccessRecord(failure.Outcome, null, [failure.Error], writer.Written.Length), started, LogLevel.Warning);
            return new LiveAnswer(writer.Written.ToArray(), Version: null)
            {
                IsOutage = failure.Outcome == RequestOutcome.StoreUnavailable,
            };
        }
        finally
        {
            if (isReusable)
            {
                _writers.Return(writer);
            }
            else
            {
                writer.Dispose();
            }
        }
    }

    /// <summary>Whether an error is the client's to mend, and not the server's or the store's.</summary>
    public static bool IsMistake(GraphQLError error) => error.Code
        is not (ErrorCodes.StoreUnavailable or ErrorCodes.Timeout or ErrorCodes.Internal or ErrorCodes.SearchUnavailable);

    private void Log(AccessRecord record, long started, LogLevel errors)
    {
        var time = clock.GetElapsedTime(started);
        var level = record.HasErrors ? errors : time >= server.SlowRequest ? LogLevel.Warning : LogLevel.Information;
        if (_access.IsEnabled(level))
        {
            ServerLog.LiveRun(
                _access, level, record.OperationName ?? "-", record.Outcome, record.ErrorCodes, time.TotalMilliseconds, record.Bytes);
        }
    }
}
