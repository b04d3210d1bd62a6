using System.Diagnostics;
using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.Diagnostics;

public class BoltActivityTests
{
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
            S: FAILURE {"neo4j_code": "Neo.ClientError.Statement.SyntaxError", "message": "what?", "gql_status": "42001"}
            C: PULL
            S: IGNORED
            """);
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Kin10.Bolt",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                // Other tests run at the same time.
                if (activity.GetTagItem("server.port") is int port && port == server.Port)
                {
                    spans.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var driver = server.Driver();
        await using var session = driver.Session(new SessionOptions { Database = "movies" });
        var result = await session.RunAsync("RETURN $x", new Dictionary<string, object?> { ["x"] = "hidden" });
        Assert.Null(Activity.Current);
        Assert.Empty(spans);
        await result.ConsumeAsync();
        await Assert.ThrowsAsync<BoltServerException>(() => session.RunAsync("RETRUN 1"));

        Assert.Equal(2, spans.Count);
        Assert.Equal(("movies", ActivityKind.Client), (spans[0].DisplayName, spans[0].Kind));
        var tags = spans[0].TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value);
        Assert.Equal("neo4j", tags["db.system.name"]);
        Assert.Equal("movies", tags["db.namespace"]);
        Assert.Equal("RETURN $x", tags["db.query.text"]);
        Assert.Equal("127.0.0.1", tags["server.address"]);
        Assert.DoesNotContain("hidden", string.Join(' ', tags.Values), StringComparison.Ordinal);
        Assert.Equal(ActivityStatusCode.Unset, spans[0].Status);
        Assert.Equal(ActivityStatusCode.Error, spans[1].Status);
        Assert.Equal("Neo.ClientError.Statement.SyntaxError", spans[1].GetTagItem("error.type"));
        Assert.Equal("42001", spans[1].GetTagItem("db.response.status_code"));
    }
}
