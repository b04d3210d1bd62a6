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

    private static Task<HttpResponseMessage> GetAsync(TestServer server, string path, string? tag, string? accept = null) =>
        server.GetAsync(path, accept, "GET", ("If-None-Match", tag!));

    private static string? Tag(HttpResponseMessage response) => response.Headers.ETag?.ToString();
}
