using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.RateLimits;
using Kin10.Graph.Server.Stores;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Server.Exports;

/// <summary><c>/export/</c>: every connection of the root as a file, and the graph as GraphML.</summary>
internal sealed class ExportEndpoint(
    GraphService graph, IExports exports, GraphMlExports graphMl, DocumentFinder documents, EntityTags tags, IVersionFeed versions,
    Refusals refusals, ResponseSender sender, AccessLog access, ServerOptions options, TimeProvider clock)
{
    private const string Allowed = "GET, HEAD, OPTIONS";
    private const string GraphFile = "graph.graphml";

    private readonly Dictionary<string, GraphQLField> _fields =
        graph.Schema.QueryType!.Fields.Where(ExportSelection.IsConnection).ToDictionary(field => field.Name);

    private readonly RequestTimeouts _timeouts = new(options.RequestTimeout, clock);

    /// <summary>Answers a request of any method.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var started = access.Start();
        var record = context.Request.Method is "GET" or "HEAD"
            ? await AnswerAsync(context)
            : Refusals.RefuseMethod(context, Allowed);
        access.Write(context, record, started);
    }

    private async Task<AccessRecord> AnswerAsync(HttpContext context)
    {
        using var writer = new ResponseWriter();
        var (answer, record) = await OpenAsync(context, writer);
        using (answer)
        {
            return answer is null ? record : await answer.ServeAsync();
        }
    }

    private async Task<(IStreamedAnswer? Answer, AccessRecord Record)> OpenAsync(HttpContext context, ResponseWriter writer)
    {
        using var timer = _timeouts.Start(context.RequestAborted);
        try
        {
            if (RateLimiting.AllowanceOf(context) is { } allowance)
            {
                await allowance.TakeRequestAsync();
            }

            using var parameters = new RequestParameters();
            return context.Request.RouteValues["file"] is GraphFile
                ? await OpenGraphAsync(context, parameters, timer.Token)
                : await OpenRowsAsync(context, parameters, timer.Token);
        }
        catch (GraphQLException refused)
        {
            return (null, await RefuseAsync(context, writer, refused));
        }
        catch (Exception exception)
        {
            return (null, await refusals.SendAsync(context, exception, ResponseMediaType.Json, writer, timer.Token));
        }
    }

    private async Task<(IStreamedAnswer?, AccessRecord)> OpenRowsAsync(
        HttpContext context, RequestParameters parameters, CancellationToken cancellationToken)
    {
        var (field, mediaType) = Find((string?)context.Request.RouteValues["file"] ?? "");
        var document = ExportDocument.Of(field, context.Request.QueryString.Value ?? "");
        parameters.Query = document.Utf8;
        try
        {
            await documents.ResolveAsync(parameters, cancellationToken);
            if (await IsCurrentAsync(context, parameters, mediaType, cancellationToken))
            {
                return (null, new AccessRecord(RequestOutcome.NotModified, null, [], 0));
            }

            var export = await exports.OpenAsync(context, parameters, mediaType, cancellationToken);
            documents.Executed(parameters);
            return (export, default);
        }
        catch (GraphQLException refused)
        {
            throw document.Locate(refused);
        }
    }

    private async Task<(IStreamedAnswer?, AccessRecord)> OpenGraphAsync(
        HttpContext context, RequestParameters parameters, CancellationToken cancellationToken)
    {
        if (context.Request.Query.FirstOrDefault() is { Key: { } name })
        {
            throw RequestRefusedException.BadRequest($"There is no parameter \"{MessageText.Name(name)}\"; {GraphFile} has none.");
        }

        parameters.Query = "graphml"u8.ToArray();
        return await IsCurrentAsync(context, parameters, ResponseMediaType.None, cancellationToken)
            ? (null, new AccessRecord(RequestOutcome.NotModified, null, [], 0))
            : (graphMl.Open(context, tags.Key(parameters, ResponseMediaType.None)), default);
    }

    private (GraphQLField Field, ResponseMediaType MediaType) Find(string file)
    {
        var extension = Path.GetExtension(file);
        var name = file[..^extension.Length];
        var mediaType = extension switch
        {
            ".csv" => ResponseMediaType.Csv,
            ".jsonl" => ResponseMediaType.JsonLines,
            _ => ResponseMediaType.None,
        };
        var known = mediaType == ResponseMediaType.None ? ".csv" : extension;
        return mediaType != ResponseMediaType.None && _fields.TryGetValue(name, out var field)
            ? (field, mediaType)
            : throw new RequestRefusedException(
                StatusCodes.Status404NotFound,
                $"There is no export \"{MessageText.Name(file)}\". There are {GraphFile}, and as .csv or .jsonl: "
                + $"{string.Join(", ", _fields.Keys)}.{Suggestions.Format(Nearest(name).Select(field => $"\"{field}{known}\""))}");
    }

    private IEnumerable<string> Nearest(string name) => _fields.ContainsKey(name) ? [name] : Suggestions.Nearest(name, _fields.Keys);

    // Only an export that was begun has a tag, so a client that sends it asked a valid question: the version alone decides.
    private async ValueTask<bool> IsCurrentAsync(
        HttpContext context, RequestParameters parameters, ResponseMediaType mediaType, CancellationToken cancellationToken)
    {
        var known = context.Request.Headers.IfNoneMatch;
        if (known.Count == 0)
        {
            return false;
        }

        var hash = tags.Key(parameters, mediaType).Tag(await versions.ReadVersionAsync(cancellationToken));
        if (EntityTags.FindMatch(known, hash, AcceptEncoding.Choose(context.Request.Headers.AcceptEncoding)) is not { } tag)
        {
            return false;
        }

        sender.SendNotModified(context, tag);
        return true;
    }

    private async Task<AccessRecord> RefuseAsync(HttpContext context, ResponseWriter writer, GraphQLException refused)
    {
        var result = new GraphQLResult(GraphQLResultKind.RequestError, refused.Errors, null, null, null);
        context.Response.StatusCode = GraphQLEndpoint.StatusCode(result, ResponseMediaType.Csv);
        ResponseErrors.WriteResponse(writer, refused.Errors);
        var bytes = await sender.SendAsync(context, writer.Written, ResponseMediaType.Json, Caching.Never, hash: null);
        return new AccessRecord(RequestOutcome.Refused, null, refused.Errors, bytes);
    }
}
