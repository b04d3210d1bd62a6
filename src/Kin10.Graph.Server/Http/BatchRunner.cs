using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Server.Http;

/// <summary>
/// Answers an array of requests by the array of their responses, in their order. They are executed one after the other, within one time
/// and one budget; what is wrong with one of them is said in its own response.
/// </summary>
internal sealed class BatchRunner(
    RequestRunner requests, DocumentFinder documents, Failures failures, ServerOptions options, IRequestFront? front = null)
{
    /// <summary>Executes the requests and writes the array of their responses.</summary>
    /// <returns>What the access line says, and the status code.</returns>
    /// <exception cref="RequestRefusedException">The array itself is wrong; nothing was executed.</exception>
    public async ValueTask<(AccessRecord Record, int StatusCode)> RunAsync(
        HttpContext context, ReadOnlyMemory<byte> json, ResponseWriter writer, RequestTimeouts.Timer timer)
    {
        var batch = BatchReader.Read(json, options.MaxJsonDepth, options.MaxBatch);
        var usage = new BatchUsage();
        var names = new List<string>(batch.Count);
        var errors = new List<GraphQLError>();
        var (outcome, failed, status) = (RequestOutcome.Answered, 0, StatusCodes.Status200OK);
        writer.StartArray();
        foreach (var request in batch)
        {
            try
            {
                timer.Token.ThrowIfCancellationRequested();
                var result = await ExecuteAsync(context, request, writer, timer, usage);
                names.Add(result.OperationName ?? "-");
                errors.AddRange(result.Errors);
            }
            catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
            {
                var failure = failures.Explain(context, exception, timer.Token.IsCancellationRequested);
                ResponseErrors.WriteResponse(writer, [failure.Error]);
                names.Add("-");
                errors.Add(failure.Error);
                if (failure.StatusCode >= StatusCodes.Status500InternalServerError)
                {
                    (outcome, status) = (failure.Outcome, failure.StatusCode);
                    failed++;
                }
            }
        }

        writer.EndArray();
        outcome = outcome == RequestOutcome.Answered && errors.Count > 0 ? RequestOutcome.AnsweredWithErrors : outcome;

        // To clients another status than 200 means that there are no answers.
        return (new AccessRecord(outcome, string.Join(',', names), errors, 0), failed < batch.Count ? StatusCodes.Status200OK : status);
    }

    private async ValueTask<GraphQLResult> ExecuteAsync(
        HttpContext context, ReadOnlyMemory<byte> request, ResponseWriter writer, RequestTimeouts.Timer timer, BatchUsage usage)
    {
        using var parameters = new RequestParameters();
        JsonRequestReader.Read(request, options.MaxJsonDepth, parameters);
        await documents.ResolveAsync(parameters, timer.Token);
        if (front is null)
        {
            return await ExecuteAsync();
        }

        // The responses are sent together.
        return await front.ExecuteAsync(new PassingRequest(
            context, parameters, isRead: false, writer,
            async () => new WholeAnswer(null, await ExecuteAsync(), null),
            static _ => throw new InvalidOperationException("A response of a batch is not sent alone."),
            timer.Token));

        ValueTask<GraphQLResult> ExecuteAsync() =>
            requests.ExecuteAsync(context, parameters, writer, allowMutation: true, timer, usage);
    }
}
