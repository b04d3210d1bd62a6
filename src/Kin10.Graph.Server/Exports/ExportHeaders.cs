using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Http;

namespace Kin10.Graph.Server.Exports;

/// <summary>The headers of exports.</summary>
internal sealed class ExportHeaders(ResponseSender sender)
{
    /// <summary>Sets them.</summary>
    /// <param name="context">The request.</param>
    /// <param name="mediaType">What the body is.</param>
    /// <param name="fileName">What it is called when it is saved; of characters that need no quoting.</param>
    /// <param name="coding">How the body is compressed.</param>
    /// <param name="hash">The hash for its entity tag; null where it has none.</param>
    public void Set(HttpContext context, string mediaType, string fileName, ContentCoding coding, string? hash)
    {
        var headers = context.Response.Headers;
        var isRead = context.Request.Method != HttpMethods.Post;
        headers.ContentType = mediaType;
        headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        sender.SetCaching(context, isRead ? Caching.Revalidate : Caching.Unsaid, isTagged: hash is not null);
        if (coding != ContentCoding.Identity)
        {
            headers.ContentEncoding = ContentCodings.Name(coding);
        }

        if (isRead && hash is not null)
        {
            headers.ETag = EntityTags.Quote(hash, coding);
        }
    }
}
