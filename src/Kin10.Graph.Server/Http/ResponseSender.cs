using System.Buffers;
using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Options;
using Microsoft.Extensions.Primitives;

namespace Kin10.Graph.Server.Http;

/// <summary>What an answer tells caches.</summary>
internal enum Caching
{
    /// <summary>Nothing: the answer to a POST.</summary>
    Unsaid,

    /// <summary>It may be kept, as long as the settings say where it has an entity tag, and is revalidated then.</summary>
    Revalidate,

    /// <summary>It must not be kept: an error.</summary>
    Never,
}

/// <summary>Writes GraphQL answers with their headers.</summary>
internal sealed class ResponseSender(ServerOptions options, CacheControlOptions cacheControl)
{
    private static readonly StringValues JsonType = "application/json; charset=utf-8";
    private static readonly StringValues GraphQLResponseType = "application/graphql-response+json; charset=utf-8";
    private static readonly StringValues Vary = "Accept, Accept-Encoding";
    private static readonly StringValues VaryWithCredentials = "Accept, Accept-Encoding, Authorization";
    private static readonly StringValues Revalidate = "public, no-cache";
    private static readonly StringValues RevalidatePrivate = "private, no-cache";
    private static readonly StringValues NoStore = "no-store";

    private readonly StringValues _tagged = cacheControl.HeaderValue();

    /// <summary>Sends a body, in one piece with the headers; the status code is set already.</summary>
    /// <param name="context">The request.</param>
    /// <param name="body">JSON in UTF-8; not needed any more when it is sent.</param>
    /// <param name="mediaType">Its label.</param>
    /// <param name="caching">What caches are told.</param>
    /// <param name="hash">The answer's hash for its entity tag, or null.</param>
    /// <returns>The length of the body as it is sent.</returns>
    public async ValueTask<int> SendAsync(
        HttpContext context, ReadOnlyMemory<byte> body, ResponseMediaType mediaType, Caching caching, string? hash)
    {
        var response = context.Response;
        if (mediaType == ResponseMediaType.EventStream && response.StatusCode < StatusCodes.Status500InternalServerError)
        {
            return await SendEventsAsync(context, body);
        }

        SetHeaders(context, mediaType, caching, isTagged: hash is not null);
        var coding = body.Length >= options.CompressionThreshold
            ? AcceptEncoding.Choose(context.Request.Headers.AcceptEncoding)
            : ContentCoding.Identity;
        byte[]? compressed = null;
        var length = coding == ContentCoding.Identity
            ? 0
            : ContentCodings.Compress(body, coding, options.BrotliQuality, out compressed);
        if (compressed is null)
        {
            SetTag(response, hash, ContentCoding.Identity);
            response.ContentLength = body.Length;
            await response.BodyWriter.WriteAsync(body);
            return body.Length;
        }

        SetTag(response, hash, coding);
        response.Headers.ContentEncoding = ContentCodings.Name(coding);
        response.ContentLength = length;
        await response.BodyWriter.WriteAsync(compressed.AsMemory(0, length));
        ArrayPool<byte>.Shared.Return(compressed);
        return length;
    }

    /// <summary>Sends an answer that was kept; its compressed forms are kept with it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="mediaType">Its label.</param>
    /// <param name="isTagged">Whether the client may revalidate it.</param>
    /// <returns>The length of the body as it is sent.</returns>
    public async ValueTask<int> SendAsync(HttpContext context, KeptAnswer answer, ResponseMediaType mediaType, bool isTagged)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        SetHeaders(context, mediaType, isTagged ? Caching.Revalidate : Caching.Unsaid, isTagged);
        var coding = answer.Body.Length >= options.CompressionThreshold
            ? AcceptEncoding.Choose(context.Request.Headers.AcceptEncoding)
            : ContentCoding.Identity;
        var body = coding == ContentCoding.Identity ? null : answer.Compressed(coding, options.BrotliQuality);
        if (body is null)
        {
            (coding, body) = (ContentCoding.Identity, answer.Body);
        }
        else
        {
            response.Headers.ContentEncoding = ContentCodings.Name(coding);
        }

        SetTag(response, isTagged ? answer.Hash : null, coding);
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body);
        return body.Length;
    }

    private void SetHeaders(HttpContext context, ResponseMediaType mediaType, Caching caching, bool isTagged)
    {
        context.Response.Headers.ContentType = mediaType == ResponseMediaType.GraphQLResponse ? GraphQLResponseType : JsonType;
        SetCaching(context, caching, isTagged);
    }

    /// <summary>Tells caches what they may do with an answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="caching">What they are told.</param>
    /// <param name="isTagged">Whether the answer has an entity tag.</param>
    public void SetCaching(HttpContext context, Caching caching, bool isTagged)
    {
        // Whoever sends credentials may be told more than others some day: nobody else is to be given that answer.
        var headers = context.Response.Headers;
        var isPrivate = context.Request.Headers.Authorization.Count > 0;
        headers.Append("Vary", isPrivate ? VaryWithCredentials : Vary);
        if (caching != Caching.Unsaid)
        {
            headers.CacheControl = caching != Caching.Revalidate ? NoStore
                : isPrivate ? RevalidatePrivate
                : isTagged ? _tagged
                : Revalidate;
        }
    }

    // A browser's EventSource reads only what comes with 200, and graphql-sse has the errors of a request in the stream.
    private static async ValueTask<int> SendEventsAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        EventStreamWriter.SetHeaders(context.Response);
        var output = context.Response.BodyWriter;
        var bytes = await EventStreamWriter.SendNextAsync(output, version: null, body, context.RequestAborted);
        await EventStreamWriter.SendCompleteAsync(output, context.RequestAborted);
        return bytes;
    }

    /// <summary>Tells the client that its copy of the answer is current.</summary>
    public void SendNotModified(HttpContext context, string tag)
    {
        var isPrivate = context.Request.Headers.Authorization.Count > 0;
        var response = context.Response;
        response.StatusCode = StatusCodes.Status304NotModified;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = isPrivate ? RevalidatePrivate : _tagged;
        response.Headers.Append("Vary", isPrivate ? VaryWithCredentials : Vary);
    }

    private static void SetTag(HttpResponse response, string? hash, ContentCoding coding)
    {
        if (hash is not null)
        {
            response.Headers.ETag = EntityTags.Quote(hash, coding);
        }
    }
}
