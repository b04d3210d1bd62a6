using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.RateLimits;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Server.Http;

/// <summary>
/// GraphQL over HTTP: one request in, one answer out. Status codes are those that graphql-http's audit asks for. Safe from other sites'
/// pages: GET never changes anything, and POST takes only JSON, for which a browser asks first.
/// </summary>
internal sealed class GraphQLEndpoint(
    RequestRunner requests, BatchRunner batches, WholeAnswers answers, DocumentFinder documents, IVersionFeed versions,
    IEventStreams streams, IExports exports, ResponseSender sender, Refusals refusals, CostReports reports, AccessLog access,
    ServerOptions options, PlaygroundPage playground, EntityTags tags, Failures failures, TimeProvider clock,
    IRequestFront? front = null)
{
    private const string Allowed = "GET, HEAD, POST, OPTIONS";
    private const string AllowedOfDocument = "GET, HEAD, OPTIONS";

    private readonly ResponseWriterPool _writers = new();
    private readonly RequestTimeouts _timeouts = new(options.RequestTimeout, clock);
    private readonly PartSender _parts = new(failures);

    /// <summary>Answers a request of any method.</summary>
    public Task HandleAsync(HttpContext context) => HandleAsync(context, documentId: null);

    /// <summary>Answers a request of any method to the URL of a trusted document, which is there to be read.</summary>
    /// <param name="context">The request.</param>
    /// <param name="documentId">The document's identifier.</param>
    public async Task HandleAsync(HttpContext context, string? documentId)
    {
        var started = access.Start();
        var method = context.Request.Method;

        // Methods are case-sensitive (RFC 9110, section 9.1): "post" is another method, and nobody's.
        var isRead = method is "GET" or "HEAD";
        AccessRecord record;
        if (isRead || (method is "POST" && documentId is null))
        {
            record = isRead && documentId is null && PlaygroundPage.IsAskedFor(context.Request)
                ? await playground.SendAsync(context)
                : await FollowAsync(await AnswerAsync(context, isRead, documentId));
        }
        else
        {
            record = Refusals.RefuseMethod(context, documentId is null ? Allowed : AllowedOfDocument);
        }

        access.Write(context, record, started);
    }

    // What answered the request has given back its buffers by now: a stream may stay open for days.
    private static async Task<AccessRecord> FollowAsync(Answer answer)
    {
        using var stream = answer.Stream;
        return stream is null ? answer.Record : await stream.ServeAsync();
    }

    private async Task<Answer> AnswerAsync(HttpContext context, bool isRead, string? documentId)
    {
        var mediaType = AcceptHeader.Choose(context.Request.Headers.Accept);
        var writer = _writers.Rent();
        var isReusable = false;
        using var timer = _timeouts.Start(context.RequestAborted);
        using var parameters = new RequestParameters
        {
            DocumentId = documentId,
            Incremental = FindIncremental(context.Request, mediaType),
        };
        try
        {
            if (mediaType == ResponseMediaType.None)
            {
                throw new RequestRefusedException(
                    StatusCodes.Status406NotAcceptable,
                    "The answer is available as application/graphql-response+json, as application/json, as text/event-stream and, the rows "
                    + "of a connection, as text/csv and application/jsonl; accept one of them. Parts of it come as multipart/mixed with "
                    + "deferSpec=20220824 or incrementalSpec=v0.2.");
            }

            if (RateLimiting.AllowanceOf(context) is { } allowance)
            {
                await allowance.TakeRequestAsync();
            }

            var answer = isRead
                ? await GetAsync(context, parameters, mediaType, writer, timer)
                : await PostAsync(context, parameters, mediaType, writer, timer);
            isReusable = answer.Record.Outcome is RequestOutcome.Answered or RequestOutcome.NotModified;
            return answer;
        }
        catch (Exception exception)
        {
            return await refusals.SendAsync(context, exception, mediaType, writer, timer.Token);
        }
        finally
        {
            if (isReusable)
            {
                _writers.Return(writer);
            }
            else
            {
                writer.Dispose();
            }
        }
    }

    private async ValueTask<Answer> GetAsync(
        HttpContext context, RequestParameters parameters, ResponseMediaType mediaType, ResponseWriter writer, RequestTimeouts.Timer timer)
    {
        QueryStringReader.Read(context.Request.QueryString.Value ?? "", options.MaxJsonDepth, parameters);
        await documents.ResolveAsync(parameters, timer.Token);
        return context.Request.Headers.IfNoneMatch.Count > 0 && mediaType != ResponseMediaType.EventStream
            && !CostReports.IsAskedFor(context.Request)
            ? await RevalidateAsync(context, parameters, mediaType, writer, timer)
            : await ExecuteAsync(context, parameters, mediaType, writer, isRead: true, timer);
    }

    private async ValueTask<Answer> PostAsync(
        HttpContext context, RequestParameters parameters, ResponseMediaType mediaType, ResponseWriter writer, RequestTimeouts.Timer timer)
    {
        var request = context.Request;
        RequestBody.RequireJson(request);
        var json = JsonRequestReader.Decode(await RequestBody.ReadAsync(request, options.MaxRequestBytes, parameters, timer.Token));
        if (BatchReader.IsBatch(json.Span))
        {
            if (mediaType is ResponseMediaType.EventStream or ResponseMediaType.Csv or ResponseMediaType.JsonLines)
            {
                throw RequestRefusedException.BadRequest(
                    "An event stream or an export answers one request, a JSON object; it cannot answer an array.");
            }

            var (record, status) = await batches.RunAsync(context, json, writer, timer);
            context.Response.StatusCode = status;
            return record with { Bytes = await sender.SendAsync(context, writer.Written, mediaType, Caching.Unsaid, hash: null) };
        }

        JsonRequestReader.Read(json, options.MaxJsonDepth, parameters);
        await documents.ResolveAsync(parameters, timer.Token);
        return await ExecuteAsync(context, parameters, mediaType, writer, isRead: false, timer);
    }

    // Only answers without errors have a tag, so a client that sends it asked a valid question: the version alone decides.
    private async ValueTask<Answer> RevalidateAsync(
        HttpContext context, RequestParameters parameters, ResponseMediaType mediaType, ResponseWriter writer,
        RequestTimeouts.Timer timer)
    {
        var version = await versions.ReadVersionAsync(timer.Token);
        var coding = AcceptEncoding.Choose(context.Request.Headers.AcceptEncoding);
        var hash = tags.Key(parameters, mediaType).Tag(version);
        var tag = EntityTags.FindMatch(context.Request.Headers.IfNoneMatch, hash, coding);
        if (tag is null)
        {
            return await ExecuteAsync(context, parameters, mediaType, writer, isRead: true, timer);
        }

        sender.SendNotModified(context, tag);
        return new AccessRecord(RequestOutcome.NotModified, null, [], 0);
    }

    private async ValueTask<Answer> ExecuteAsync(
        HttpContext context, RequestParameters parameters, ResponseMediaType mediaType, ResponseWriter writer, bool isRead,
        RequestTimeouts.Timer timer)
    {
        if (mediaType is ResponseMediaType.Csv or ResponseMediaType.JsonLines)
        {
            return await ExportAsync(context, parameters, mediaType, writer, isRead, timer);
        }

        var isWhole = mediaType != ResponseMediaType.EventStream && parameters.Incremental is null;
        if (isWhole && CostReports.IsAskedFor(context.Request))
        {
            return await ReportAsync(context, parameters, mediaType, writer, isRead, timer);
        }

        if (!isWhole)
        {
            var inParts = await requests.ExecuteAsync(context, parameters, writer, allowMutation: !isRead, timer);
            var hash = isRead && inParts.Version is { } version ? tags.Key(parameters, mediaType).Tag(version) : null;
            return await SendAsync(context, parameters, mediaType, writer, isRead, inParts, hash, timer);
        }

        if (front is not null)
        {
            return await PassAsync(front, context, parameters, mediaType, writer, isRead, timer);
        }

        var answer = await answers.MakeAsync(context, parameters, mediaType, writer, isRead, timer);
        return await SendAsync(context, parameters, mediaType, writer, isRead, answer, timer);
    }

    private async ValueTask<Answer> PassAsync(
        IRequestFront passed, HttpContext context, RequestParameters parameters, ResponseMediaType mediaType, ResponseWriter writer,
        bool isRead, RequestTimeouts.Timer timer)
    {
        // What is asked may turn out to be a subscription, which is answered by a stream.
        IStreamedAnswer? stream = null;
        var request = new PassingRequest(
            context, parameters, isRead, writer,
            () => answers.MakeAsync(context, parameters, mediaType, writer, isRead, timer),
            async made =>
            {
                var (record, streamed) = await SendAsync(context, parameters, mediaType, writer, isRead, made, timer);
                stream = streamed;
                return record;
            },
            timer.Token);
        if (await passed.PassAsync(request) is { } record)
        {
            return new Answer(record, stream);
        }

        await request.MakeAsync();
        await request.SendAsync();
        return new Answer(request.Record!.Value, stream);
    }

    private async ValueTask<Answer> SendAsync(
        HttpContext context, RequestParameters parameters, ResponseMediaType mediaType, ResponseWriter writer, bool isRead,
        WholeAnswer answer, RequestTimeouts.Timer timer)
    {
        if (answer.Kept is not { } kept)
        {
            return await SendAsync(context, parameters, mediaType, writer, isRead, answer.Result, answer.Hash, timer);
        }

        var bytes = await sender.SendAsync(context, kept, mediaType, isRead);
        return new AccessRecord(RequestOutcome.Answered, kept.OperationName, [], bytes);
    }

    private async ValueTask<Answer> ExportAsync(
        HttpContext context, RequestParameters parameters, ResponseMediaType mediaType, ResponseWriter writer, bool isRead,
        RequestTimeouts.Timer timer)
    {
        try
        {
            var export = await exports.OpenAsync(context, parameters, mediaType, timer.Token);
            documents.Executed(parameters);
            return new Answer(default, export);
        }
        catch (GraphQLException refused)
        {
            ResponseErrors.WriteResponse(writer, refused.Errors);
            var result = new GraphQLResult(GraphQLResultKind.RequestError, refused.Errors, null, null, null);
            return await SendAsync(context, parameters, mediaType, writer, isRead, result, hash: null, timer);
        }
    }

    // Such an answer is nobody else's: it is neither kept nor taken from what was kept, and has no tag.
    private async ValueTask<Answer> ReportAsync(
        HttpContext context, RequestParameters parameters, ResponseMediaType mediaType, ResponseWriter writer, bool isRead,
        RequestTimeouts.Timer timer)
    {
        var report = reports.Begin();
        var result = await requests.ExecuteAsync(context, parameters, writer, allowMutation: !isRead, timer, report: report);
        if (result.Kind == GraphQLResultKind.Data)
        {
            reports.Write(writer, report, result.Version);
        }

        return await SendAsync(context, parameters, mediaType, writer, isRead, result, hash: null, timer);
    }

    private async ValueTask<Answer> SendAsync(
        HttpContext context, RequestParameters parameters, ResponseMediaType mediaType, ResponseWriter writer, bool isRead,
        GraphQLResult result, string? hash, RequestTimeouts.Timer timer)
    {
        if (result.Kind == GraphQLResultKind.SubscriptionNotAllowed && TakesEventStream(context.Request))
        {
            return new Answer(default, streams.Open(context, parameters, result.OperationName));
        }

        if (result.Deferred is not null)
        {
            return await _parts.SendAsync(context, result, parameters.Incremental!.Value, writer, timer);
        }

        var response = context.Response;
        response.StatusCode = StatusCode(result, mediaType);
        if (result.Kind == GraphQLResultKind.MutationNotAllowed)
        {
            response.Headers.Allow = HttpMethods.Post;
        }
        else if (response.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            failures.SetRetryAfter(response);
        }

        var isClean = WholeAnswers.IsClean(result);
        var caching = !isRead ? Caching.Unsaid
            : isClean && !CostReports.IsAskedFor(context.Request) ? Caching.Revalidate
            : Caching.Never;
        var bytes = await sender.SendAsync(context, writer.Written, mediaType, caching, isRead && isClean ? hash : null);
        var outcome = isClean ? RequestOutcome.Answered
            : result.Kind == GraphQLResultKind.Data ? RequestOutcome.AnsweredWithErrors
            : RequestOutcome.Refused;
        return new AccessRecord(outcome, result.OperationName, isClean ? [] : [.. result.Errors], bytes);
    }

    // A response to HEAD ends with its headers.
    private static IncrementalFormat? FindIncremental(HttpRequest request, ResponseMediaType mediaType) =>
        request.Method == HttpMethods.Head || mediaType == ResponseMediaType.EventStream
            ? null
            : AcceptHeader.ChooseIncremental(request.Headers.Accept);

    private static bool TakesEventStream(HttpRequest request) =>
        request.Method != HttpMethods.Head && AcceptHeader.TakesEventStream(request.Headers.Accept);

    /// <summary>The status code of the answer to a request that was executed, or refused by the engine.</summary>
    public static int StatusCode(in GraphQLResult result, ResponseMediaType mediaType) => result.Kind switch
    {
        GraphQLResultKind.Data => StatusCodes.Status200OK,
        GraphQLResultKind.MutationNotAllowed => StatusCodes.Status405MethodNotAllowed,
        _ => result.Errors[0].Code switch
        {
            ErrorCodes.StoreUnavailable => StatusCodes.Status503ServiceUnavailable,
            ErrorCodes.RateLimited => StatusCodes.Status429TooManyRequests,
            ErrorCodes.Timeout => StatusCodes.Status504GatewayTimeout,
            ErrorCodes.Internal => StatusCodes.Status500InternalServerError,
            _ when mediaType == ResponseMediaType.Json => StatusCodes.Status200OK,
            _ when mediaType == ResponseMediaType.EventStream => StatusCodes.Status200OK,
            _ => StatusCodes.Status400BadRequest,
        },
    };

    /// <summary>What came of a request: it was answered, or is answered by a stream from now on.</summary>
    private readonly record struct Answer(AccessRecord Record, IStreamedAnswer? Stream = null)
    {
        public static implicit operator Answer(AccessRecord record) => new(record);
    }
}
