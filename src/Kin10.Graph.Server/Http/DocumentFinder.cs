using Kin10.Graph.Server.Documents;
using Kin10.Graph.Server.Options;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.Http;

/// <summary>
/// Finds the document that a request asks for, whichever way it came, and decides whether it may ask for that one. A document may be sent,
/// named by its identifier (GraphQL over HTTP, appendix A: persisted documents), or named by its hash as Apollo's clients do.
/// </summary>
internal sealed class DocumentFinder(
    TrustedDocumentsOptions options, TrustedDocuments trusted, UntrustedDocuments untrusted, PersistedQueries persisted)
{
    private const int MaxShown = 80;

    /// <summary>Finds what there is to execute: afterwards the request has a document.</summary>
    /// <param name="parameters">The request.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    /// <exception cref="RequestRefusedException">There is none, or it may not be asked for.</exception>
    public async ValueTask ResolveAsync(RequestParameters parameters, CancellationToken cancellationToken)
    {
        if (parameters.DocumentId is { } id)
        {
            FindTrusted(parameters, id);
            return;
        }

        if (parameters.PersistedQuery is { } name)
        {
            await persisted.ResolveAsync(parameters, name, cancellationToken);
        }
        else if (parameters.Query is null)
        {
            throw RequestRefusedException.BadRequest("The parameter query is missing: send the GraphQL document in it, as a string.");
        }

        if (options.Mode == TrustMode.Only && !IsTrusted(parameters, out _))
        {
            untrusted.CountRefused();
            throw new RequestRefusedException(
                StatusCodes.Status400BadRequest,
                ErrorCodes.DocumentNotAllowed,
                "This server answers only documents that it knows already (setting TrustedDocuments:Mode), and this is none of them. "
                + "Whoever runs it can add it to the folder TrustedDocuments:Folder; the schema is at /schema.graphql.");
        }
    }

    /// <summary>A request was executed: what is to be remembered of its document is.</summary>
    public void Executed(RequestParameters parameters, in GraphQLResult result)
    {
        // Only of a valid document the type of its operation is known.
        if (result.OperationType is not null)
        {
            Executed(parameters);
        }
    }

    /// <summary>A request that is known to be valid was answered: what is to be remembered of its document is.</summary>
    public void Executed(RequestParameters parameters)
    {
        persisted.Keep(parameters);
        if (options.Mode == TrustMode.Report && !IsTrusted(parameters, out var hash))
        {
            untrusted.Report(hash, parameters.Query!.Value.Span);
        }
    }

    private void FindTrusted(RequestParameters parameters, string id)
    {
        if (parameters.Query is not null || parameters.PersistedQuery is not null)
        {
            throw RequestRefusedException.BadRequest(
                "The parameter documentId names the document; send it without query and without extensions.persistedQuery.");
        }

        var document = trusted.Find(id) ?? throw new RequestRefusedException(
            StatusCodes.Status404NotFound,
            ErrorCodes.PersistedQueryNotFound,
            $"There is no trusted document \"{MessageText.Abbreviate(id, MaxShown)}\". Name one by sha256: and the SHA-256 of its text in "
            + "lower case hexadecimal digits, or by the name of its file.");
        parameters.UseTrusted(document.Text);
    }

    // A trusted document may also be sent as it is.
    private bool IsTrusted(RequestParameters parameters, out string hash)
    {
        hash = parameters.IsTrusted ? "" : TrustedDocument.HashOf(parameters.Query!.Value.Span);
        return parameters.IsTrusted || trusted.Find(hash) is not null;
    }
}
