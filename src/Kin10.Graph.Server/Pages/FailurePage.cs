using Kin10.Graph.Server.Pages.Markup;

namespace Kin10.Graph.Server.Pages;

/// <summary>What stands where a page could not be made.</summary>
internal static class FailurePage
{
    /// <summary>Writes it.</summary>
    /// <param name="statusCode">The status code of the answer.</param>
    /// <param name="message">What went wrong, for the reader.</param>
    /// <param name="traceId">Under what the log tells more; null where it does not.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="root">The way from the page to the site's root.</param>
    public static byte[] Write(int statusCode, string message, string? traceId, PageFrame frame, string root)
    {
        var title = statusCode switch
        {
            StatusCodes.Status400BadRequest => "There is no such page",
            StatusCodes.Status429TooManyRequests => "Too many requests",
            StatusCodes.Status503ServiceUnavailable => "The graph does not answer at the moment",
            StatusCodes.Status504GatewayTimeout => "This took too long",
            _ => "This page could not be made",
        };
        var trace = traceId is null ? default : Html.Of($"""<p class="quiet">Trace id: <code>{traceId}</code></p>""");
        return frame.Compose(
            PageHead.Unlisted(title),
            Html.Of($"""<h1>{title}</h1><p class="lead">{message}</p>{trace}<p><a href="{root}">To the challenge map</a></p>"""),
            root);
    }
}
