using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;

namespace Kin10.Graph.Server.Exports;

/// <summary>Exports the graph as GraphML.</summary>
internal sealed class GraphMlExports(
    GraphService graph, ExportOptions options, ServerOptions server, ExportPlaces places, ExportHeaders headers, BrokenExports broken,
    Refusals refusals, TimeProvider clock)
{
    private readonly RequestTimeouts _timeouts = new(options.Timeout, clock);

    /// <summary>Begins an export.</summary>
    /// <param name="context">The request.</param>
    /// <param name="key">Names the request, for the entity tag.</param>
    /// <exception cref="RequestRefusedException">There are too many exports, or none at all.</exception>
    public IStreamedAnswer Open(HttpContext context, RequestKey key)
    {
        places.Enter();
        return new GraphMlExport(context, graph, key, server.BrotliQuality, _timeouts, broken, refusals, places, headers);
    }
}
