using System.Net;
using System.Net.Sockets;
using System.Text;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;
using Microsoft.Extensions.Logging;
using static Kin10.Graph.Server.Tests.Http.GraphQLEndpointTests;

namespace Kin10.Graph.Server.Tests.Http;

/// <summary>What goes wrong around a request, and what the log says of it.</summary>
public class GraphQLEndpointFailureTests
{
    private const string Body = $$"""{"query":"query Gaps($n: Int = 1) { rootCauses(first: $n) { totalCount } }"}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_LongBody_Is413(bool isChunked)
    {
        await using var server = await TestServer.StartAsync("--Server:MaxRequestBytes=1000");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent($$"""{"query":"{ a }{{new string(' ', 1000)}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = isChunked;
        using var response = await server.Client.SendAsync(request);
        using var json = await ReadAsync(response);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("Server:MaxRequestBytes", Message(json), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BodyOfExactlyTheLimit_IsAnswered()
    {
        const string body = """{"query":"{ __typename }"}""";
        await using var server = await TestServer.StartAsync($"--Server:MaxRequestBytes={body.Length}");
        using var response = await server.PostAsync(body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Post_ChunkedBodyBeyondKestrelsLimit_NamesTheSetting()
    {
        await using var server = await TestServer.StartAsync("--Server:MaxRequestBytes=1000");
        var answer = await SendRawAsync(server, $"30000\r\n{new string(' ', 0x30000)}\r\n0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("Server:MaxRequestBytes", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xyz\r\n{}\r\n0\r\n\r\n")]
    [InlineData("2\r\n{}and more\r\n0\r\n\r\n")]
    [InlineData("FFFFFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n")]
    public async Task Post_MalformedChunks_Is400AndTheConnectionEnds(string chunks)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await SendRawAsync(server, chunks);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("Connection: close", answer, StringComparison.Ordinal);
    }

    // Reads until the server closes the connection.
    private static async Task<string> SendRawAsync(TestServer server, string chunks)
    {
        var address = server.Client.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var head = "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + chunks));
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync();
    }

    [Fact]
    public async Task Get_LongUrl_Is414()
    {
        await using var server = await TestServer.StartAsync("--Server:MaxUrlBytes=1000");
        using var response = await server.GetAsync(TestServer.PathOf("{ __typename }" + new string(' ', 1000)));

        Assert.Equal(HttpStatusCode.RequestUriTooLong, response.StatusCode);
    }

    [Fact]
    public async Task Post_SearchOfAServerThatDoesNotSearch_SaysSo()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var query in new[] { "{ search(text: \"x\") { totalCount } }", "{ partners(where: { search: \"x\" }) { totalCount } }" })
        {
            using var response = await server.PostAsync(System.Text.Json.JsonSerializer.Serialize(new { query }));
            using var json = await ReadAsync(response);
            Assert.Equal("SEARCH_UNAVAILABLE", Code(json));
            Assert.Equal("This server does not search texts.", Message(json));
        }

        Assert.Equal(0, server.Store.Reads);
    }

    [Fact]
    public async Task Post_StoreThatHearsLateOfTheTimeout_IsTimedOut()
    {
        await using var server = await TestServer.StartAsync("--Server:RequestTimeout=00:00:00.050");
        server.Store.OnRead = async token =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1.5), CancellationToken.None);
            token.ThrowIfCancellationRequested();
        };
        using var response = await server.PostAsync(Body);
        using var json = await ReadAsync(response);

        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        Assert.Equal("TIMEOUT", Code(json));
    }

    [Fact]
    public async Task Post_SlowStore_IsTimedOut()
    {
        await using var server = await TestServer.StartAsync("--Server:RequestTimeout=00:00:00.050");
        server.Store.OnRead = async token => await Task.Delay(Timeout.Infinite, token);
        using var response = await server.PostAsync(Body);
        using var json = await ReadAsync(response);

        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        Assert.Equal("TIMEOUT", Code(json));
        Assert.Contains("Server:RequestTimeout", Message(json), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ARequest_TellsTheStoreWhoAsksAndUntilWhen()
    {
        await using var server = await TestServer.StartAsync("--Server:RequestTimeout=00:10:00");
        var before = DateTimeOffset.UtcNow;
        using var response = await server.PostAsync(Body);
        var after = DateTimeOffset.UtcNow;

        Assert.Same(Caller.Anonymous, server.Store.Context.Caller);
        Assert.InRange(server.Store.Context.Deadline!.Value - TimeSpan.FromMinutes(10), before, after);
        Assert.NotEmpty(server.Store.Context.TraceId!);
    }

    [Fact]
    public async Task Post_AfterATimeout_TheNextRequestIsAnswered()
    {
        await using var server = await TestServer.StartAsync("--Server:RequestTimeout=00:00:00.050");
        server.Store.OnRead = async token => await Task.Delay(Timeout.Infinite, token);
        (await server.PostAsync(Body)).Dispose();
        server.Store.OnRead = _ => ValueTask.CompletedTask;
        using var response = await server.PostAsync(Body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Post_ClientGoes_TheStoreIsTold()
    {
        await using var server = await TestServer.StartAsync();
        var begun = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        server.Store.OnRead = async token =>
        {
            token.Register(cancelled.SetResult);
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, token);
        };
        using (var socket = new TcpClient(server.Client.BaseAddress!.Host, server.Client.BaseAddress.Port))
        {
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + $"{Body.Length}\r\n\r\n{Body}"));
            await begun.Task;
            socket.LingerState = new LingerOption(true, 0);
        }

        await cancelled.Task;
        await server.App.StopAsync();
        Assert.Contains(server.Log.Entries, entry => entry.Id == 1000 && entry.Message.Contains("Abandoned 499", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_Fault_IsInternalWithATraceIdAndNothingElse()
    {
        await using var server = await TestServer.StartAsync();
        server.Store.OnRead = _ => throw new InvalidOperationException("a secret of the inside");
        using var response = await server.PostAsync(Body);
        using var json = await ReadAsync(response);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("INTERNAL", Code(json));
        var traceId = json.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("traceId").GetString()!;
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var logged = Assert.Single(server.Log.Entries, entry => entry.Id == 1001);
        Assert.Contains(traceId, logged.Message, StringComparison.Ordinal);
        Assert.Equal(traceId, server.Store.Context.TraceId);
        Assert.Equal("a secret of the inside", logged.Exception!.Message);
    }

    [Fact]
    public async Task Post_StoreDoesNotAnswer_Is503WithRetryAfter()
    {
        await using var server = await TestServer.StartAsync("--Server:RetryAfter=00:00:07");
        server.Store.OnRead = _ => throw new GraphStoreException("It is down.", isTransient: true);
        using var response = await server.PostAsync(Body);
        using var json = await ReadAsync(response);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
        Assert.Equal("STORE_UNAVAILABLE", Code(json));
        Assert.DoesNotContain("It is down", Message(json), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_StoreFailsForGood_IsInternalAndNotWorthAskingAgain()
    {
        await using var server = await TestServer.StartAsync();
        server.Store.OnRead = _ => throw new GraphStoreException("It cannot plan this statement.", isTransient: false);
        using var response = await server.PostAsync(Body);
        using var json = await ReadAsync(response);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Null(response.Headers.RetryAfter);
        Assert.Equal("INTERNAL", Code(json));
        Assert.DoesNotContain("plan", Message(json), StringComparison.Ordinal);
        Assert.Equal("It cannot plan this statement.", Assert.Single(server.Log.Entries, entry => entry.Id == 1001).Exception!.Message);
    }

    [Theory]
    [InlineData("{ nothing }", "00:10:00", true)]
    [InlineData("{ __typename }", "00:00:00", true)]
    [InlineData("{ __typename }", "00:10:00", false)]
    public async Task Log_WithoutAccessLines_HasErrorsAndSlowRequests(string query, string slow, bool isLogged)
    {
        await using var server = await TestServer.StartAsync(
            "--Logging:LogLevel:Kin10.Graph.Server.Access=Warning", $"--Server:SlowRequest={slow}");
        (await server.PostAsync($$"""{"query":"{{query}}"}""")).Dispose();
        await server.App.StopAsync();

        Assert.Equal(isLogged, server.Log.Entries.Any(entry => entry is { Id: 1000, Level: LogLevel.Warning }));
        Assert.DoesNotContain(server.Log.Entries, entry => entry is { Id: 1000, Level: LogLevel.Information });
    }

    [Fact]
    public async Task Log_EachRequest_HasOneLineWithoutValues()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.PostAsync(
            """{"query":"query Gaps($id: ID!) { rootCause(id: $id) { id } }","variables":{"id":"a-private-value"}}""");
        await server.App.StopAsync();

        var line = Assert.Single(server.Log.Entries, entry => entry.Id == 1000);
        Assert.Equal(LogLevel.Information, line.Level);
        Assert.Equal("Kin10.Graph.Server.Access", line.Category);
        Assert.StartsWith("POST Gaps Answered 200 - ", line.Message, StringComparison.Ordinal);
        Assert.EndsWith($" {response.Content.Headers.ContentLength} bytes", line.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Log.Entries, entry => entry.Message.Contains("a-private-value", StringComparison.Ordinal));
    }
}
