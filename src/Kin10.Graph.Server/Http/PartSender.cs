using Kin10.Graph.Server.Logs;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Server.Http;

/// <summary>Sends an answer in parts, each as soon as it is there.</summary>
internal sealed class PartSender(Failures failures)
{
    /// <summary>Sends the first part, which is written already, and those that follow; what fails is a part of the answer, too.</summary>
    /// <param name="context">The request.</param>
    /// <param name="result">What came of the operation so far.</param>
    /// <param name="format">The format that the client reads.</param>
    /// <param name="writer">Holds the first part.</param>
    /// <param name="timer">How long the whole answer may take.</param>
    public async ValueTask<AccessRecord> SendAsync(
        HttpContext context, GraphQLResult result, IncrementalFormat format, ResponseWriter writer, RequestTimeouts.Timer timer)
    {
        await using var delivery = result.Deferred!;
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        MultipartWriter.SetHeaders(response, format);
        var bytes = await SendPartAsync(isFirst: true);
        while (delivery.HasNext)
        {
            await WriteNextAsync(context, delivery, timer);
            bytes += await SendPartAsync(isFirst: false);
        }

        IReadOnlyList<GraphQLError> errors = [.. result.Errors, .. delivery.Errors];
        var outcome = errors.Count == 0 ? RequestOutcome.Answered : RequestOutcome.AnsweredWithErrors;
        return new AccessRecord(outcome, result.OperationName, errors, bytes);

        // The client is told that the time is over, too: sending ends when it has gone.
        ValueTask<int> SendPartAsync(bool isFirst) => MultipartWriter.SendPartAsync(
            response.BodyWriter, writer.Written, isFirst, isLast: !delivery.HasNext, context.RequestAborted);
    }

    private async ValueTask WriteNextAsync(HttpContext context, DeferredDelivery delivery, RequestTimeouts.Timer timer)
    {
        try
        {
            await delivery.WriteNextAsync(timer.Token);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            var traceId = RequestRunner.FindTraceId(context) ?? "-";
            delivery.WriteFailure(failures.Explain(exception, traceId, timer.Token.IsCancellationRequested).Error);
        }
    }
}
