using Kin10.Graph.Server.Logs;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.Http;

/// <summary>
/// Another GraphQL server whose pipeline requests pass before the engine answers them. Whatever HTTP, limits and kept answers need is done
/// around it.
/// </summary>
internal interface IRequestFront
{
    /// <summary>What health and the log call it.</summary>
    string Name { get; }

    /// <summary>Lets a request pass and sends its answer.</summary>
    /// <param name="request">The request.</param>
    /// <returns>What the access line says; null where the request is not for the front, and is still to be answered.</returns>
    ValueTask<AccessRecord?> PassAsync(PassingRequest request);

    /// <summary>Lets one request of a batch pass, and writes its response.</summary>
    /// <param name="request">The request.</param>
    ValueTask<GraphQLResult> ExecuteAsync(PassingRequest request);
}
