using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kin10.Graph.Server.Tests.Support;
using Microsoft.Extensions.Logging;
using static Kin10.Graph.Server.Tests.Http.GraphQLEndpointTests;

namespace Kin10.Graph.Server.Tests.Http;

/// <summary>Automatic persisted queries, by HTTP.</summary>
public class PersistedQueriesTests
{
    private const string Json = "application/json";
    private const string GraphQLResponse = "application/graphql-response+json";
    private const string Answer = """{"data":{"rootCauses":{"totalCount":1}}}""";

    [Theory]
    [InlineData("POST", Json)]
    [InlineData("POST", GraphQLResponse)]
    [InlineData("GET", Json)]
    [InlineData("GET", GraphQLResponse)]
    public async Task AnyMethod_HashThenDocumentThenHash_IsKept(string method, string accept)
    {
        await using var server = await TestServer.StartAsync();
        using var unknown = await SendAsync(server, method, accept, null, TestServer.Query);
        using var json = await ReadAsync(unknown);
        using var sent = await SendAsync(server, method, accept, TestServer.Query, TestServer.Query);
        using var known = await SendAsync(server, method, accept, null, TestServer.Query);
        using var other = await SendAsync(server, method == "GET" ? "POST" : "GET", accept, null, TestServer.Query);

        Assert.Equal(HttpStatusCode.OK, unknown.StatusCode);
        Assert.Equal(method == "GET" ? "no-store" : null, unknown.Headers.CacheControl?.ToString());
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code(json));
        Assert.Equal("PersistedQueryNotFound", Message(json));
        foreach (var response in new[] { sent, known, other })
        {
            Assert.Equal(Answer, await response.Content.ReadAsStringAsync());
        }

        Assert.Equal(sent.Headers.ETag, known.Headers.ETag);
        await server.App.StopAsync();
        Assert.All(server.Log.Entries.Where(entry => entry.Id == 1000), entry => Assert.Equal(LogLevel.Information, entry.Level));
    }

    [Fact]
    public async Task Get_HashWithTag_IsNotModified()
    {
        await using var server = await TestServer.StartAsync();
        using var sent = await SendAsync(server, "GET", Json, TestServer.Query, TestServer.Query);
        using var again = await server.GetAsync(
            Path(null, TestServer.Query), Json, "GET", ("If-None-Match", sent.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task AnyMethod_HashOfAnotherDocument_Is400AndKeepsNothing(string method)
    {
        await using var server = await TestServer.StartAsync();
        using var wrong = await SendAsync(server, method, Json, TestServer.Query, "{ __typename }");
        using var json = await ReadAsync(wrong);
        using var after = await SendAsync(server, method, Json, null, "{ __typename }");

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("BAD_USER_INPUT", Code(json));
        Assert.Equal("provided sha does not match query", Message(json));
        Assert.Contains("PersistedQueryNotFound", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, server.Store.Reads);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{ nothing }")]
    public async Task Post_InvalidDocument_IsNotKept(string query)
    {
        await using var server = await TestServer.StartAsync();
        using var sent = await SendAsync(server, "POST", Json, query, query);
        using var after = await SendAsync(server, "POST", Json, null, query);

        Assert.Contains("PersistedQueryNotFound", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ValidDocumentWithWrongVariables_IsKept()
    {
        const string query = "query($id: ID!) { rootCause(id: $id) { id } }";
        await using var server = await TestServer.StartAsync();
        using var sent = await SendAsync(server, "POST", Json, query, query);
        using var after = await SendAsync(server, "POST", Json, null, query);

        Assert.Equal(await sent.Content.ReadAsStringAsync(), await after.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(2)]
    [InlineData("1")]
    [InlineData(1.5)]
    public async Task Post_OtherVersion_Is400(object version)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.PostAsync(
            JsonSerializer.Serialize(new { extensions = new { persistedQuery = new { version, sha256Hash = Hash("") } } }));
        using var json = await ReadAsync(response);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Unsupported persisted query version", Message(json));
    }

    [Fact]
    public async Task Post_WhereNoneAreKept_IsNotSupported()
    {
        await using var server = await TestServer.StartAsync("--Limits:MaxPersistedQueryBytes=0");
        using var sent = await SendAsync(server, "POST", Json, TestServer.Query, TestServer.Query);
        using var after = await SendAsync(server, "POST", Json, null, TestServer.Query);
        using var json = await ReadAsync(after);

        Assert.Equal(Answer, await sent.Content.ReadAsStringAsync());
        Assert.Equal("PERSISTED_QUERY_NOT_SUPPORTED", Code(json));
        Assert.Equal("PersistedQueryNotSupported", Message(json));
    }

    [Fact]
    public async Task Post_ArrayOfHashes_FindsEach()
    {
        await using var server = await TestServer.StartAsync();
        using var sent = await server.PostAsync($"[{Body(TestServer.Query, TestServer.Query)}]");
        using var after = await server.PostAsync($"[{Body(null, TestServer.Query)},{Body(null, "{ __typename }")}]");
        var text = await after.Content.ReadAsStringAsync();

        Assert.StartsWith($$"""[{{Answer}},{"errors":[{"message":"PersistedQueryNotFound",""", text, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(TestServer server, string method, string accept, string? query, string hashed) =>
        method == "GET" ? server.GetAsync(Path(query, hashed), accept) : server.PostAsync(Body(query, hashed), accept);

    private static string Body(string? query, string hashed) => JsonSerializer.Serialize(new { query, extensions = Extensions(hashed) });

    private static string Path(string? query, string hashed)
    {
        var extensions = $"extensions={Uri.EscapeDataString(JsonSerializer.Serialize(Extensions(hashed)))}";
        return query is null ? $"/graphql?{extensions}" : TestServer.PathOf(query, $"&{extensions}");
    }

    private static object Extensions(string hashed) => new { persistedQuery = new { version = 1, sha256Hash = Hash(hashed) } };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
