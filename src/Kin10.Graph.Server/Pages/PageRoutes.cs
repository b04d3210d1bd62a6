using System.Text;
using Kin10.Graph.Server.Pages.Markup;
using Kin10.Graph.Server.RateLimits;

namespace Kin10.Graph.Server.Pages;

/// <summary>The addresses of the pages that are made of the graph, of the site map and of robots.txt.</summary>
internal sealed class PageRoutes(PageEndpoint endpoint, PageFrame frame, PublicAddress site)
{
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    /// <param name="limits">What clients may ask for; null where that is not limited.</param>
    public void MapTo(IEndpointRouteBuilder app, RateLimiting? limits)
    {
        foreach (var kind in PageKind.All)
        {
            Map($"/{kind.Folder}", context => ListAsync(context, kind));
            Map($"/{kind.Folder}/{{slug}}", context => NodeAsync(context, kind));
            Map($"/sitemaps/{kind.Folder}.xml", context => SitemapAsync(context, new SitemapMaker.Part(kind, After(context), site)));
        }

        Map("/sitemap.xml", context => SitemapAsync(context, new SitemapMaker.Index(site)));
        Map("/sitemaps/lists.xml", context => SitemapAsync(context, new SitemapMaker.Lists(site)));
        Map("/robots.txt", RobotsAsync);

        void Map(string pattern, RequestDelegate handle) => app.MapMethods(pattern, Reads, context =>
        {
            limits?.Begin(context);
            return handle(context);
        });
    }

    private Task ListAsync(HttpContext context, PageKind kind) =>
        IsWithSlash(context) ? RedirectAsync(context, kind.Folder)
        : frame.Hash is null ? WithoutPagesAsync(context)
        : endpoint.HandleAsync(context, new ListPageMaker(kind, After(context), frame, site), Addresses.Here);

    private Task NodeAsync(HttpContext context, PageKind kind)
    {
        var slug = (string)context.GetRouteValue("slug")!;
        return IsWithSlash(context) ? RedirectAsync(context, Uri.EscapeDataString(slug))
            : frame.Hash is null ? WithoutPagesAsync(context)
            : endpoint.HandleAsync(context, new NodePageMaker(kind, slug, frame, site), Addresses.Up);
    }

    private Task SitemapAsync(HttpContext context, IPage page) =>
        site.IsKnown ? endpoint.HandleAsync(context, page, Addresses.Up) : WithoutAddressAsync(context);

    private Task RobotsAsync(HttpContext context) => site.IsKnown
        ? SendTextAsync(context, StatusCodes.Status200OK, $"User-agent: *\nAllow: /\nSitemap: {site.Of("sitemap.xml")}\n")
        : WithoutAddressAsync(context);

    private static string? After(HttpContext context) => context.Request.Query["after"] is [{ Length: > 0 } after, ..] ? after : null;

    private static bool IsWithSlash(HttpContext context) => context.Request.Path.Value!.EndsWith('/');

    // Addresses in the pages are relative, so a slash more would lead elsewhere; so is this one, whatever path a proxy puts before it.
    private static Task RedirectAsync(HttpContext context, string name)
    {
        context.Response.Redirect($"{Addresses.Up}{name}{context.Request.QueryString}", permanent: true);
        return Task.CompletedTask;
    }

    private static Task WithoutPagesAsync(HttpContext context) =>
        SendTextAsync(context, StatusCodes.Status404NotFound, "This server was built without its pages (SkipWeb).\n");

    private static Task WithoutAddressAsync(HttpContext context) => SendTextAsync(
        context, StatusCodes.Status404NotFound, "There is none: the server does not know its public address (setting Server:PublicUrl).\n");

    private static async Task SendTextAsync(HttpContext context, int statusCode, string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }
}
