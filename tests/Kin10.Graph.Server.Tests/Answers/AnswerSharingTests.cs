using System.IO.Compression;
using System.Net;
using System.Text;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Answers;

/// <summary>What is kept and shared, as clients see it.</summary>
public sealed class AnswerSharingTests
{
    private const string Body = """{"query":"{ rootCauses { totalCount } }"}""";

    [Fact]
    public async Task Answer_AskedAgain_IsKeptFromTheSecondTimeOn()
    {
        await using var server = await TestServer.StartAsync();
        var answers = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add(await (await server.PostAsync(Body)).Content.ReadAsStringAsync());
        }

        Assert.Equal(2, server.Store.Reads);
        Assert.Equal("""{"data":{"rootCauses":{"totalCount":1}}}""", Assert.Single(answers.Distinct()));
    }

    [Fact]
    public async Task Answer_ByGet_HasTheSameHeadersKeptOrNot()
    {
        await using var server = await TestServer.StartAsync();
        server.Store.Json = $$"""{"totalCount":1,"text":"{{new string('a', 5000)}}"}""";
        var path = TestServer.PathOf(TestServer.Query);
        var first = await server.GetAsync(path, headers: ("Accept-Encoding", "br"));
        foreach (var coding in new[] { "br", "gzip", "br", "gzip", "identity", "br" })
        {
            var again = await server.GetAsync(path, headers: ("Accept-Encoding", coding));
            await using var stream = await again.Content.ReadAsStreamAsync();
            using var reader = new StreamReader(coding switch
            {
                "br" => new BrotliStream(stream, CompressionMode.Decompress),
                "gzip" => new GZipStream(stream, CompressionMode.Decompress),
                _ => stream,
            });

            Assert.Equal("{\"data\":{\"rootCauses\":" + server.Store.Json + "}}", await reader.ReadToEndAsync());
            Assert.Equal(first.Headers.CacheControl, again.Headers.CacheControl);
            Assert.Equal(first.Headers.Vary, again.Headers.Vary);
            Assert.Equal(first.Content.Headers.ContentType, again.Content.Headers.ContentType);
            if (coding == "br")
            {
                Assert.Equal(first.Headers.ETag, again.Headers.ETag);
                Assert.Equal(first.Content.Headers.ContentLength, again.Content.Headers.ContentLength);
            }
        }

        Assert.Equal(2, server.Store.Reads);
        var revalidated = await server.GetAsync(path, headers: [("Accept-Encoding", "br"), ("If-None-Match", first.Headers.ETag!.ToString())]);
        Assert.Equal(HttpStatusCode.NotModified, revalidated.StatusCode);
    }

    [Fact]
    public async Task Answer_GraphChanges_IsNeverOld()
    {
        await using var server = await TestServer.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            server.Store.Change($"v{i / 4}", $$"""{"totalCount":{{i / 4}}}""");
            Assert.Contains($"\"totalCount\":{i / 4}}}", await AskAsync(server), StringComparison.Ordinal);
        }

        Assert.Equal(6, server.Store.Reads);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_WithErrorsOrWithoutVersion_IsNotKept(bool hasError)
    {
        await using var server = await TestServer.StartAsync();
        server.Store.FieldError = hasError ? "INTERNAL_SERVER_ERROR" : null;
        server.Store.Version = hasError ? "v1" : null;
        for (var i = 0; i < 4; i++)
        {
            await AskAsync(server);
        }

        Assert.Equal(4, server.Store.Reads);
        (server.Store.FieldError, server.Store.Version) = (null, "v2");
        for (var i = 0; i < 4; i++)
        {
            await AskAsync(server);
        }

        Assert.InRange(server.Store.Reads, 5, 6);
    }

    [Fact]
    public async Task Answer_AskedByManyAtOnce_IsRunOnce()
    {
        await using var server = await TestServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Store.OnRead = _ => new ValueTask(gate.Task);
        var asking = Enumerable.Range(0, 50).Select(_ => AskAsync(server)).ToArray();
        await Eventually.TrueAsync(() => server.Store.Reads == 1);
        await Task.Delay(200);
        gate.SetResult();

        Assert.Single((await Task.WhenAll(asking)).Distinct());
        Assert.Equal(1, server.Store.Reads);
    }

    [Fact]
    public async Task Answer_WhoBeganTheRunLeaves_ComesToTheOthers()
    {
        await using var server = await TestServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Store.OnRead = token => new ValueTask(gate.Task.WaitAsync(token));
        using var gone = new CancellationTokenSource();
        var first = server.Client.PostAsync("/graphql", Json(), gone.Token);
        await Eventually.TrueAsync(() => server.Store.Reads == 1);
        var second = AskAsync(server);
        await Task.Delay(200);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Task.Delay(200);
        gate.SetResult();

        Assert.Contains("totalCount", await second, StringComparison.Ordinal);
        Assert.Equal(1, server.Store.Reads);
    }

    [Fact]
    public async Task Answer_AllLeave_IsNotWorkedOnAnyMore()
    {
        await using var server = await TestServer.StartAsync();
        var ended = new TaskCompletionSource();
        server.Store.OnRead = async token =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                ended.SetResult();
            }
        };
        using var gone = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 3).Select(_ => server.Client.PostAsync("/graphql", Json(), gone.Token)).ToArray();
        await Eventually.TrueAsync(() => server.Store.Reads == 1);
        await Task.Delay(200);
        await gone.CancelAsync();

        await ended.Task.WaitAsync(TimeSpan.FromMinutes(1));
        foreach (var each in asking)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => each);
        }

        server.Store.OnRead = _ => ValueTask.CompletedTask;
        Assert.Contains("totalCount", await AskAsync(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_GraphChangesWhileOthersWait_IsRunAgainForThem()
    {
        await using var server = await TestServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Store.OnRead = _ => new ValueTask(gate.Task);
        var first = AskAsync(server);
        await Eventually.TrueAsync(() => server.Store.Reads == 1);

        // The run goes on with what it began with; who comes later knows of the change.
        var second = AskAsync(server);
        await Task.Delay(200);
        server.Store.OnVersion = _ =>
        {
            server.Store.OnVersion = _ => ValueTask.CompletedTask;
            server.Store.OnRead = _ => ValueTask.CompletedTask;
            server.Store.Change("v2", """{"totalCount":2}""");
            return ValueTask.CompletedTask;
        };
        gate.SetResult();

        Assert.Contains("\"totalCount\":1}", await first, StringComparison.Ordinal);
        Assert.Contains("\"totalCount\":2}", await second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_ToCredentials_IsPrivate()
    {
        await using var server = await TestServer.StartAsync();
        var path = TestServer.PathOf(TestServer.Query);
        for (var i = 0; i < 3; i++)
        {
            var response = await server.GetAsync(path, headers: ("Authorization", "Bearer x"));
            Assert.Equal("no-cache, private", response.Headers.CacheControl!.ToString());
            Assert.Contains("Authorization", response.Headers.Vary);
            var plain = await server.GetAsync(path);
            Assert.Equal("public, no-cache", plain.Headers.CacheControl!.ToString());
            Assert.DoesNotContain("Authorization", plain.Headers.Vary);
        }
    }

    [Fact]
    public async Task Answer_CacheOff_IsRunEachTime()
    {
        await using var server = await TestServer.StartAsync("--Cache:MaxBytes=0");
        for (var i = 0; i < 4; i++)
        {
            await AskAsync(server);
        }

        Assert.Equal(4, server.Store.Reads);
    }

    [Fact]
    public async Task Answer_ToVariablesOperationsAndDocuments_IsEachItsOwn()
    {
        await using var server = await TestServer.StartAsync();
        string[] bodies =
        [
            """{"query":"query A($n: Int) { rootCauses(first: $n) { totalCount } } query B { a: rootCauses { totalCount } }","operationName":"A","variables":{"n":1}}""",
            """{"query":"query A($n: Int) { rootCauses(first: $n) { totalCount } } query B { a: rootCauses { totalCount } }","operationName":"A","variables":{"n":2}}""",
            """{"query":"query A($n: Int) { rootCauses(first: $n) { totalCount } } query B { a: rootCauses { totalCount } }","operationName":"B"}""",
            """{"query":"{ b: rootCauses { totalCount } }"}""",
        ];
        var answers = new Dictionary<string, string>();
        for (var i = 0; i < 3; i++)
        {
            foreach (var body in bodies)
            {
                var answer = await (await server.PostAsync(body)).Content.ReadAsStringAsync();
                Assert.Equal(answers.TryAdd(body, answer) ? answer : answers[body], answer);
            }
        }

        Assert.Equal(8, server.Store.Reads);
        Assert.StartsWith("""{"data":{"a":""", answers[bodies[2]], StringComparison.Ordinal);
        Assert.StartsWith("""{"data":{"b":""", answers[bodies[3]], StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(TestServer server) => await (await server.PostAsync(Body)).Content.ReadAsStringAsync();

    private static StringContent Json() => new(Body, Encoding.UTF8, "application/json");
}
