using System.Buffers;
using System.Runtime.ExceptionServices;
using Kin10.Graph.HotChocolate;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Stores;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.Fronts;

/// <summary>
/// HotChocolate in front of the engine. The engine looks at every request first: what it refuses never gets there, so that no document can
/// hurt HotChocolate that could not hurt the engine.
/// </summary>
internal sealed class HotChocolateFront(HotChocolatePipeline pipeline, DocumentFinder documents, GraphService graph) : IRequestFront
{
    /// <inheritdoc/>
    public string Name => "HotChocolate";

    /// <inheritdoc/>
    public async ValueTask<AccessRecord?> PassAsync(PassingRequest request)
    {
        if (await FindWayAsync(request) is not { } isForeign)
        {
            await request.SendAsync();
            return request.Record;
        }

        if (isForeign)
        {
            // Nobody has said how long such an answer holds.
            request.Context.Response.Headers.CacheControl = "no-store";
        }

        var passing = new HotChocolateRequest(request, isForeign);
        await pipeline.PassAsync(request.Context, passing);
        if (passing.Fault is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        if (request.Record is { } record)
        {
            return record;
        }

        // HotChocolate sends nothing to a client that has left.
        request.Context.RequestAborted.ThrowIfCancellationRequested();
        request.CancellationToken.ThrowIfCancellationRequested();
        documents.Executed(request.Parameters);
        var response = request.Context.Response;
        var outcome = response.StatusCode >= StatusCodes.Status400BadRequest ? RequestOutcome.Refused
            : passing.Errors.Count > 0 ? RequestOutcome.AnsweredWithErrors
            : RequestOutcome.Answered;
        return new AccessRecord(outcome, request.Parameters.Prepared!.OperationName, passing.Errors, response.ContentLength ?? 0);
    }

    /// <inheritdoc/>
    public async ValueTask<GraphQLResult> ExecuteAsync(PassingRequest request)
    {
        if (await FindWayAsync(request) is not { } isForeign)
        {
            return request.Answer.Result;
        }

        var passing = new HotChocolateRequest(request, isForeign);
        var output = new ArrayBufferWriter<byte>();
        await pipeline.ExecuteAsync(request.Context, passing, output);
        if (passing.Fault is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        if (passing.IsMade)
        {
            return request.Answer.Result;
        }

        request.Writer.Raw(output.WrittenSpan);
        var prepared = request.Parameters.Prepared!;
        return new GraphQLResult(GraphQLResultKind.Data, passing.Errors, null, prepared.OperationType, prepared.OperationName);
    }

    // Whether HotChocolate answers or the engine; null where the answer is made already, because the request gets no further.
    private async ValueTask<bool?> FindWayAsync(PassingRequest request)
    {
        var asked = request.Parameters.ToRequest(allowMutation: !request.IsRead);
        var prepared = request.Parameters.Prepared = graph.Executor.Examine(asked);
        var isRight = prepared.Errors.Count == 0;

        // HotChocolate knows no HEAD.
        var isHead = request.Context.Request.Method == HttpMethods.Head;
        if (isRight && !prepared.IsIntrospection && !isHead)
        {
            return false;
        }

        if (!isRight && !isHead && pipeline.Examine(asked) is { } beside)
        {
            request.Parameters.Prepared = beside;
            if (beside.Errors.Count == 0)
            {
                return true;
            }

            request.Refuse(beside.Errors);
            return null;
        }

        // HotChocolate does not count what it says of its schema; the engine does.
        var start = request.Writer.Save();
        await request.MakeAsync();
        if (!prepared.IsIntrospection || isHead || !WholeAnswers.IsClean(request.Answer.Result))
        {
            return null;
        }

        request.Writer.Rewind(start);
        return true;
    }

    private sealed class HotChocolateRequest(PassingRequest request, bool isForeign)
        : FrontRequest(
            request.Parameters.Query!.Value, request.Parameters.OperationName, request.Parameters.VariablesText, isForeign)
    {
        public override ValueTask MakeAsync() => request.MakeAsync();

        public override ValueTask SendAsync() => request.SendAsync();
    }
}
