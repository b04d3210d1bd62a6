using Microsoft.Extensions.Primitives;

namespace Kin10.Graph.Server.Http;

/// <summary>The headers of the files in wwwroot.</summary>
internal static class StaticPages
{
    // The build puts a hash of the content into the name of each file there, so that it never changes.
    private const string HashedFiles = "/graphiql/assets";

    private static readonly StringValues Forever = "public, max-age=31536000, immutable";
    private static readonly StringValues Revalidate = "no-cache";

    /// <summary>Sets the headers of a file that is about to be sent.</summary>
    public static void Prepare(HttpContext context)
    {
        context.Response.Headers.CacheControl = context.Request.Path.StartsWithSegments(HashedFiles) ? Forever : Revalidate;
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
        {
            SecurityHeaders.SetPagePolicy(context.Response);
        }
    }
}
