using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Options;

namespace Kin10.Graph.Server.Live;

/// <inheritdoc/>
internal sealed class EventStreams(LiveQueries queries, LiveConnections connections, LiveOptions options, TimeProvider clock)
    : IEventStreams
{
    private readonly RequestTimeouts _sending = new(options.MessageTimeout, clock);

    /// <inheritdoc/>
    public IStreamedAnswer Open(HttpContext context, RequestParameters parameters, string? operationName)
    {
        connections.Enter();
        var stream = new EventStream(context, queries, connections, _sending, options.PingInterval, operationName);
        try
        {
            var known = context.Request.Headers["Last-Event-ID"].ToString();
            stream.Subscribe(parameters, known.Length == 0 ? null : known);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }
}
