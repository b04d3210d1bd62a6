namespace Kin10.Graph.Server.Http;

/// <summary>Answers subscriptions by event streams.</summary>
internal interface IEventStreams
{
    /// <summary>Begins to follow a subscription.</summary>
    /// <param name="context">The request.</param>
    /// <param name="parameters">What is asked; not needed any more afterwards.</param>
    /// <param name="operationName">The operation's name in the document.</param>
    /// <exception cref="RequestRefusedException">There are too many connections or operations.</exception>
    IStreamedAnswer Open(HttpContext context, RequestParameters parameters, string? operationName);
}
