using System.Net;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Hosting;

public class ServerHostTests
{
    [Fact]
    public async Task Cors_AnyOrigin_MayRead()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.GetAsync(TestServer.PathOf(TestServer.Query), null, "GET", ("Origin", "https://map.example.org"));

        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Contains("ETag", response.Headers.GetValues("Access-Control-Expose-Headers").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cors_Preflight_IsAnsweredAndMayBeKept()
    {
        await using var server = await TestServer.StartAsync("--Cors:PreflightMaxAge=01:00:00");
        using var response = await server.GetAsync(
            "/graphql",
            null,
            "OPTIONS",
            ("Origin", "https://map.example.org"),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "content-type"));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("content-type", response.Headers.GetValues("Access-Control-Allow-Headers").Single());
        Assert.Equal("3600", response.Headers.GetValues("Access-Control-Max-Age").Single());
    }

    [Theory]
    [InlineData("https://map.example.org", true)]
    [InlineData("https://other.example.org", false)]
    public async Task Cors_NamedOrigins_OnlyTheyMayRead(string origin, bool isAllowed)
    {
        await using var server = await TestServer.StartAsync("--Cors:Origins=https://map.example.org, https://www.example.org");
        using var response = await server.GetAsync(TestServer.PathOf(TestServer.Query), null, "GET", ("Origin", origin));

        Assert.Equal(isAllowed, response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Single(response.Headers.Vary, "Origin");
    }

    [Fact]
    public async Task Cors_NamedOriginsAndARequestWithoutOrigin_VariesByOrigin()
    {
        await using var server = await TestServer.StartAsync("--Cors:Origins=https://map.example.org, https://www.example.org");
        using var response = await server.GetAsync(TestServer.PathOf(TestServer.Query));

        Assert.Single(response.Headers.Vary, "Origin");
    }

    [Fact]
    public async Task Browser_OpensGraphQL_GetsAPageOrSaysThatThereIsNone()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.GetAsync("/graphql", "text/html,application/xhtml+xml,*/*;q=0.8");

        Assert.StartsWith("text/", response.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Fact]
    public async Task Browser_OpensGraphQLWithAQuery_GetsTheAnswer()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.GetAsync(TestServer.PathOf(TestServer.Query), "text/html,application/xhtml+xml,*/*;q=0.8");

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task UnknownPath_Is404()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.GetAsync("/nothing-here");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }
}
