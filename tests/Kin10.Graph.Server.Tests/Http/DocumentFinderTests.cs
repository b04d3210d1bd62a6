using System.Net;
using System.Text.Json;
using Kin10.Graph.Server.Documents;
using Kin10.Graph.Server.Tests.Support;
using static Kin10.Graph.Server.Tests.Http.GraphQLEndpointTests;

namespace Kin10.Graph.Server.Tests.Http;

/// <summary>Trusted documents: each way in which a request can name one, and what happens to others.</summary>
public sealed class DocumentFinderTests : IDisposable
{
    private const string Answer = """{"data":{"rootCauses":{"totalCount":1}}}""";
    private const string Other = "{ a: rootCauses { totalCount } }";
    private const string Subscription = "subscription Live { rootCauses { totalCount } }";
    private const string Only = "--TrustedDocuments:Mode=only";
    private const string Report = "--TrustedDocuments:Mode=report";

    private readonly DocumentFolder _folder = new();
    private readonly string _hash;

    public DocumentFinderTests()
    {
        _hash = _folder.Write("counts.graphql", TestServer.Query);
        _folder.Write("live.graphql", Subscription);
        _folder.Write("one-by-id.graphql", "query OneById($id: ID!) { rootCause(id: $id) { name } }");
        _folder.Write("two.graphql", "query A { rootCauses { totalCount } } query B { partners { totalCount } }");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("off")]
    [InlineData("report")]
    [InlineData("only")]
    public async Task AnyMode_EachWayToNameADocument_IsAnsweredAlike(string mode)
    {
        await using var server = await StartAsync($"--TrustedDocuments:Mode={mode}");
        var apollo = JsonSerializer.Serialize(new { persistedQuery = new { version = 1, sha256Hash = _hash } });
        string[] paths =
        [
            $"/graphql/persisted/sha256:{_hash}", $"/graphql/persisted/sha256%3A{_hash}", $"/graphql/persisted/{_hash}",
            "/graphql/persisted/counts", $"/graphql?documentId=sha256:{_hash}", "/graphql?documentId=counts",
            $"/graphql?extensions={Uri.EscapeDataString(apollo)}", TestServer.PathOf(TestServer.Query),
        ];
        var tags = new HashSet<string>();
        foreach (var path in paths)
        {
            using var response = await server.GetAsync(path);
            Assert.Equal(Answer, await response.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            tags.Add(response.Headers.ETag!.ToString());
        }

        // It is one request, whatever it is called.
        Assert.Single(tags);
        string[] bodies =
        [
            $$"""{"documentId":"sha256:{{_hash}}"}""", """{"documentId":"counts","query":null}""", "{\"extensions\":" + apollo + "}",
            Body(TestServer.Query),
        ];
        foreach (var body in bodies)
        {
            using var response = await server.PostAsync(body);
            Assert.Equal(Answer, await response.Content.ReadAsStringAsync());
        }

        using var batch = await server.PostAsync($"[{string.Join(',', bodies)}]");
        Assert.Equal($"[{string.Join(',', bodies.Select(_ => Answer))}]", await batch.Content.ReadAsStringAsync());
        Assert.DoesNotContain(server.Log.Entries, entry => entry.Id == 1004);
    }

    [Theory]
    [InlineData("""/graphql/persisted/one-by-id?variables={"id":"x"}""", """{"data":{"rootCause":{"totalCount":1}}}""")]
    [InlineData("/graphql/persisted/two?operationName=B", """{"data":{"partners":{"totalCount":1}}}""")]
    public async Task Url_VariablesAndOperationName_AreRead(string path, string answer)
    {
        await using var server = await StartAsync();
        using var response = await server.GetAsync(path);

        Assert.Equal(answer, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Url_ItsTag_Is304WithoutReadingAndTheAnswerIsKept()
    {
        await using var server = await StartAsync("--CacheControl:SharedMaxAge=00:01:00");
        using var first = await server.GetAsync("/graphql/persisted/counts");
        using var second = await server.GetAsync("/graphql/persisted/counts");
        using var kept = await server.GetAsync("/graphql/persisted/counts");
        using var again = await server.GetAsync(
            "/graphql/persisted/counts", null, "GET", ("If-None-Match", first.Headers.ETag!.ToString()));
        using var head = await server.GetAsync("/graphql/persisted/counts", null, "HEAD");

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(2, server.Store.Reads);
        Assert.Equal((HttpStatusCode.OK, Answer.Length), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.All(
            [first, kept, again, head],
            response => Assert.Equal(["public, max-age=0, s-maxage=60"], response.Headers.GetValues("Cache-Control")));
    }

    [Theory]
    [InlineData("POST", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", HttpStatusCode.NoContent)]
    public async Task Url_AnotherMethod_IsToldWhichAreAllowed(string method, HttpStatusCode status)
    {
        await using var server = await StartAsync();
        using var response = await server.GetAsync("/graphql/persisted/counts", null, method);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow);
        Assert.Equal(0, server.Store.Reads);
    }

    [Theory]
    [InlineData("/graphql/persisted/nothing")]
    [InlineData("/graphql/persisted/%22%0A%3Cscript%3E")]
    [InlineData("/graphql/persisted/sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/graphql?documentId=nothing")]
    [InlineData("/graphql?documentId=")]
    public async Task Get_UnknownDocument_Is404(string path)
    {
        await using var server = await StartAsync();
        using var response = await server.GetAsync(path, "application/graphql-response+json");
        using var json = await ReadAsync(response);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code(json));
        Assert.StartsWith("There is no trusted document \"", Message(json), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Get_DocumentThatWasOnlyRegistered_IsNoTrustedOne()
    {
        await using var server = await StartAsync();
        using var registered = await server.PostAsync(Body(Other, registers: true));
        using var response = await server.GetAsync($"/graphql/persisted/{TrustedDocument.HashOf(Bytes(Other))}");

        Assert.Equal(HttpStatusCode.OK, registered.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/graphql/persisted/counts?query=%7B__typename%7D", "The parameter documentId names the document; ")]
    [InlineData("/graphql/persisted/counts?documentId=counts", "The parameter documentId is given twice ")]
    [InlineData("/graphql?documentId=counts&documentId=counts", "The parameter documentId is given twice ")]
    [InlineData("/graphql?documentId=counts&query=%7B__typename%7D", "The parameter documentId names the document; ")]
    public async Task Get_SeveralDocuments_AreRefused(string path, string message)
    {
        await using var server = await StartAsync();
        using var response = await server.GetAsync(path);
        using var json = await ReadAsync(response);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith(message, Message(json), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_AnotherDocument_IsRefusedWhicheverWayItComes()
    {
        await using var server = await StartAsync(Only);
        var responses = new[]
        {
            await server.PostAsync(Body(Other)), await server.PostAsync(Body(Other, registers: true)),
            await server.GetAsync(TestServer.PathOf(Other)), await server.PostAsync(Body("{ __schema { queryType { name } } }")),
            await server.PostAsync(Body("not GraphQL")), await server.PostAsync(Body(TestServer.Query + " ")),
        };
        foreach (var response in responses)
        {
            using var json = await ReadAsync(response);
            Assert.Equal((HttpStatusCode.BadRequest, "DOCUMENT_NOT_ALLOWED"), (response.StatusCode, Code(json)));
            response.Dispose();
        }

        using var batch = await server.PostAsync($$"""[{"documentId":"counts"},{{Body(Other)}}]""");
        Assert.StartsWith($$"""[{{Answer}},{"errors":[""", await batch.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var events = await server.GetAsync(TestServer.PathOf("subscription { partners { totalCount } }"), "text/event-stream");
        Assert.Contains("DOCUMENT_NOT_ALLOWED", await events.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var socket = await SocketClient.BeginAsync(server);
        await socket.SubscribeAsync("a", Other);
        Assert.Contains("DOCUMENT_NOT_ALLOWED", await socket.ReceiveAsync(), StringComparison.Ordinal);
        Assert.Equal(1, server.Store.Reads);
    }

    [Fact]
    public async Task Only_HashThatIsNotTrusted_IsNotFoundAndCannotBeRegistered()
    {
        await using var server = await StartAsync(Only, "--Limits:MaxPersistedQueryBytes=0");
        using var sent = await server.PostAsync(Body(Other, registers: true));
        using var after = await server.PostAsync(Body(Other, registers: true).Replace(JsonSerializer.Serialize(Other), "null"));
        using var json = await ReadAsync(after);

        // Not "not supported", after which clients send no more hashes, those of trusted documents neither.
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (sent.StatusCode, after.StatusCode));
        Assert.Equal(("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"), (Code(json), Message(json)));
    }

    [Fact]
    public async Task Sockets_TrustedDocuments_AreAnsweredAndFollowed()
    {
        await using var server = await StartAsync(Only);
        using var socket = await SocketClient.BeginAsync(server);
        await socket.SendAsync("""{"id":"a","type":"subscribe","payload":{"documentId":"counts"}}""");
        Assert.Equal("{\"id\":\"a\",\"type\":\"next\",\"payload\":" + Answer + "}", await socket.ReceiveAsync());
        Assert.Equal("""{"id":"a","type":"complete"}""", await socket.ReceiveAsync());
        await socket.SendAsync("""{"id":"b","type":"subscribe","payload":{"documentId":"live"}}""");
        Assert.Equal("{\"id\":\"b\",\"type\":\"next\",\"payload\":" + Answer + "}", await socket.ReceiveAsync());
        server.Store.Change("v2", """{"totalCount":2}""");
        Assert.Contains("\"totalCount\":2", await socket.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Url_OfASubscription_IsAnEventStream()
    {
        await using var server = await StartAsync(Only);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql/persisted/live");
        request.Headers.Add("Accept", "text/event-stream");
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        Assert.Equal("event: next", await reader.ReadLineAsync());
        Assert.Equal("id: version-1", await reader.ReadLineAsync());
        Assert.Equal($"data: {Answer}", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task Report_OtherDocuments_AreAnsweredAndEachIsLoggedOnce()
    {
        await using var server = await StartAsync(Report);
        var responses = new[]
        {
            await server.PostAsync(Body(Other)), await server.GetAsync(TestServer.PathOf(Other)), await server.PostAsync(Body(Other)),
            await server.PostAsync(Body(Other, registers: true)), await server.PostAsync(Body(TestServer.Query)),
            await server.PostAsync($"[{Body("{ b: rootCauses { totalCount } }")}]"), await server.PostAsync(Body("{ nothing }")),
        };
        using var socket = await SocketClient.BeginAsync(server);
        await socket.SubscribeAsync("a", "subscription { partners { totalCount } }");
        Assert.Contains("totalCount", await socket.ReceiveAsync(), StringComparison.Ordinal);

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(
            [Other, "{ b: rootCauses { totalCount } }", "subscription { partners { totalCount } }"],
            server.Log.Entries.Where(entry => entry.Id == 1004).Select(entry => entry.Message.Split(": ", 2)[1]));
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static string Body(string query, bool registers = false)
    {
        var persistedQuery = new { version = 1, sha256Hash = TrustedDocument.HashOf(Bytes(query)) };
        return JsonSerializer.Serialize<object>(registers ? new { query, extensions = new { persistedQuery } } : new { query });
    }

    private Task<TestServer> StartAsync(params string[] settings) => TestServer.StartAsync([_folder.Setting, .. settings]);
}
