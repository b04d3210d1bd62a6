using Kin10.Graph.Server.Logs;

namespace Kin10.Graph.Server.Http;

/// <summary>The page that a browser gets when a person opens <c>/graphql</c> in it.</summary>
internal sealed class PlaygroundPage(StaticPages pages)
{
    private const string Path = "/playground.html";

    /// <summary>Whether a page is wanted: a browser asks, and names no operation.</summary>
    public static bool IsAskedFor(HttpRequest request) =>
        AcceptHeader.PrefersHtml(request.Headers.Accept) && !QueryStringReader.NamesOperation(request.QueryString.Value ?? "");

    /// <summary>Sends the page.</summary>
    public async Task<AccessRecord> SendAsync(HttpContext context)
    {
        var response = context.Response;
        response.Headers.Append("Vary", "Accept");
        if (context.Request.Path.Value!.EndsWith('/'))
        {
            // The page's own addresses are relative, so that it works whatever path a proxy puts before it.
            response.Redirect("../graphql");
        }
        else if (!await pages.TrySendAsync(context, Path))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            response.ContentType = "text/plain; charset=utf-8";
            await response.WriteAsync(
                "This server was built without its playground (SkipWeb). The API itself is here: POST a GraphQL request as JSON.\n");
        }

        return new AccessRecord(RequestOutcome.Other, null, [], (int)(response.ContentLength ?? 0));
    }
}
