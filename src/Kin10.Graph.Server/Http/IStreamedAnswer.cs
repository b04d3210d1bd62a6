using Kin10.Graph.Server.Logs;

namespace Kin10.Graph.Server.Http;

/// <summary>
/// An answer that is sent piece by piece, when the buffers of its request have been given back: a subscription, an export. It is over when
/// it is disposed of.
/// </summary>
internal interface IStreamedAnswer : IDisposable
{
    /// <summary>Sends the answer, until it is whole, the client has gone or the server stops; throws nothing.</summary>
    Task<AccessRecord> ServeAsync();
}
