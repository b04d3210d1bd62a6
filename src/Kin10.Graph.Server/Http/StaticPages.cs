using System.Collections.Concurrent;
using System.Collections.Frozen;
using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Options;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Kin10.Graph.Server.Http;

/// <summary>
/// Serves the files in wwwroot. Each content coding of a file has a strong entity tag of its own, and ranges are of the file itself, never
/// of what is compressed: so no client puts parts of different codings together.
/// </summary>
internal sealed class StaticPages(IFileProvider files, ServerOptions options)
{
    // The build puts a hash of the content into the name of each file there, so that it never changes.
    private const string HashedFiles = "/assets";

    private const string Allowed = "GET, HEAD, OPTIONS";

    // What people see in the address bar, and the file behind it.
    private static readonly FrozenDictionary<string, string> PageFiles =
        new Dictionary<string, string> { [""] = "/index.html", ["/"] = "/index.html", ["/gaps"] = "/gaps.html" }.ToFrozenDictionary();

    // The frame of the pages that the server makes: nothing is in it yet.
    private const string Frame = "/page.html";

    private static readonly StringValues Forever = "public, max-age=31536000, immutable";
    private static readonly StringValues Revalidate = "no-cache";

    private readonly FileExtensionContentTypeProvider _types = new();

    // By path; only of files that exist.
    private readonly ConcurrentDictionary<string, PageFile> _pages = new(StringComparer.Ordinal);

    /// <summary>Sends the file that the path names, or lets others answer.</summary>
    public async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        var asked = context.Request.Path.Value ?? "";
        if (asked == "/gaps/")
        {
            // The page's own addresses are relative, so that it works whatever path a proxy puts before it.
            context.Response.Redirect("../gaps");
            return;
        }

        var path = PageFiles.GetValueOrDefault(asked, asked);
        if (path == Frame)
        {
            await next(context);
        }
        else if (context.Request.Method is "GET" or "HEAD")
        {
            if (!await TrySendAsync(context, path))
            {
                await next(context);
            }
        }
        else if (Find(path) is null)
        {
            await next(context);
        }
        else
        {
            Refusals.RefuseMethod(context, Allowed);
        }
    }

    /// <summary>Sends a file if there is one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">The file's path under wwwroot, with a slash before it.</param>
    public async Task<bool> TrySendAsync(HttpContext context, string path)
    {
        if (Find(path) is not { } page)
        {
            return false;
        }

        var headers = context.Response.Headers;
        headers.Append("Vary", "Accept-Encoding");
        headers.CacheControl = path.StartsWith(HashedFiles, StringComparison.Ordinal) ? Forever : Revalidate;
        if (page.ContentType.StartsWith("text/html", StringComparison.Ordinal))
        {
            SecurityHeaders.SetPagePolicy(context.Response);
        }

        var wanted = context.Request.Headers.Range.Count > 0
            ? ContentCoding.Identity
            : AcceptEncoding.Choose(context.Request.Headers.AcceptEncoding);
        var body = page.In(wanted);
        var coding = body is null ? ContentCoding.Identity : wanted;
        if (coding != ContentCoding.Identity)
        {
            headers.ContentEncoding = ContentCodings.Name(coding);
        }

        await TypedResults.Bytes(
            body ?? page.In(ContentCoding.Identity)!,
            page.ContentType,
            enableRangeProcessing: coding == ContentCoding.Identity,
            entityTag: new EntityTagHeaderValue(EntityTags.Quote(page.Hash, coding))).ExecuteAsync(context);
        return true;
    }

    /// <summary>The file as it is now; null where there is none.</summary>
    /// <param name="path">Its path under wwwroot, with a slash before it.</param>
    public PageFile? Find(string path)
    {
        var file = files.GetFileInfo(path);
        if (!file.Exists || !_types.TryGetContentType(path, out var type))
        {
            return null;
        }

        if (_pages.TryGetValue(path, out var page) && page.Modified == file.LastModified)
        {
            return page;
        }

        // A page that is built anew while the server runs is read anew.
        page = PageFile.Read(
            file, type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type, options.BrotliQuality);
        _pages[path] = page;
        return page;
    }
}
