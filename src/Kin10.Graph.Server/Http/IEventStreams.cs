using Kin10.Graph.Server.Logs;

namespace Kin10.Graph.Server.Http;

/// <summary>Answers subscriptions by event streams.</summary>
internal interface IEventStreams
{
    /// <summary>Begins to follow a subscription.</summary>
    /// <param name="context">The request.</param>
    /// <param name="parameters">What is asked; not needed any more afterwards.</param>
    /// <param name="operationName">The operation's name in the document.</param>
    /// <exception cref="RequestRefusedException">There are too many connections or operations.</exception>
    IEventStream Open(HttpContext context, RequestParameters parameters, string? operationName);
}

/// <summary>A subscription that is followed over one HTTP response, until it is disposed.</summary>
internal interface IEventStream : IDisposable
{
    /// <summary>Sends answers until the client has gone or the server stops; throws nothing.</summary>
    Task<AccessRecord> ServeAsync();
}
