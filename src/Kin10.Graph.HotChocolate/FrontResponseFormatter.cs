using System.Net;
using HotChocolate;
using HotChocolate.AspNetCore;
using HotChocolate.AspNetCore.Serialization;
using HotChocolate.Execution;
using Kin10.GraphQL.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Kin10.Graph.HotChocolate;

/// <summary>Sends the bytes of a host's answer; formats the results that are HotChocolate's own as HotChocolate does.</summary>
internal sealed class FrontResponseFormatter : IHttpResponseFormatter
{
    private readonly DefaultHttpResponseFormatter _own = new();

    // The host has chosen the media type of its answer, and refused a client that reads none.
    public GraphQLRequestFlags CreateRequestFlags(AcceptMediaType[] acceptMediaTypes) =>
        _own.CreateRequestFlags(acceptMediaTypes) | GraphQLRequestFlags.AllowQuery | GraphQLRequestFlags.AllowMutation;

    public ValueTask FormatAsync(
        HttpResponse response, IExecutionResult result, AcceptMediaType[] acceptMediaTypes, HttpStatusCode? proposedStatusCode,
        CancellationToken cancellationToken)
    {
        // Where the host made an answer, that is the one, whatever HotChocolate makes of it: it may say that the time is over.
        var request = response.HttpContext.Features.GetRequiredFeature<FrontRequest>();
        if (request.IsMade)
        {
            return request.Fault is null ? request.SendAsync() : ValueTask.CompletedTask;
        }

        request.Errors = FindErrors(result);
        return _own.FormatAsync(response, result, acceptMediaTypes, proposedStatusCode, cancellationToken);
    }

    public ValueTask FormatAsync(HttpResponse response, ISchema schema, ulong version, CancellationToken cancellationToken) =>
        _own.FormatAsync(response, schema, version, cancellationToken);

    /// <summary>The errors of a result, for the log.</summary>
    public static IReadOnlyList<GraphQLError> FindErrors(IExecutionResult result) =>
        result is IOperationResult { Errors: { } errors }
            ? [.. errors.Select(error => new GraphQLError(error.Code ?? "HOTCHOCOLATE", error.Message, []))]
            : [];
}
