using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Server.Exports;

/// <summary>
/// Ends exports that cannot be made whole. What was sent is a right status and a beginning: only a connection that breaks tells the client
/// that the rest is missing.
/// </summary>
internal sealed class BrokenExports(ExportOptions options, Failures failures, ILogger<BrokenExports> logger)
{
    /// <summary>Breaks the connection, and says why in the log.</summary>
    /// <param name="context">The request.</param>
    /// <param name="exception">What ended the export.</param>
    /// <param name="name">What was exported; a GraphQL name.</param>
    /// <param name="bytes">How many bytes were sent.</param>
    public AccessRecord End(HttpContext context, Exception exception, string name, long bytes)
    {
        var hasLeft = context.RequestAborted.IsCancellationRequested;
        context.Abort();
        if (hasLeft && exception is OperationCanceledException or IOException)
        {
            return new AccessRecord(RequestOutcome.Abandoned, name, [], bytes);
        }

        var traceId = RequestRunner.FindTraceId(context) ?? "-";
        var error = exception switch
        {
            GraphQLException { Errors: [var first, ..] } => first,
            OperationCanceledException => new GraphQLError(
                ErrorCodes.Timeout, $"it took longer than {options.Timeout.TotalSeconds} s (setting Export:Timeout)"),
            _ => failures.Explain(exception, traceId, isTimeout: false).Error,
        };
        ServerLog.ExportBrokeOff(logger, traceId, bytes, error.Message);
        return new AccessRecord(RequestOutcome.BrokenOff, name, [error], bytes);
    }
}
