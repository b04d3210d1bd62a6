using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Server.Http;

/// <summary>Answers a query with one connection by all of its rows.</summary>
internal interface IExports
{
    /// <summary>Reads the first rows. What can be wrong with a request is found here, before anything is sent.</summary>
    /// <param name="context">The request.</param>
    /// <param name="parameters">What is asked; not needed any more afterwards.</param>
    /// <param name="mediaType"><see cref="ResponseMediaType.Csv"/> or <see cref="ResponseMediaType.JsonLines"/>.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer, or for too long.</param>
    /// <exception cref="GraphQLException">The query is refused.</exception>
    /// <exception cref="RequestRefusedException">There are too many exports, or none at all.</exception>
    ValueTask<IStreamedAnswer> OpenAsync(
        HttpContext context, RequestParameters parameters, ResponseMediaType mediaType, CancellationToken cancellationToken);
}
