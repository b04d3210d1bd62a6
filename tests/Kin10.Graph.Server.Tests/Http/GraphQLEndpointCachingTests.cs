using System.Net;
using Kin10.Graph.Bundles;
using Kin10.Graph.ModelReading;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Graph.Stores;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Http;

/// <summary>Entity tags and 304.</summary>
public class GraphQLEndpointCachingTests
{
    private static readonly string Path = TestServer.PathOf(TestServer.Query);

    [Fact]
    public async Task Get_GoodRequest_HasAStrongTagAndMustBeRevalidated()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.GetAsync(Path);

        Assert.False(response.Headers.ETag!.IsWeak);
        Assert.True(response.Headers.CacheControl!.NoCache);
        Assert.True(response.Headers.CacheControl.Public);
        Assert.Equal(["Accept", "Accept-Encoding"], response.Headers.Vary);
    }

    [Fact]
    public async Task Get_WithItsTag_Is304WithoutReading()
    {
        await using var server = await TestServer.StartAsync();
        using var first = await server.GetAsync(Path);
        using var second = await GetAsync(server, Path, Tag(first));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(Tag(first), Tag(second));
        Assert.True(second.Headers.CacheControl!.NoCache);
        Assert.Equal(["Accept", "Accept-Encoding"], second.Headers.Vary);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(1, server.Store.Reads);
    }

    [Fact]
    public async Task Get_AfterAnImport_IsReadAgainWithAnotherTag()
    {
        await using var server = await TestServer.StartAsync();
        using var before = await server.GetAsync(Path);
        await server.Store.ImportAsync(Kin10Model.Seed, null, CancellationToken.None);
        using var after = await GetAsync(server, Path, Tag(before));
        using var again = await GetAsync(server, Path, Tag(after));

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(Tag(before), Tag(after));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Get_TagOfAnotherRequest_IsReadAgain()
    {
        await using var server = await TestServer.StartAsync();
        using var first = await server.GetAsync(Path);
        using var otherType = await GetAsync(server, Path, Tag(first), "application/graphql-response+json");
        using var otherQuery = await GetAsync(server, TestServer.PathOf("{ partners { totalCount } }"), Tag(first));
        using var otherVariables = await GetAsync(server, Path + "&variables=%7B%22a%22:1%7D", Tag(first));

        Assert.All([otherType, otherQuery, otherVariables], response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
    }

    [Fact]
    public async Task Get_CompressedAnswer_HasATagOfItsOwn()
    {
        await using var server = await TestServer.StartAsync("--Server:CompressionThreshold=10");
        server.Store.Json = $$"""{"nodes":["{{new string('x', 1000)}}"]}""";
        using var plain = await server.GetAsync(Path);
        using var compressed = await server.GetAsync(Path, null, "GET", ("Accept-Encoding", "br"));
        using var again = await server.GetAsync(Path, null, "GET", ("Accept-Encoding", "br"), ("If-None-Match", Tag(compressed)!));
        using var unknown = await server.GetAsync(Path, null, "GET", ("If-None-Match", Tag(compressed)!));

        Assert.NotEqual(Tag(plain), Tag(compressed));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(Tag(compressed), Tag(again));
        Assert.Equal(HttpStatusCode.OK, unknown.StatusCode);
    }

    [Fact]
    public async Task Get_AnswerWithErrors_HasNoTagAndIsNotKept()
    {
        await using var server = await TestServer.StartAsync();
        server.Store.FieldError = "PAGE_SIZE_EXCEEDED";
        using var fieldError = await server.GetAsync(Path);
        using var refused = await server.GetAsync(TestServer.PathOf("{ nothing }"));

        foreach (var response in new[] { fieldError, refused })
        {
            Assert.Null(response.Headers.ETag);
            Assert.True(response.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task Get_UnprovenVersion_HasNoTag()
    {
        await using var server = await TestServer.StartAsync();
        server.Store.Version = null;
        using var response = await server.GetAsync(Path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(response.Headers.ETag);
    }

    [Theory]
    [InlineData("public, max-age=60", "--CacheControl:MaxAge=00:01:00")]
    [InlineData("public, max-age=0, s-maxage=600", "--CacheControl:SharedMaxAge=00:10:00")]
    [InlineData(
        "public, max-age=1, stale-while-revalidate=30",
        "--CacheControl:MaxAge=00:00:00.2",
        "--CacheControl:StaleWhileRevalidate=00:00:30")]
    public async Task Get_GoodRequest_SaysWhatTheSettingsSay(string expected, params string[] settings)
    {
        await using var server = await TestServer.StartAsync(settings);
        using var first = await server.GetAsync(Path);
        using var second = await server.GetAsync(Path);
        using var kept = await server.GetAsync(Path);
        using var notModified = await GetAsync(server, Path, Tag(first));

        Assert.Equal(HttpStatusCode.NotModified, notModified.StatusCode);
        Assert.All([first, second, kept, notModified], response => Assert.Equal(expected, CacheControl(response)));
    }

    [Fact]
    public async Task Get_WhatCachesMayNotSendAgain_IsNotSaidToBe()
    {
        await using var server = await TestServer.StartAsync("--CacheControl:MaxAge=00:01:00", "--RateLimit:CostPerMinute=1000");
        using var first = await server.GetAsync(Path, null, "GET", ("Authorization", "Bearer x"));
        using var notModified = await server.GetAsync(
            Path, null, "GET", ("Authorization", "Bearer x"), ("If-None-Match", Tag(first)!));
        using var introspection = await server.GetAsync(TestServer.PathOf("{ __typename }"));
        using var refused = await server.GetAsync(TestServer.PathOf("{ nothing }"));
        using var posted = await server.PostAsync($$"""{"query":"{{TestServer.Query}}"}""");
        server.Store.FieldError = "PAGE_SIZE_EXCEEDED";
        server.Store.Change("v2", "null");
        using var fieldError = await server.GetAsync(Path);
        server.Store.FieldError = null;
        server.Store.Version = null;
        using var unproven = await server.GetAsync(Path);
        HttpResponseMessage limited;
        while ((limited = await server.GetAsync(TestServer.PathOf("{ x: __typename }"))).StatusCode != HttpStatusCode.TooManyRequests)
        {
            limited.Dispose();
        }

        Assert.Equal(HttpStatusCode.NotModified, notModified.StatusCode);
        Assert.All([first, notModified], response => Assert.Equal("no-cache, private", CacheControl(response)));
        Assert.All([introspection, unproven], response => Assert.Equal("public, no-cache", CacheControl(response)));
        Assert.All([refused, fieldError, limited], response => Assert.Equal("no-store", CacheControl(response)));
        Assert.Null(posted.Headers.CacheControl);
        limited.Dispose();
    }

    private static string? CacheControl(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Cache-Control", out var values) ? string.Join('|', values) : null;

    private static Task<HttpResponseMessage> GetAsync(TestServer server, string path, string? tag, string? accept = null) =>
        server.GetAsync(path, accept, "GET", ("If-None-Match", tag!));

    private static string? Tag(HttpResponseMessage response) => response.Headers.ETag?.ToString();
}
