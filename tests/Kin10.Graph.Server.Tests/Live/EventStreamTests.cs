using System.Net;
using Kin10.Graph.Server.Live;
using Kin10.Graph.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kin10.Graph.Server.Tests.Live;

public sealed class EventStreamTests
{
    private const string Subscription = "subscription { rootCauses { totalCount } }";

    [Theory]
    [InlineData("GET", "text/event-stream")]
    [InlineData("POST", "text/event-stream")]
    [InlineData("POST", "text/event-stream, multipart/mixed")]
    [InlineData("POST", "application/graphql-response+json, application/json, text/event-stream, multipart/mixed")]
    public async Task Subscription_GraphChanges_SendsAnEventWithTheVersionWheneverTheAnswerDiffers(string method, string accept)
    {
        await using var server = await StartAsync();
        using var response = await SendAsync(server, method, Subscription, accept);
        using var events = await OpenAsync(response);

        Assert.Equal(Next("version-1", 1), await ReadAsync(events));
        server.Store.Change("version-2", Json(1));
        await Eventually.TrueAsync(() => server.Store is { Reads: 2, Waiting: 1 });
        server.Store.Change("version-3", Json(3));

        Assert.Equal(Next("version-3", 3), await ReadAsync(events));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.ToString());
        Assert.Equal((true, true), (response.Headers.CacheControl!.NoCache, response.Headers.CacheControl.NoTransform));
        Assert.Equal(["no"], response.Headers.GetValues("X-Accel-Buffering"));
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Subscription_LastEventIdIsTheVersion_IsToldOnlyWhatDiffers()
    {
        await using var server = await StartAsync();
        using var response = await SendAsync(server, "GET", Subscription, "text/event-stream", ("Last-Event-ID", "version-1"));
        using var events = await OpenAsync(response);

        await Eventually.TrueAsync(() => server.Store is { Reads: 1, Waiting: 1 });
        server.Store.Change("version-2", Json(2));
        Assert.Equal(Next("version-2", 2), await ReadAsync(events));

        using var late = await SendAsync(server, "GET", Subscription, "text/event-stream", ("Last-Event-ID", "version-0"));
        using var lateEvents = await OpenAsync(late);
        Assert.Equal(Next("version-2", 2), await ReadAsync(lateEvents));
    }

    [Fact]
    public async Task Subscription_NothingChanges_SendsComments()
    {
        await using var server = await StartAsync("--Live:PingInterval=00:00:00.02");
        using var response = await SendAsync(server, "GET", Subscription, "text/event-stream");
        using var events = await OpenAsync(response);

        await ReadAsync(events);

        Assert.Equal(":\n", await ReadAsync(events));
        Assert.Equal(":\n", await ReadAsync(events));
    }

    [Fact]
    public async Task Subscription_ClientGoes_IsForgottenAtOnce()
    {
        await using var server = await StartAsync();
        var response = await SendAsync(server, "GET", Subscription, "text/event-stream");
        using var events = await OpenAsync(response);
        await ReadAsync(events);

        response.Dispose();

        await IsForgottenAsync(server);
    }

    [Fact]
    public async Task Subscription_ClientGoesBeforeTheFirstAnswer_EndsItsExecution()
    {
        await using var server = await StartAsync();
        server.Store.OnRead = token => new ValueTask(Task.Delay(Timeout.Infinite, token));
        using var response = await SendAsync(server, "GET", Subscription, "text/event-stream");
        await Eventually.TrueAsync(() => server.Store.Reads == 1);

        response.Dispose();

        await IsForgottenAsync(server);
    }

    [Fact]
    public async Task Query_AsAnEventStream_IsOneEventAndComplete()
    {
        await using var server = await StartAsync();
        using var response = await SendAsync(server, "POST", TestServer.Query, "text/event-stream");

        Assert.Equal(
            "event: next\ndata: {\"data\":{\"rootCauses\":{\"totalCount\":1}}}\n\nevent: complete\ndata:\n\n",
            await response.Content.ReadAsStringAsync());
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.ToString());
    }

    [Theory]
    [InlineData("subscription { rootCauses", "GRAPHQL_PARSE_FAILED")]
    [InlineData("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription { rootCauses(first: 501) { totalCount } }", "PAGE_SIZE_EXCEEDED")]
    [InlineData("{ nothing }", "GRAPHQL_VALIDATION_FAILED")]
    public async Task WrongOperation_AsAnEventStream_IsToldInTheStream(string query, string code)
    {
        await using var server = await StartAsync();
        using var response = await SendAsync(server, "GET", query, "text/event-stream");

        var events = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("event: next\ndata: {\"errors\":[", events, StringComparison.Ordinal);
        Assert.Contains($"\"code\":\"{code}\"", events, StringComparison.Ordinal);
        Assert.EndsWith("\n\nevent: complete\ndata:\n\n", events, StringComparison.Ordinal);
        await IsForgottenAsync(server);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[{\"query\":\"{ graph { name } }\"}]")]
    [InlineData("no JSON")]
    public async Task WrongRequest_AsAnEventStream_IsToldInTheStream(string body)
    {
        await using var server = await StartAsync();

        using var response = await server.PostAsync(body, "text/event-stream");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("BAD_USER_INPUT", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "application/json", HttpStatusCode.OK)]
    [InlineData("POST", "application/graphql-response+json", HttpStatusCode.BadRequest)]
    [InlineData("POST", "*/*", HttpStatusCode.OK)]
    [InlineData("POST", "application/json, text/event-stream;q=0", HttpStatusCode.OK)]
    public async Task Subscription_WithoutAnEventStream_SaysWhichTransportsThereAre(string method, string accept, HttpStatusCode status)
    {
        await using var server = await StartAsync();
        using var response = await SendAsync(server, method, Subscription, accept);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(
            "over a WebSocket (graphql-transport-ws), or as server-sent events", await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscription_Head_EndsWithItsHeaders()
    {
        await using var server = await StartAsync();

        using var response = await SendAsync(server, "HEAD", Subscription, "text/event-stream");

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(0, server.App.Services.GetRequiredService<LiveConnections>().Count);
    }

    [Fact]
    public async Task Server_Stops_EndsTheStreamWithoutComplete()
    {
        await using var server = await StartAsync();
        using var response = await SendAsync(server, "GET", Subscription, "text/event-stream");
        using var events = await OpenAsync(response);
        await ReadAsync(events);

        var stopped = server.App.StopAsync();

        Assert.Equal("", await events.ReadToEndAsync());
        await stopped;
    }

    [Fact]
    public async Task Subscription_TooManyOperations_IsRefusedAndOthersGoOn()
    {
        await using var server = await StartAsync("--Live:MaxOperations=1");
        using var first = await SendAsync(server, "GET", Subscription, "text/event-stream");
        using var same = await SendAsync(server, "GET", Subscription, "text/event-stream");
        using var other = await SendAsync(server, "GET", "subscription { graph { name } }", "text/event-stream");
        using var events = await OpenAsync(same);

        Assert.Equal(Next("version-1", 1), await ReadAsync(events));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, other.StatusCode);
        Assert.NotNull(other.Headers.RetryAfter);
        var text = await other.Content.ReadAsStringAsync();
        Assert.Contains("Live:MaxOperations", text, StringComparison.Ordinal);
        Assert.Contains("RATE_LIMITED", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscription_AnswerTakesMoreThanAllMay_IsAnError()
    {
        await using var server = await StartAsync("--Live:MaxAnswerBytes=1024");
        using var response = await SendAsync(server, "GET", Subscription, "text/event-stream");
        using var events = await OpenAsync(response);
        await ReadAsync(events);

        server.Store.Change("version-2", $"\"{new string('x', 2000)}\"");
        var refused = await ReadAsync(events);
        server.Store.Change("version-3", Json(3));

        Assert.Contains("Live:MaxAnswerBytes", refused, StringComparison.Ordinal);
        Assert.Equal(Next("version-3", 3), await ReadAsync(events));
    }

    private static Task<TestServer> StartAsync(params string[] settings) =>
        TestServer.StartAsync(["--Live:Interval=00:00:00.01", .. settings]);

    private static Task<HttpResponseMessage> SendAsync(
        TestServer server, string method, string query, string accept, params (string Name, string Value)[] headers)
    {
        var request = method == "POST"
            ? new HttpRequestMessage(HttpMethod.Post, "/graphql")
            {
                Content = new StringContent($$"""{"query":"{{query}}"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")),
            }
            : new HttpRequestMessage(new HttpMethod(method), TestServer.PathOf(query));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<StreamReader> OpenAsync(HttpResponseMessage response) => new(await response.Content.ReadAsStreamAsync());

    // An event, or a comment: lines up to an empty one.
    private static async Task<string> ReadAsync(StreamReader events)
    {
        var text = "";
        while (await events.ReadLineAsync() is { Length: > 0 } line)
        {
            text += line + "\n";
        }

        return text;
    }

    private static Task IsForgottenAsync(TestServer server) => Eventually.TrueAsync(
        () => server.App.Services.GetRequiredService<LiveQueries>().Count == 0
            && server.App.Services.GetRequiredService<LiveConnections>().Count == 0);

    private static string Json(int count) => $$"""{"totalCount":{{count}}}""";

    private static string Next(string version, int count) =>
        $"event: next\nid: {version}\ndata: {{\"data\":{{\"rootCauses\":{Json(count)}}}}}\n";
}
