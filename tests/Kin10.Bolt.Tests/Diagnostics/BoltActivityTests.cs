using System.Collections.Concurrent;
using System.Diagnostics;
using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.Diagnostics;

public class BoltActivityTests
{
    private const string SyntaxError = "Neo.ClientError.Statement.SyntaxError";

    private const string Failure = $$"""
        S: FAILURE {"neo4j_code": "{{SyntaxError}}", "message": "what?", "gql_status": "42001"}

        """;

    [Fact]
    public async Task RunAsync_ListenedTo_MakesADatabaseSpanWithoutParameterValues()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + """
            C: RUN
            S: SUCCESS {"fields": ["x"]}
            C: PULL
            S: RECORD [1]
            S: SUCCESS {}
            C: RUN

            """ + Failure + "C: PULL\nS: IGNORED");
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(server, spans);
        await using var driver = server.Driver();
        await using var session = driver.Session(new SessionOptions { Database = "movies" });
        var result = await session.RunAsync("RETURN $x", new Dictionary<string, object?> { ["x"] = "hidden" });
        Assert.Null(Activity.Current);
        Assert.Empty(spans);
        await result.ConsumeAsync();
        await Assert.ThrowsAsync<BoltServerException>(() => session.RunAsync("RETRUN 1"));

        Assert.Equal(2, spans.Count);
        var span = spans.First();
        Assert.Equal(("movies", ActivityKind.Client), (span.DisplayName, span.Kind));
        var tags = span.TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value);
        Assert.Equal("neo4j", tags["db.system.name"]);
        Assert.Equal("movies", tags["db.namespace"]);
        Assert.Equal("RETURN $x", tags["db.query.text"]);
        Assert.Equal("127.0.0.1", tags["server.address"]);
        Assert.DoesNotContain("hidden", string.Join(' ', tags.Values), StringComparison.Ordinal);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        AssertFailed(spans.Last(), SyntaxError, SyntaxError);
    }

    [Fact]
    public async Task RunAsync_HomeDatabase_IsNamedOnceTheServerHasToldIt()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + """
            C: BEGIN
            S: SUCCESS {"db": "home"}
            C: RUN

            """ + Failure + """
            C: PULL
            S: IGNORED
            C: RESET
            S: SUCCESS {}
            C: RUN
            S: SUCCESS {"fields": ["x"], "db": "home"}
            C: PULL
            S: RECORD [1]

            """ + Failure + """
            C: RESET
            S: SUCCESS {}
            C: RUN
            S: SUCCESS {"fields": ["x"]}
            C: PULL
            S: SUCCESS {"db": "other"}
            C: RUN

            """ + Failure + "C: PULL\nS: IGNORED");
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(server, spans);
        await using var driver = server.Driver(new BoltDriverOptions { MaxConnectionPoolSize = 1 });
        await using var session = driver.Session();
        var transaction = await session.BeginTransactionAsync();
        await Assert.ThrowsAsync<BoltServerException>(() => transaction.RunAsync("RETRUN 1"));
        var failing = await session.RunAsync("RETURN 1");
        await Assert.ThrowsAsync<BoltServerException>(async () => await failing.ToListAsync());
        await (await session.RunAsync("RETURN 1")).ConsumeAsync();

        // What was told to the last borrower of the connection is not known to the next one.
        await Assert.ThrowsAsync<BoltServerException>(() => session.RunAsync("RETRUN 1"));
        Assert.Equal(["home", "home", "other", null], spans.Select(span => span.GetTagItem("db.namespace")));
        Assert.Equal(["home", "home", "other", "neo4j"], spans.Select(span => span.DisplayName));
    }

    [Fact]
    public async Task RunAsync_ConnectionLost_IsASpanWithTheExceptionsType()
    {
        await using var server = new BoltServerMock(BoltServerMock.Login + "C: RUN\nS: {close}");
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(server, spans);
        await using var driver = server.Driver();
        await using var session = driver.Session(new SessionOptions { AccessMode = AccessMode.Read });
        await Assert.ThrowsAsync<ServiceUnavailableException>(() => session.RunAsync("RETURN 1"));
        AssertFailed(Assert.Single(spans), "Kin10.Bolt.ServiceUnavailableException", null);
    }

    [Theory]
    [InlineData("RETURN 1", null, "RETURN 1")]
    [InlineData("RETURN 1|RETURN 2", 2, "RETURN 1; RETURN 2")]
    [InlineData("RETURN 1|RETURN 2|RETURN 1", 3, "RETURN 1; RETURN 2")]
    public async Task SendAsync_Pipeline_IsOneSpanOfTheBatch(string statements, int? batchSize, string text)
    {
        var texts = statements.Split('|');
        await using var server = new BoltServerMock(BoltServerMock.Login + "C: BEGIN\n"
            + string.Concat(texts.Select(_ => "C: RUN\nC: PULL\n")) + "C: COMMIT\nS: SUCCESS {\"db\": \"home\"}\n"
            + string.Concat(texts.Select(_ => "S: SUCCESS {\"fields\": []}\nS: SUCCESS {}\n")) + "S: SUCCESS {}");
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(server, spans);
        await using var driver = server.Driver();
        await using (var pipeline = await SendAsync(driver, texts))
        {
            Assert.Null(Activity.Current);
            await pipeline.NextCommitAsync();
        }

        var span = Assert.Single(spans);
        Assert.Equal((batchSize, text), (span.GetTagItem("db.operation.batch.size"), span.GetTagItem("db.query.text")));
        Assert.Equal(("home", ActivityStatusCode.Unset), (span.GetTagItem("db.namespace"), span.Status));
    }

    [Fact]
    public async Task NextCommitAsync_PipelineFails_IsRecordedOnce()
    {
        await using var server = new BoltServerMock(
            BoltServerMock.Login + "C: BEGIN\nC: RUN\nC: PULL\nC: COMMIT\nS: SUCCESS {}\n" + Failure + """
            S: IGNORED
            S: IGNORED
            C: RESET
            S: SUCCESS {}
            """);
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(server, spans);
        await using var driver = server.Driver();
        await using (var pipeline = await SendAsync(driver, "RETRUN 1"))
        {
            await Assert.ThrowsAsync<BoltServerException>(async () => await pipeline.NextCommitAsync());
        }

        AssertFailed(Assert.Single(spans), SyntaxError, SyntaxError);
    }

    private static async Task<BoltPipeline> SendAsync(BoltDriver driver, params string[] statements)
    {
        var pipeline = await driver.PipelineAsync();
        pipeline.Begin();
        foreach (var statement in statements)
        {
            pipeline.Run(statement);
        }

        pipeline.Commit();
        await pipeline.SendAsync();
        return pipeline;
    }

    private static void AssertFailed(Activity span, string errorType, string? statusCode)
    {
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal((errorType, statusCode), (span.GetTagItem("error.type"), span.GetTagItem("db.response.status_code")));
    }

    // Other tests run at the same time.
    private static ActivityListener Listen(BoltServerMock server, ConcurrentQueue<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Kin10.Bolt",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("server.port") is int port && port == server.Port)
                {
                    spans.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
