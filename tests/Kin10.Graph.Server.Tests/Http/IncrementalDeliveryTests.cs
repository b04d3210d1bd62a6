using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Server.Tests.Http;

public class IncrementalDeliveryTests
{
    private const string August2022 = "multipart/mixed;deferSpec=20220824,application/json";
    private const string Version02 = "multipart/mixed;incrementalSpec=v0.2,application/graphql-response+json,application/json;q=0.9";
    private const string Query = "query Q { a: rootCauses { totalCount } ... @defer(label: \"later\") { b: partners { totalCount } } }";
    private const string Head = "\r\nContent-Type: application/json; charset=utf-8\r\n\r\n";

    [Theory]
    [InlineData(
        August2022,
        "multipart/mixed; boundary=\"-\"; deferSpec=20220824",
        """{"data":{"a":{"totalCount":1}},"hasNext":true}""",
        """{"incremental":[{"data":{"b":{"totalCount":1}},"path":[],"label":"later"}],"hasNext":false}""")]
    [InlineData(
        Version02,
        "multipart/mixed; boundary=\"-\"; incrementalSpec=v0.2",
        """{"data":{"a":{"totalCount":1}},"pending":[{"id":"0","path":[],"label":"later"}],"hasNext":true}""",
        """{"incremental":[{"data":{"b":{"totalCount":1}},"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}""")]
    public async Task Answer_AskedForInParts_IsMultipart(string accept, string type, string first, string second)
    {
        await using var server = await TestServer.StartAsync();
        var expected = $"\r\n---{Head}{first}\r\n---{Head}{second}\r\n-----\r\n";

        foreach (var response in new[] { await server.PostAsync(Body(Query), accept), await server.GetAsync(TestServer.PathOf(Query), accept) })
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(type, response.Content.Headers.GetValues("Content-Type").Single());
            Assert.Equal("no-store, no-transform", response.Headers.CacheControl!.ToString());
            Assert.Equal("no", response.Headers.GetValues("X-Accel-Buffering").Single());
            Assert.Equal("Accept", response.Headers.Vary.Single());
            Assert.Null(response.Headers.ETag);
            Assert.Equal(expected, await response.Content.ReadAsStringAsync());
            response.Dispose();
        }

        var line = AccessLines(server)[0];
        Assert.StartsWith("POST Q Answered 200 - ", line, StringComparison.Ordinal);
        Assert.EndsWith($"{expected.Length} bytes", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("multipart/mixed, application/json")]
    [InlineData("multipart/mixed;deferSpec=20230621, application/json")]
    [InlineData("multipart/mixed;deferSpec=20220824;q=0.5, application/json")]
    [InlineData("multipart/mixed;boundary=graphql;subscriptionSpec=1.0, application/json")]
    public async Task Answer_NotAskedForInParts_IsAsIfThereWereNoDefer(string accept)
    {
        await using var server = await TestServer.StartAsync();

        using var response = await server.GetAsync(TestServer.PathOf(Query), accept);

        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.GetValues("Content-Type").Single());
        Assert.Equal("""{"data":{"a":{"totalCount":1},"b":{"totalCount":1}}}""", await response.Content.ReadAsStringAsync());
        Assert.NotNull(response.Headers.ETag);
        using var again = await server.GetAsync(
            TestServer.PathOf(Query), accept, headers: ("If-None-Match", response.Headers.ETag.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("{ a: rootCauses { totalCount } }", """{"data":{"a":{"totalCount":1}}}""")]
    [InlineData("{ a: rootCauses { totalCount } ... @defer(if: false) { __typename } }", """{"data":{"a":{"totalCount":1},"__typename":"Query"}}""")]
    public async Task Answer_WithNothingDeferred_IsOneDocument(string query, string expected)
    {
        await using var server = await TestServer.StartAsync();

        using var response = await server.PostAsync(Body(query), "multipart/mixed;incrementalSpec=v0.2");

        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.GetValues("Content-Type").Single());
        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Batch_AskedForInParts_IsWhole()
    {
        await using var server = await TestServer.StartAsync();

        using var response = await server.PostAsync($"[{Body(Query)}]", Version02);

        Assert.Equal("""[{"data":{"a":{"totalCount":1},"b":{"totalCount":1}}}]""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task FirstPart_BeforeTheSecondIsThere_IsSent()
    {
        await using var server = await TestServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Store.OnField = async (index, _) => await (index == 1 ? gate.Task : Task.CompletedTask);
        await using var stream = await OpenAsync(server);

        var first = await ReadUntilAsync(stream, "\"hasNext\":true}\r\n---");
        gate.SetResult();
        var second = await ReadUntilAsync(stream, "-----\r\n");

        Assert.Contains("\"a\":", first, StringComparison.Ordinal);
        Assert.Contains("\"b\":", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_OfAStoreThatFails_SaysSo()
    {
        await using var server = await TestServer.StartAsync();
        server.Store.OnField = (index, _) => index == 1
            ? throw new GraphStoreException("Gone.", isTransient: true) { ForClients = "Ask again." }
            : ValueTask.CompletedTask;

        using var response = await server.PostAsync(Body(Query), Version02);

        Assert.Contains(
            """{"completed":[{"id":"0","errors":[{"message":"Ask again.","extensions":{"code":"STORE_UNAVAILABLE"}}]}],"hasNext":false}""",
            await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
        Assert.Contains(
            "Q AnsweredWithErrors 200 STORE_UNAVAILABLE", Assert.Single(AccessLines(server)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_ThatTakesTooLong_SaysSo()
    {
        await using var server = await TestServer.StartAsync("--Server:RequestTimeout=00:00:00.5");
        server.Store.OnField = async (index, stop) => await (index == 1 ? Task.Delay(Timeout.Infinite, stop) : Task.CompletedTask);

        using var response = await server.PostAsync(Body(Query), August2022);

        var body = await response.Content.ReadAsStringAsync();
        Assert.Contains("""{"incremental":[{"data":null,"path":[],"label":"later","errors":[""", body, StringComparison.Ordinal);
        Assert.Contains("\"TIMEOUT\"", body, StringComparison.Ordinal);
        Assert.EndsWith("\"hasNext\":false}\r\n-----\r\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_ThatGoesAfterTheFirstPart_EndsTheRest()
    {
        await using var server = await TestServer.StartAsync();
        var stopped = new TaskCompletionSource();
        server.Store.OnField = async (index, stop) =>
        {
            if (index == 1)
            {
                await using var registration = stop.Register(stopped.SetResult);
                await Task.Delay(Timeout.Infinite, stop);
            }
        };
        await using (var stream = await OpenAsync(server))
        {
            await ReadUntilAsync(stream, "\"hasNext\":true}\r\n---");
        }

        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Cost_OfAllParts_IsTakenOnce()
    {
        await using var server = await TestServer.StartAsync("--RateLimit:CostPerMinute=1", "--RateLimit:Burst=10000");
        using var whole = await server.PostAsync(Body(Query));
        using var parts = await server.PostAsync(Body(Query), Version02);

        Assert.Equal(2 * Used(whole), Used(parts));

        static int Used(HttpResponseMessage response) => 10_000 - int.Parse(
            response.Headers.GetValues("RateLimit").Single().Split("r=")[1].Split(';')[0], CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Fragments_OverTheSetting_ComeWithTheFirstPart()
    {
        await using var server = await TestServer.StartAsync("--Limits:MaxDeferredFragments=0");

        using var response = await server.PostAsync(Body(Query), Version02);

        Assert.Equal("""{"data":{"a":{"totalCount":1},"b":{"totalCount":1}}}""", await response.Content.ReadAsStringAsync());
    }

    private static string[] AccessLines(TestServer server) =>
        [.. server.Log.Entries.Where(entry => entry.Category == AccessLog.Category).Select(entry => entry.Message)];

    private static string Body(string query) => JsonSerializer.Serialize(new { query });

    private static async Task<Stream> OpenAsync(TestServer server)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(Body(Query), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", Version02);
        var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await response.Content.ReadAsStreamAsync();
    }

    private static async Task<string> ReadUntilAsync(Stream stream, string end)
    {
        var text = "";
        var buffer = new byte[4096];
        while (!text.EndsWith(end, StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer);
            Assert.True(count > 0, $"The answer ended: {text}");
            text += Encoding.UTF8.GetString(buffer, 0, count);
        }

        return text;
    }
}
