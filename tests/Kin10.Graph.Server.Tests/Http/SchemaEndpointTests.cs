using System.Net;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Http;

public class SchemaEndpointTests
{
    [Fact]
    public async Task Get_IsTheCommittedSchema()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.GetAsync("/schema.graphql");

        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(
            await File.ReadAllTextAsync(Repository.PathOf("schema", "schema.graphql")), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Get_WithItsTag_Is304()
    {
        await using var server = await TestServer.StartAsync();
        using var first = await server.GetAsync("/schema.graphql", null, "GET", ("Accept-Encoding", "gzip"));
        using var second = await server.GetAsync(
            "/schema.graphql", null, "GET", ("Accept-Encoding", "gzip"), ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal("gzip", first.Content.Headers.ContentEncoding.Single());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }
}
