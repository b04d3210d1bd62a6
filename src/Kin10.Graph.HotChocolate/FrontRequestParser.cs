using HotChocolate;
using HotChocolate.AspNetCore;
using HotChocolate.AspNetCore.Serialization;
using HotChocolate.Language;
using Microsoft.AspNetCore.Http;

namespace Kin10.Graph.HotChocolate;

/// <summary>
/// Gives HotChocolate what it wants to know of a request that its host has read: the document as a tree of its own, kept in its own cache,
/// and the variables.
/// </summary>
internal sealed class FrontRequestParser(IDocumentCache documents, IDocumentHashProvider hashes, ParserOptions options)
    : IHttpRequestParser
{
    public ValueTask<IReadOnlyList<GraphQLRequest>> ParseRequestAsync(Stream requestBody, CancellationToken cancellationToken) =>
        new([Parse((requestBody as FrontBody)?.Request ?? throw Stranger())]);

    public GraphQLRequest ParseRequestFromParams(IQueryCollection parameters) =>
        Parse((parameters as FrontQuery)?.Request ?? throw Stranger());

    public ValueTask<GraphQLRequest> ParsePersistedOperationRequestAsync(
        string operationId, string? operationName, Stream requestBody, CancellationToken cancellationToken) => throw Stranger();

    public IReadOnlyList<GraphQLRequest> ParseRequest(string operations) => throw Stranger();

    public GraphQLRequest ParsePersistedOperationRequestFromParams(
        string operationId, string? perationName, IQueryCollection parameters) => throw Stranger();

    /// <summary>The request as HotChocolate knows it.</summary>
    /// <exception cref="GraphQLRequestException">HotChocolate cannot read the document.</exception>
    public GraphQLRequest Parse(FrontRequest request)
    {
        var document = request.Document.Span;
        var hash = hashes.ComputeHash(document);
        try
        {
            return new GraphQLRequest(
                documents.TryGetDocument(hash, out var known) ? known.Body : Utf8GraphQLParser.Parse(document, options),
                queryId: null,
                hash,
                request.OperationName,
                request.Variables.IsEmpty ? null : Utf8GraphQLRequestParser.ParseVariables(request.Variables.Span, options),
                new FrontExtensions(request));
        }
        catch (SyntaxException exception)
        {
            throw new GraphQLRequestException(ErrorBuilder.New()
                .SetMessage(exception.Message)
                .SetCode(ErrorCodes.Execution.SyntaxError)
                .AddLocation(exception.Line, exception.Column)
                .Build());
        }
    }

    // Nothing reaches HotChocolate that was not looked at before.
    private static InvalidOperationException Stranger() => new("A request came to HotChocolate on another way than through its host.");
}
