using System.Text;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Options;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Kin10.Graph.Server.Tests.Http;

public class StaticPagesTests
{
    private const string Script = "/assets/index-Bx12.js";

    private static readonly string Text = string.Concat(Enumerable.Range(0, 500).Select(i => $"let variable{i} = {i};\n"));

    private readonly Files _files = new()
    {
        [Script] = Text,
        ["/index.html"] = Text,
        ["/gaps.html"] = Text,
        ["/page.html"] = Text,
        ["/favicon.svg"] = "<svg/>",
        ["/unknown.ending"] = Text,
    };

    [Theory]
    [InlineData(Script, "text/javascript; charset=utf-8", "public, max-age=31536000, immutable", false)]
    [InlineData("/", "text/html; charset=utf-8", "no-cache", true)]
    [InlineData("/index.html", "text/html; charset=utf-8", "no-cache", true)]
    [InlineData("/gaps", "text/html; charset=utf-8", "no-cache", true)]
    [InlineData("/favicon.svg", "image/svg+xml", "no-cache", false)]
    public async Task Handle_File_MayBeKeptWhenItsNameHasAHash(string path, string contentType, string caching, bool isPage)
    {
        var (response, _) = await GetAsync(path);

        Assert.Equal(200, response.StatusCode);
        Assert.Equal(contentType, response.ContentType);
        Assert.Equal(caching, response.Headers.CacheControl);
        Assert.Equal("Accept-Encoding", response.Headers.Vary);
        Assert.Equal(
            isPage, response.Headers.ContentSecurityPolicy.ToString().Contains("frame-ancestors 'none'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/nothing.js", "GET")]
    [InlineData("/page.html", "GET")]
    [InlineData("/unknown.ending", "GET")]
    [InlineData("/page.html", "POST")]
    [InlineData("/nothing.js", "POST")]
    public async Task Handle_WhatIsNoPage_IsLeftToOthers(string path, string method)
    {
        var (response, _) = await SendAsync(method, path);

        Assert.Equal(418, response.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/", 405)]
    [InlineData("DELETE", "/index.html", 405)]
    [InlineData("OPTIONS", "/gaps", 204)]
    public async Task Handle_OtherMethodForAPage_SaysWhichThereAre(string method, string path, int status)
    {
        var (response, _) = await SendAsync(method, path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("GET, HEAD, OPTIONS", response.Headers.Allow);
    }

    [Fact]
    public async Task Handle_EachCoding_HasItsOwnTagAndIsRevalidatedByIt()
    {
        string[] codings = ["", "gzip", "br"];
        var tags = new List<string>();
        foreach (var coding in codings)
        {
            var (response, body) = await GetAsync(Script, ("Accept-Encoding", coding));
            Assert.Equal(coding, response.Headers.ContentEncoding.ToString());
            Assert.Equal(coding == "", body.Length == Text.Length);
            tags.Add(response.Headers.ETag!);
        }

        Assert.Equal(3, tags.Distinct().Count());
        Assert.DoesNotContain(tags, tag => tag.StartsWith("W/", StringComparison.Ordinal));
        for (var i = 0; i < codings.Length; i++)
        {
            for (var j = 0; j < tags.Count; j++)
            {
                var (response, _) = await GetAsync(Script, ("Accept-Encoding", codings[i]), ("If-None-Match", tags[j]));
                Assert.Equal(i == j ? 304 : 200, response.StatusCode);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("br, gzip")]
    public async Task Handle_Range_IsOfTheFileItself(string coding)
    {
        var tag = (await GetAsync(Script)).Response.Headers.ETag.ToString();
        var compressedTag = (await GetAsync(Script, ("Accept-Encoding", "br"))).Response.Headers.ETag.ToString();
        var (plain, part) = await GetAsync(Script, ("Accept-Encoding", coding), ("Range", "bytes=4-11"));
        var (same, samePart) = await GetAsync(Script, ("Accept-Encoding", coding), ("Range", "bytes=4-11"), ("If-Range", tag));
        var (other, whole) = await GetAsync(Script, ("Accept-Encoding", coding), ("Range", "bytes=4-11"), ("If-Range", compressedTag));

        Assert.Equal(206, plain.StatusCode);
        Assert.Equal("variable", Encoding.UTF8.GetString(part));
        Assert.Equal(tag, plain.Headers.ETag);
        Assert.Equal(206, same.StatusCode);
        Assert.Equal(part, samePart);
        Assert.Equal(200, other.StatusCode);
        Assert.Equal(Text, Encoding.UTF8.GetString(whole));
        Assert.All(new[] { plain, same, other }, response => Assert.Equal(0, response.Headers.ContentEncoding.Count));
    }

    [Fact]
    public async Task Handle_Head_HasTheHeadersOnly()
    {
        var (response, body) = await SendAsync("HEAD", Script);

        Assert.Equal(Text.Length, response.ContentLength);
        Assert.Empty(body);
    }

    [Fact]
    public async Task Handle_FileThatIsBuiltAnew_IsReadAnew()
    {
        var pages = new StaticPages(_files, new ServerOptions());
        var (before, _) = await SendAsync("GET", "/index.html", pages);
        _files["/index.html"] = "<p>";
        var (after, body) = await SendAsync("GET", "/index.html", pages);

        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal("<p>", Encoding.UTF8.GetString(body));
    }

    private Task<(HttpResponse Response, byte[] Body)> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync("GET", path, new StaticPages(_files, new ServerOptions()), headers);

    private Task<(HttpResponse Response, byte[] Body)> SendAsync(string method, string path) =>
        SendAsync(method, path, new StaticPages(_files, new ServerOptions()));

    private static async Task<(HttpResponse Response, byte[] Body)> SendAsync(
        string method, string path, StaticPages pages, params (string Name, string Value)[] headers)
    {
        using var body = new MemoryStream();
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Response.Body = body;
        context.Request.Method = method;
        context.Request.Path = path;
        foreach (var (name, value) in headers)
        {
            context.Request.Headers[name] = value;
        }

        await pages.HandleAsync(context, static context =>
        {
            context.Response.StatusCode = 418;
            return Task.CompletedTask;
        });
        return (context.Response, body.ToArray());
    }

    /// <summary>Files by path, each written when it was put there.</summary>
    private sealed class Files : IFileProvider
    {
        private readonly Dictionary<string, File> _files = [];
        private int _writes;

        public string this[string path]
        {
            set => _files[path] = new File(path, Encoding.UTF8.GetBytes(value), DateTimeOffset.UnixEpoch.AddSeconds(++_writes));
        }

        public IFileInfo GetFileInfo(string subpath) =>
            _files.TryGetValue(subpath, out var file) ? file : new NotFoundFileInfo(subpath);

        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }

    private sealed record File(string Name, byte[] Content, DateTimeOffset LastModified) : IFileInfo
    {
        public bool Exists => true;

        public long Length => Content.Length;

        public string? PhysicalPath => null;

        public bool IsDirectory => false;

        public Stream CreateReadStream() => new MemoryStream(Content);
    }
}
