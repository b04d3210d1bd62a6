using System.Text;
using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;

namespace Kin10.Graph.Server.Http;

/// <summary><c>/schema.graphql</c>: the public schema as text. It changes only with the program, so it is compressed once.</summary>
internal sealed class SchemaEndpoint(GraphService graph, EntityTags tags, ServerOptions options)
{
    private readonly byte[] _text = Encoding.UTF8.GetBytes(graph.Sdl);
    private readonly Lazy<byte[]>[] _codings =
    [
        .. new[] { ContentCoding.Identity, ContentCoding.Gzip, ContentCoding.Brotli }
            .Select(coding => new Lazy<byte[]>(() => Compress(Encoding.UTF8.GetBytes(graph.Sdl), coding, options.BrotliQuality))),
    ];

    /// <summary>Sends the schema, or 304.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var coding = _text.Length < options.CompressionThreshold
            ? ContentCoding.Identity
            : AcceptEncoding.Choose(request.Headers.AcceptEncoding);
        response.Headers.ETag = EntityTags.Quote(tags.SchemaHash, coding);
        response.Headers.CacheControl = "public, no-cache";
        response.Headers.Append("Vary", "Accept-Encoding");
        if (EntityTags.FindMatch(request.Headers.IfNoneMatch, tags.SchemaHash, coding) is not null)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var body = _codings[(int)coding].Value;
        response.ContentType = "text/plain; charset=utf-8";
        response.ContentLength = body.Length;
        if (coding != ContentCoding.Identity)
        {
            response.Headers.ContentEncoding = ContentCodings.Name(coding);
        }

        await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    private static byte[] Compress(byte[] text, ContentCoding coding, int brotliQuality)
    {
        if (coding == ContentCoding.Identity)
        {
            return text;
        }

        var length = ContentCodings.Compress(text, coding, brotliQuality, out var compressed);
        return compressed.AsSpan(0, length).ToArray();
    }
}
