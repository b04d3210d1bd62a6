using System.Security.Cryptography;
using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Options;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.Http;

/// <summary>
/// Automatic persisted queries, as Apollo Server answers them: a request may name its document by hash; a document that is sent together
/// with its hash is kept, for other instances, too. Clients compare the messages as a whole.
/// </summary>
/// <param name="limits">What the documents that are kept may hold together.</param>
/// <param name="shared">The documents that instances share.</param>
internal sealed class PersistedQueries(LimitsOptions limits, SharedDocuments shared)
{
    private readonly PersistedDocuments _documents = new(limits.MaxPersistedQueryBytes);

    private bool IsOn => limits.MaxPersistedQueryBytes > 0;

    /// <summary>Finds what there is to execute: afterwards the request has a document.</summary>
    /// <param name="parameters">The request.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    /// <exception cref="RequestRefusedException">There is none, or it is not the one that the hash names.</exception>
    public async ValueTask ResolveAsync(RequestParameters parameters, CancellationToken cancellationToken)
    {
        if (parameters.PersistedQuery is not { } name)
        {
            if (parameters.Query is null)
            {
                throw RequestRefusedException.BadRequest("The parameter query is missing: send the GraphQL document in it, as a string.");
            }
        }
        else if (!IsOn)
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

            parameters.IsRegistration = true;
        }
        else
        {
            parameters.Query = await FindAsync(name.Hash, cancellationToken)
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
        if (!IsOn || parameters.PersistedQuery?.Hash is not { } hash)
        {
            return;
        }

        var document = parameters.Query!.Value.Span;
        if (_documents.Keep(hash, document) && parameters.IsRegistration)
        {
            shared.Keep(hash, document);
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>?> FindAsync(byte[]? hash, CancellationToken cancellationToken)
    {
        if (hash is null)
        {
            return null;
        }

        // Not by "?:": null would become an empty document there.
        if (_documents.Find(hash) is { } known)
        {
            return known;
        }

        return await shared.FindAsync(hash, cancellationToken) is { } document ? document : default(ReadOnlyMemory<byte>?);
    }

    // 200 in every media type, as Apollo Server has it: to some clients any other status is a failure of the network.
    private static RequestRefusedException Refuse(string code, string message) => new(StatusCodes.Status200OK, code, message);
}
