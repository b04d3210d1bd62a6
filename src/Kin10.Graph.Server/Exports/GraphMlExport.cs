using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.RateLimits;
using Kin10.Graph.Server.Stores;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Server.Exports;

/// <summary>The facts of the graph on their way as GraphML. They come from the store as fast as the client takes them.</summary>
internal sealed class GraphMlExport(
    HttpContext context, GraphService graph, RequestKey key, int brotliQuality, RequestTimeouts timeouts, BrokenExports broken,
    Refusals refusals, ExportPlaces places, ExportHeaders headers) : IStreamedAnswer, IFactSink
{
    private const string Name = "graph";
    private const string MediaType = "application/graphml+xml; charset=utf-8";

    private readonly ExportOutput _output = new(
        context.Response, AcceptEncoding.Choose(context.Request.Headers.AcceptEncoding), brotliQuality);
    private GraphMlWriter? _writer;
    private string? _version;
    private long _added;

    /// <inheritdoc/>
    public async Task<AccessRecord> ServeAsync()
    {
        using var timer = timeouts.Start(context.RequestAborted);
        try
        {
            if (context.Request.Method == HttpMethods.Head)
            {
                _version = await graph.Store.ReadVersionAsync(timer.Token);
                SetHeaders();
                return new AccessRecord(RequestOutcome.Exported, Name, [], 0);
            }

            await graph.Store.ReadFactsAsync(this, timer.Token);
            _writer!.End();
            StartResponse();
            await _output.CompleteAsync(timer.Token);
            return new AccessRecord(RequestOutcome.Exported, Name, [], _output.Bytes);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            using var writer = new ResponseWriter();
            return await refusals.SendAsync(context, exception, ResponseMediaType.Json, writer, timer.Token);
        }
        catch (Exception exception)
        {
            return broken.End(context, exception, Name, _output.Bytes);
        }
        finally
        {
            // Known only now: as in an answer of the API, a value that is written is one unit.
            RateLimiting.AllowanceOf(context)?.Owe(_added);
        }
    }

    /// <inheritdoc/>
    public ValueTask BeginAsync(string version, CancellationToken cancellationToken)
    {
        if (_version is not null)
        {
            throw new GraphStoreException("The database began the reading anew. Try again.", isTransient: true);
        }

        _version = version;
        _writer = new GraphMlWriter(_output.Body, graph.Model);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask AddAsync(NodeType type, NodeRow node, CancellationToken cancellationToken)
    {
        _added += node.Values.Length;
        _writer!.Write(type, node);
        return _output.IsDue ? SendAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask AddAsync(RelationshipType type, RelationshipRow relationship, CancellationToken cancellationToken)
    {
        _added += relationship.Values.Length + 2;
        _writer!.Write(type, relationship);
        return _output.IsDue ? SendAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Dispose();
        _output.Dispose();
        places.Leave();
    }

    private ValueTask SendAsync(CancellationToken cancellationToken)
    {
        StartResponse();
        return _output.SendAsync(cancellationToken);
    }

    // Not before there is something to send: until then a failure has an answer of its own.
    private void StartResponse()
    {
        if (!context.Response.HasStarted)
        {
            SetHeaders();
        }
    }

    private void SetHeaders() => headers.Set(context, MediaType, $"{Name}.graphml", _output.Coding, key.Tag(_version!));
}
