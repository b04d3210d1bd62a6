using System.Net;
using System.Text.Json;
using Kin10.Graph.Server.Tests.Support;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Server.Tests.Http;

public class GraphQLEndpointTests
{
    private const string Json = "application/json";
    private const string GraphQLResponse = "application/graphql-response+json";
    private const string Body = $$"""{"query":"{{TestServer.Query}}"}""";
    private const string Answer = """{"data":{"rootCauses":{"totalCount":1}}}""";

    [Theory]
    [InlineData(Json)]
    [InlineData(GraphQLResponse)]
    public async Task Post_GoodRequest_IsAnsweredInTheTypeAskedFor(string accept)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.PostAsync(Body, accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($"{accept}; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(Answer, await response.Content.ReadAsStringAsync());
        Assert.Equal(Answer.Length, response.Content.Headers.ContentLength);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Null(response.Headers.ETag);
    }

    [Theory]
    [InlineData(Json)]
    [InlineData(GraphQLResponse)]
    public async Task Get_GoodRequest_IsAnsweredInTheTypeAskedFor(string accept)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.GetAsync(TestServer.PathOf(TestServer.Query), accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($"{accept}; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(Answer, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("query($id: ID!) { __typename rootCause(id: $id) { id } }", "BAD_USER_INPUT")]
    [InlineData("mutation { a }", "GRAPHQL_VALIDATION_FAILED")]
    public async Task Post_WrongDocument_IsRefusedByStatusOnlyInTheNewMediaType(string query, string code)
    {
        await using var server = await TestServer.StartAsync();
        var body = JsonSerializer.Serialize(new { query });
        using var old = await server.PostAsync(body, Json);
        using var modern = await server.PostAsync(body, GraphQLResponse);

        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, modern.StatusCode);
        foreach (var response in new[] { old, modern })
        {
            using var json = await ReadAsync(response);
            Assert.Equal(code, Code(json));
            Assert.False(json.RootElement.TryGetProperty("data", out _));
        }

        Assert.Equal(0, server.Store.Reads);
    }

    [Theory]
    [InlineData("{}", "query is missing")]
    [InlineData("""{"query":1}""", "query must be a string")]
    [InlineData("1", "must be a JSON object")]
    [InlineData("", "empty")]
    public async Task Post_MalformedRequest_Is400InEveryMediaType(string body, string reason)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var accept in new[] { Json, GraphQLResponse })
        {
            using var response = await server.PostAsync(body, accept);
            using var json = await ReadAsync(response);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal("BAD_USER_INPUT", Code(json));
            Assert.Contains(reason, Message(json), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Post_OtherContentType_Is415(string? contentType)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.PostAsync(Body, Json, contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal(0, server.Store.Reads);
    }

    [Fact]
    public async Task Post_CompressedBody_Is415()
    {
        await using var server = await TestServer.StartAsync();
        using var content = new StringContent(Body, System.Text.Encoding.UTF8, Json);
        content.Headers.ContentEncoding.Add("gzip");
        using var response = await server.Client.PostAsync(new Uri("/graphql", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("Content-Type", "application/json; charset=")]
    [InlineData("Content-Encoding", "")]
    public async Task Post_LongValueThatIsNotUnderstood_IsCutInTheMessage(string header, string start)
    {
        await using var server = await TestServer.StartAsync();
        using var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(Body));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        content.Headers.Remove(header);
        content.Headers.TryAddWithoutValidation(header, start + new string('x', 4000));
        using var response = await server.Client.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        using var json = await ReadAsync(response);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains($" {new string('x', 80)}... ", Message(json), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task AnyMethod_NothingAcceptable_Is406(string method)
    {
        await using var server = await TestServer.StartAsync();
        using var response = method == "GET"
            ? await server.GetAsync(TestServer.PathOf(TestServer.Query), "image/png")
            : await server.PostAsync(Body, "image/png");

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(0, server.Store.Reads);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task OtherMethod_Is405AndSaysWhichAreAllowed(string method)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.GetAsync(TestServer.PathOf(TestServer.Query), Json, method);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "POST", "OPTIONS"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Options_IsAnsweredWithTheMethods()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.GetAsync("/graphql", null, "OPTIONS");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Contains("POST", response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Head_GoodRequest_HasTheHeadersOfGetAndNoBody()
    {
        await using var server = await TestServer.StartAsync();
        using var get = await server.GetAsync(TestServer.PathOf(TestServer.Query), Json);
        using var head = await server.GetAsync(TestServer.PathOf(TestServer.Query), Json, "HEAD");

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(Answer.Length, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Get_WithoutQuery_Is400()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.GetAsync("/graphql", Json);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("HEAD", false)]
    [InlineData("POST", true)]
    public async Task AnyMethod_OnlyAPostMayMutate(string method, bool expected)
    {
        bool? isAllowed = null;
        await using var server = await TestServer.StartAsync((request, writer, _, _) =>
        {
            isAllowed = request.AllowMutation;
            writer.Raw("{}"u8);
            return new(new GraphQLResult(GraphQLResultKind.Data, [], null, null, null));
        });
        using var response =
            method == "POST" ? await server.PostAsync(Body) : await server.GetAsync(TestServer.PathOf("{a}"), Json, method);

        Assert.Equal(expected, isAllowed);
    }

    [Theory]
    [InlineData(Json)]
    [InlineData(GraphQLResponse)]
    public async Task Get_Mutation_Is405AndSaysThatPostIsAllowed(string accept)
    {
        await using var server = await TestServer.StartAsync((_, writer, _, _) =>
        {
            GraphQLError[] errors = [new(ErrorCodes.BadUserInput, "A mutation.")];
            ResponseErrors.WriteResponse(writer, errors);
            return new(new GraphQLResult(GraphQLResultKind.MutationNotAllowed, errors, null, null, null));
        });
        using var response = await server.GetAsync(TestServer.PathOf("mutation { a }"), accept);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task Post_FieldError_Is200WithData()
    {
        await using var server = await TestServer.StartAsync();
        server.Store.FieldError = "PAGE_SIZE_EXCEEDED";
        using var response = await server.PostAsync(Body, GraphQLResponse);
        using var json = await ReadAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("PAGE_SIZE_EXCEEDED", Code(json));
        Assert.True(json.RootElement.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Post_LongAnswer_IsCompressedForWhoAcceptsIt()
    {
        await using var server = await TestServer.StartAsync("--Server:CompressionThreshold=100");
        server.Store.Json = $$"""{"nodes":["{{new string('x', 1000)}}"]}""";
        using var plain = await server.PostAsync(Body);
        using var request = CompressibleRequest();
        using var compressed = await server.Client.SendAsync(request);

        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal("br", compressed.Content.Headers.ContentEncoding.Single());
        using var stream = new System.IO.Compression.BrotliStream(
            await compressed.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await reader.ReadToEndAsync());
        Assert.Contains("Accept-Encoding", compressed.Headers.Vary);
    }

    [Fact]
    public async Task Post_ShortAnswer_IsNotCompressed()
    {
        await using var server = await TestServer.StartAsync();
        using var request = CompressibleRequest();
        using var response = await server.Client.SendAsync(request);

        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Post_ManyRequestsOnOneServer_DoNotMixTheirAnswers()
    {
        await using var server = await TestServer.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            using var response = await server.PostAsync($$"""{"query":"{ a{{i}}: __typename }"}""");
            return (Expected: $$$"""{"data":{"a{{{i}}}":"Query"}}""", Actual: await response.Content.ReadAsStringAsync());
        }));

        Assert.All(answers, answer => Assert.Equal(answer.Expected, answer.Actual));
    }

    internal static async Task<JsonDocument> ReadAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync());

    internal static string Code(JsonDocument json) => Error(json).GetProperty("extensions").GetProperty("code").GetString()!;

    internal static string Message(JsonDocument json) => Error(json).GetProperty("message").GetString()!;

    private static HttpRequestMessage CompressibleRequest() => new(HttpMethod.Post, "/graphql")
    {
        Content = new StringContent(Body, System.Text.Encoding.UTF8, Json),
        Headers = { { "Accept-Encoding", "gzip, br" } },
    };

    private static JsonElement Error(JsonDocument json) => json.RootElement.GetProperty("errors")[0];
}
