using System.Net;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Http;

public class ShortAnswersTests
{
    private const string Nothing = "There is nothing at this address. The challenge map is at /, the API and its playground at /graphql.\n";

    [Theory]
    [InlineData("GET", "/nope", HttpStatusCode.NotFound, Nothing)]
    [InlineData("GET", "/health", HttpStatusCode.NotFound, Nothing)]
    [InlineData("GET", "/graphql/persisted/", HttpStatusCode.NotFound, Nothing)]
    [InlineData("GET", "/partners//edc", HttpStatusCode.NotFound, Nothing)]
    [InlineData("POST", "/nope", HttpStatusCode.NotFound, Nothing)]
    [InlineData("DELETE", "/graphql", HttpStatusCode.MethodNotAllowed, "allowed are: GET, HEAD, POST, OPTIONS.\n")]
    [InlineData("PUT", "/export/partners.csv", HttpStatusCode.MethodNotAllowed, "allowed are: GET, HEAD, OPTIONS.\n")]
    [InlineData("POST", "/health/live", HttpStatusCode.MethodNotAllowed, "allowed are: GET, HEAD.\n")]
    [InlineData("POST", "/partners", HttpStatusCode.MethodNotAllowed, "The method POST is not allowed here; allowed are: GET, HEAD.\n")]
    [InlineData("HEAD", "/nope", HttpStatusCode.NotFound, "")]
    public async Task Answer_ThatNobodyPutIntoWords_IsALine(string method, string path, HttpStatusCode status, string text)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.GetAsync(path, null, method);
        var body = await response.Content.ReadAsStringAsync();

        Assert.Equal(status, response.StatusCode);
        Assert.EndsWith(text, body, StringComparison.Ordinal);
        Assert.Equal(text.Length == 0, body.Length == 0);
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task Answer_InWordsOfItsOwn_StaysAsItIs()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.GetAsync("/export/nothing.csv");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.StartsWith("{\"errors\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
