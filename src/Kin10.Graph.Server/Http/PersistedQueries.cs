using System.Security.Cryptography;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.Http;

/// <summary>
/// Automatic persisted queries, as Apollo Server answers them: a request may name its document by hash; a document that is sent together
/// with its hash is kept. Clients compare the messages as a whole.
/// </summary>
/// <param name="maxBytes">What the documents that are kept may hold together; 0 keeps none.</param>
internal sealed class PersistedQueries(long maxBytes)
{
    private readonly PersistedDocuments _documents = new(maxBytes);

    /// <summary>Finds what there is to execute: afterwards the request has a document.</summary>
    /// <exception cref="RequestRefusedException">There is none, or it is not the one that the hash names.</exception>
    public void Resolve(RequestParameters parameters)
    {
        if (parameters.PersistedQuery is not { } name)
        {
            if (parameters.Query is null)
            {
                throw RequestRefusedException.BadRequest("The parameter query is missing: send the GraphQL document in it, as a string.");
            }
        }
        else if (maxBytes == 0)
        {
            if (parameters.Query is null)
            {
                throw Refuse(ErrorCodes.PersistedQueryNotSupported, "PersistedQueryNotSupported");
            }
        }
        else if (!name.IsVersion1)
        {
            throw RequestRefusedException.BadRequest("Unsupported persisted query version");
        }
        else if (parameters.Query is { } query)
        {
            if (!SHA256.HashData(query.Span).AsSpan().SequenceEqual(name.Hash))
            {
                throw RequestRefusedException.BadRequest("provided sha does not match query");
            }
        }
        else
        {
            parameters.Query = (name.Hash is null ? null : _documents.Find(name.Hash))
                ?? throw Refuse(ErrorCodes.PersistedQueryNotFound, "PersistedQueryNotFound");
        }
    }

    /// <summary>Keeps the document of a request that was executed, if it came with its hash.</summary>
    public void Keep(RequestParameters parameters, in GraphQLResult result)
    {
        // Only of a valid document the type of its operation is known.
        if (result.OperationType is not null)
        {
            Keep(parameters);
        }
    }

    /// <summary>Keeps the document of a request that is known to be valid, if it came with its hash.</summary>
    public void Keep(RequestParameters parameters)
    {
        if (maxBytes > 0 && parameters.PersistedQuery?.Hash is { } hash)
        {
            _documents.Keep(hash, parameters.Query!.Value.Span);
        }
    }

    // 200 in every media type, as Apollo Server has it: to some clients any other status is a failure of the network.
    private static RequestRefusedException Refuse(string code, string message) => new(StatusCodes.Status200OK, code, message);
}
