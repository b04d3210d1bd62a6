using System.Security.Cryptography;
using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Documents;
using Kin10.Graph.Server.Options;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.Http;

/// <summary>
/// Finds the document of a request that names it by its hash, as Apollo's clients do (automatic persisted queries): a document that is sent
/// together with its hash is kept, for other instances, too. Clients compare the messages as a whole.
/// </summary>
/// <param name="limits">What the documents that are kept may hold together.</param>
/// <param name="trust">Where only trusted documents are answered, no others are kept.</param>
/// <param name="trusted">The documents that are known without having been sent.</param>
/// <param name="shared">The documents that instances share.</param>
internal sealed class PersistedQueries(
    LimitsOptions limits, TrustedDocumentsOptions trust, TrustedDocuments trusted, SharedDocuments shared)
{
    private readonly PersistedDocuments _documents = new(limits.MaxPersistedQueryBytes);

    private bool IsOn => limits.MaxPersistedQueryBytes > 0 && trust.Mode != TrustMode.Only;

    /// <summary>Finds the document of a request, or checks the one that it has.</summary>
    /// <param name="parameters">The request, which names a document.</param>
    /// <param name="name">How it names it.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    /// <exception cref="RequestRefusedException">There is none, or it is not the one that the hash names.</exception>
    public async ValueTask ResolveAsync(RequestParameters parameters, PersistedQueryName name, CancellationToken cancellationToken)
    {
        if (parameters.Query is null && name is { IsVersion1: true, Hash: { } hash } && trusted.Find(hash) is { } document)
        {
            parameters.UseTrusted(document.Text);
        }
        else if (!IsOn)
        {
            // Clients that are told that nothing is kept never again send a hash, not even that of a trusted document.
            if (parameters.Query is null)
            {
                throw trust.Mode == TrustMode.Only
                    ? NotFound()
                    : Refuse(ErrorCodes.PersistedQueryNotSupported, "PersistedQueryNotSupported");
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
            parameters.Query = await FindAsync(name.Hash, cancellationToken) ?? throw NotFound();
        }
    }

    /// <summary>Keeps the document of a request that is known to be valid, if it came with its hash.</summary>
    public void Keep(RequestParameters parameters)
    {
        if (!IsOn || parameters.IsTrusted || parameters.PersistedQuery?.Hash is not { } hash)
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

    private static RequestRefusedException NotFound() => Refuse(ErrorCodes.PersistedQueryNotFound, "PersistedQueryNotFound");

    // 200 in every media type, as Apollo Server has it: to some clients any other status is a failure of the network.
    private static RequestRefusedException Refuse(string code, string message) => new(StatusCodes.Status200OK, code, message);
}
