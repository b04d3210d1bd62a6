using Kin10.Graph.Server.Logs;
using Microsoft.Extensions.FileProviders;

namespace Kin10.Graph.Server.Http;

/// <summary>The page that a browser gets when a person opens <c>/graphql</c> in it.</summary>
internal sealed class PlaygroundPage(IFileProvider pages)
{
    private const string Path = "graphiql/index.html";

    /// <summary>Whether a page is wanted: a browser asks, and names no operation.</summary>
    public static bool IsAskedFor(HttpRequest request) =>
        AcceptHeader.PrefersHtml(request.Headers.Accept) && !QueryStringReader.NamesOperation(request.QueryString.Value ?? "");

    /// <summary>Sends the page.</summary>
    public async Task<AccessRecord> SendAsync(HttpContext context)
    {
        var response = context.Response;
        response.Headers.Append("Vary", "Accept");
        var file = pages.GetFileInfo(Path);
        if (!file.Exists)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            response.ContentType = "text/plain; charset=utf-8";
            await response.WriteAsync(
                "This server was built without its playground (SkipWeb). The API itself is here: POST a GraphQL request as JSON.\n");
            return new AccessRecord(RequestOutcome.Other, null, [], 0);
        }

        SecurityHeaders.SetPagePolicy(response);
        response.Headers.CacheControl = "no-cache";
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = file.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.SendFileAsync(file, context.RequestAborted);
        }

        return new AccessRecord(RequestOutcome.Other, null, [], (int)file.Length);
    }
}
