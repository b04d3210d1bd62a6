using Kin10.Graph.Server.Logs;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Server.Http;

/// <summary>Makes an answer of what ended a request before its own.</summary>
internal sealed class Refusals(Failures failures, ResponseSender sender)
{
    /// <summary>Explains an exception to the client, if there still is one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="exception">What ended it.</param>
    /// <param name="mediaType">What the client accepts.</param>
    /// <param name="writer">Takes the answer, in the place of what it has.</param>
    /// <param name="timeout">Cancelled when the time of the request is over.</param>
    public async Task<AccessRecord> SendAsync(
        HttpContext context, Exception exception, ResponseMediaType mediaType, ResponseWriter writer, CancellationToken timeout)
    {
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            // A disconnect ends a request by one of these; anything else is a fault, even if there is no client left to tell.
            if (exception is not (OperationCanceledException or IOException or RequestRefusedException))
            {
                failures.LogFault(context, exception);
            }

            context.Abort();
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }

            return new AccessRecord(RequestOutcome.Abandoned, null, [], 0);
        }

        var failure = failures.Explain(context, exception, timeout.IsCancellationRequested);
        writer.Rewind(default);
        ResponseErrors.WriteResponse(writer, [failure.Error]);
        context.Response.StatusCode = failure.StatusCode;
        if (failure.StatusCode is StatusCodes.Status413PayloadTooLarge || exception is BadHttpRequestException)
        {
            // The rest of the body is not worth reading, or nobody knows where it ends.
            context.Response.Headers.Connection = "close";
        }

        var caching = context.Request.Method == HttpMethods.Post ? Caching.Unsaid : Caching.Never;
        var bytes = await sender.SendAsync(context, writer.Written, mediaType, caching, hash: null);
        return new AccessRecord(failure.Outcome, null, [failure.Error], bytes);
    }

    /// <summary>Says which methods there are.</summary>
    /// <param name="context">The request.</param>
    /// <param name="allowed">The methods, <c>OPTIONS</c> among them.</param>
    public static AccessRecord RefuseMethod(HttpContext context, string allowed)
    {
        var isOptions = context.Request.Method is "OPTIONS";
        context.Response.StatusCode = isOptions ? StatusCodes.Status204NoContent : StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = allowed;
        return new AccessRecord(isOptions ? RequestOutcome.Other : RequestOutcome.Refused, null, [], 0);
    }
}
