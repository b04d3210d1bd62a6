using Microsoft.Extensions.Primitives;

namespace Kin10.Graph.Server.Http;

/// <summary>Headers that limit what a browser does with an answer.</summary>
internal static class SecurityHeaders
{
    // The editor of the playground sets inline styles; everything else comes from the server's own files.
    private static readonly StringValues PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues SameOrigin = "strict-origin-when-cross-origin";

    /// <summary>For every answer: a browser must not guess what it is.</summary>
    public static void Set(HttpResponse response) => response.Headers.XContentTypeOptions = NoSniff;

    /// <summary>For pages: what they may load, and that no other site may frame them.</summary>
    public static void SetPagePolicy(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = PagePolicy;
        response.Headers["Referrer-Policy"] = SameOrigin;
    }
}
