using System.Diagnostics;
using Kin10.Graph.Server.RateLimits;
using Kin10.Graph.Server.Stores;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;
using Microsoft.AspNetCore.Http.Features;

namespace Kin10.Graph.Server.Http;

/// <summary>Executes requests that have been read, alone or as parts of a batch.</summary>
internal sealed class RequestRunner(GraphService graph, DocumentFinder documents)
{
    /// <summary>Executes a request whose document was found, and writes its response.</summary>
    /// <param name="context">Who asks.</param>
    /// <param name="parameters">The request, after <see cref="DocumentFinder.ResolveAsync"/>.</param>
    /// <param name="writer">Takes the response.</param>
    /// <param name="allowMutation">Whether it may change anything.</param>
    /// <param name="timer">How long it may take.</param>
    /// <param name="batch">What the requests before it in the same batch have used; null for one on its own.</param>
    /// <param name="report">Takes its cost and its plan; null where nobody asked for them.</param>
    public async ValueTask<GraphQLResult> ExecuteAsync(
        HttpContext context, RequestParameters parameters, ResponseWriter writer, bool allowMutation, RequestTimeouts.Timer timer,
        BatchUsage? batch = null, OperationReport? report = null)
    {
        var request = new RequestContext(
            Caller.Anonymous, timer.Deadline, FindTraceId(context), batch, RateLimiting.AllowanceOf(context), report);
        var result = await graph.ExecuteAsync(parameters.ToRequest(allowMutation), writer, request, timer.Token);
        documents.Executed(parameters, result);
        return result;
    }

    /// <summary>The id under which logs and traces tell of a request, if it has one.</summary>
    public static string? FindTraceId(HttpContext context) =>
        Activity.Current?.TraceId.ToString() ?? context.Features.Get<IHttpRequestIdentifierFeature>()?.TraceIdentifier;
}
