using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Options;
using Microsoft.Extensions.Primitives;

namespace Kin10.Graph.Server.Pages;

/// <summary>Writes pages with their headers.</summary>
internal sealed class PageSender(ServerOptions options, CacheControlOptions cacheControl)
{
    private static readonly StringValues RevalidatePrivate = "private, no-cache";
    private static readonly StringValues NoStore = "no-store";
    private static readonly StringValues VaryByCoding = "Accept-Encoding";

    private readonly StringValues _tagged = cacheControl.HeaderValue();

    /// <summary>Sends a page that the client may keep, as long as the settings say, and revalidates then.</summary>
    /// <returns>The length of the body as it is sent.</returns>
    public ValueTask<int> SendAsync(HttpContext context, KeptAnswer page, string contentType)
    {
        SetHeaders(context.Response, contentType, Kept(context.Request));
        return SendAsync(context, page, isTagged: true);
    }

    /// <summary>Sends a page that nobody may keep: of no proven version, or none at all.</summary>
    /// <returns>The length of the body as it is sent.</returns>
    public ValueTask<int> SendUnkeptAsync(HttpContext context, byte[] body, string contentType)
    {
        SetHeaders(context.Response, contentType, NoStore);
        return SendAsync(context, new KeptAnswer("", "", null, body), isTagged: false);
    }

    /// <summary>Tells the client that its copy is current.</summary>
    public void SendNotModified(HttpContext context, string tag, string contentType)
    {
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        SetHeaders(context.Response, contentType, Kept(context.Request));
        context.Response.Headers.Remove("Content-Type");
        context.Response.Headers.ETag = tag;
    }

    private StringValues Kept(HttpRequest request) => request.Headers.Authorization.Count > 0 ? RevalidatePrivate : _tagged;

    private static void SetHeaders(HttpResponse response, string contentType, StringValues caching)
    {
        response.ContentType = contentType;
        response.Headers.CacheControl = caching;
        response.Headers.Append("Vary", VaryByCoding);
        if (contentType == PageTypes.Html)
        {
            SecurityHeaders.SetPagePolicy(response);
        }
    }

    private async ValueTask<int> SendAsync(HttpContext context, KeptAnswer page, bool isTagged)
    {
        var response = context.Response;
        var coding = page.Body.Length >= options.CompressionThreshold
            ? AcceptEncoding.Choose(context.Request.Headers.AcceptEncoding)
            : ContentCoding.Identity;
        var body = coding == ContentCoding.Identity ? null : page.Compressed(coding, options.BrotliQuality);
        if (body is null)
        {
            (coding, body) = (ContentCoding.Identity, page.Body);
        }
        else
        {
            response.Headers.ContentEncoding = ContentCodings.Name(coding);
        }

        if (isTagged)
        {
            response.Headers.ETag = EntityTags.Quote(page.Hash, coding);
        }

        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body);
        return body.Length;
    }
}
