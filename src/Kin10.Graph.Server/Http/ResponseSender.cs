using System.Buffers;
using Kin10.Graph.Server.Options;
using Microsoft.Extensions.Primitives;

namespace Kin10.Graph.Server.Http;

/// <summary>What an answer tells caches.</summary>
internal enum Caching
{
    /// <summary>Nothing: the answer to a POST.</summary>
    Unsaid,

    /// <summary>It may be kept, and must be revalidated before it is used again.</summary>
    Revalidate,

    /// <summary>It must not be kept: an error.</summary>
    Never,
}

/// <summary>Writes GraphQL answers with their headers.</summary>
internal sealed class ResponseSender(ServerOptions options)
{
    private static readonly StringValues JsonType = "application/json; charset=utf-8";
    private static readonly StringValues GraphQLResponseType = "application/graphql-response+json; charset=utf-8";
    private static readonly StringValues Vary = "Accept, Accept-Encoding";
    private static readonly StringValues Revalidate = "public, no-cache";
    private static readonly StringValues NoStore = "no-store";

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

        response.Headers.ContentType = mediaType == ResponseMediaType.GraphQLResponse ? GraphQLResponseType : JsonType;
        response.Headers.Append("Vary", Vary);
        if (caching != Caching.Unsaid)
        {
            response.Headers.CacheControl = caching == Caching.Revalidate ? Revalidate : NoStore;
        }

        var coding = body.Length >= options.CompressionThreshold
            ? ContentCodings.Choose(context.Request.Headers.AcceptEncoding)
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
    public static void SendNotModified(HttpResponse response, string tag)
    {
        response.StatusCode = StatusCodes.Status304NotModified;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = Revalidate;
        response.Headers.Append("Vary", Vary);
    }

    private static void SetTag(HttpResponse response, string? hash, ContentCoding coding)
    {
        if (hash is not null)
        {
            response.Headers.ETag = EntityTags.Quote(hash, coding);
        }
    }
}
