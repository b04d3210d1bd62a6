using System.Net;
using System.Text.Json;
using Kin10.Graph.Server.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Kin10.Graph.Server.Tests.RateLimits;

/// <summary>Rate limits over HTTP. A request of the test costs 1 unit, its operation 2 more.</summary>
public sealed class RateLimitingTests
{
    private const string Body = $$"""{"query":"{{TestServer.Query}}"}""";
    private const string OneAMinute = "--RateLimit:CostPerMinute=1";

    [Fact]
    public async Task Post_NoLimit_SaysNothingOfIt()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.PostAsync(Body);

        Assert.False(response.Headers.Contains("RateLimit"));
        Assert.False(response.Headers.Contains("RateLimit-Policy"));
        Assert.Null(server.Store.Context.Allowance);
    }

    [Fact]
    public async Task Post_OperationCostsMoreThanIsLeft_Gets429ThatSaysWhenToComeAgain()
    {
        await using var server = await TestServer.StartAsync(OneAMinute, "--RateLimit:Burst=5");
        using var first = await server.PostAsync(Body, "application/json");
        using var second = await server.PostAsync(Body, "application/json");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("""{"data":{"rootCauses":{"totalCount":1}}}""", await first.Content.ReadAsStringAsync());
        Assert.Equal(["\"cost\";q=1;qu=\"cost-units\";w=60"], first.Headers.GetValues("RateLimit-Policy"));
        Assert.Equal(["\"cost\";r=2;t=180"], first.Headers.GetValues("RateLimit"));
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Equal(["\"cost\";r=1;t=240"], second.Headers.GetValues("RateLimit"));
        Assert.Equal(TimeSpan.FromSeconds(60), second.Headers.RetryAfter!.Delta);
        using var json = JsonDocument.Parse(await second.Content.ReadAsStringAsync());
        var error = json.RootElement.GetProperty("errors")[0];
        Assert.Equal("RATE_LIMITED", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(60, error.GetProperty("extensions").GetProperty("retryAfter").GetInt64());
        Assert.Equal(
            "You have used what a client may ask for: 1 cost units in a minute (setting RateLimit:CostPerMinute). Ask again in 60 s.",
            error.GetProperty("message").GetString());
        Assert.Equal(1, server.Store.Reads);
    }

    [Fact]
    public async Task Request_RefusedAgainAndAgain_IsAWarningOnce()
    {
        await using var server = await TestServer.StartAsync(OneAMinute, "--Logging:LogLevel:Kin10.Graph.Server.Access=Debug");
        for (var i = 0; i < 5; i++)
        {
            using var response = await server.GetAsync(TestServer.PathOf("{ __typename }"));
        }

        await Eventually.TrueAsync(() => server.Log.Entries.Count(entry => entry.Id == 1000) == 5);
        Assert.Equal(
            [LogLevel.Information, LogLevel.Warning, LogLevel.Debug, LogLevel.Debug, LogLevel.Debug],
            server.Log.Entries.Where(entry => entry.Id == 1000).Select(entry => entry.Level));
    }

    [Fact]
    public async Task Request_NothingIsLeft_IsNotRead()
    {
        await using var server = await TestServer.StartAsync(OneAMinute);
        using var mistake = await server.PostAsync("nonsense");
        using var post = await server.PostAsync("nonsense");
        using var get = await server.GetAsync(TestServer.PathOf(TestServer.Query));

        Assert.Equal(HttpStatusCode.BadRequest, mistake.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, post.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, get.StatusCode);
        Assert.True(get.Headers.CacheControl!.NoStore);
        Assert.Equal(TimeSpan.FromSeconds(60), get.Headers.RetryAfter!.Delta);
        Assert.Equal(0, server.Store.Reads);
    }

    [Fact]
    public async Task Get_NotModified_CostsOneUnit()
    {
        await using var server = await TestServer.StartAsync(OneAMinute, "--RateLimit:Burst=100");
        var path = TestServer.PathOf(TestServer.Query);
        using var first = await server.GetAsync(path);
        using var second = await server.GetAsync(path, headers: ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal((97, 96), (Remaining(first), Remaining(second)));
    }

    [Fact]
    public async Task Post_AnswerWasKept_CostsOneUnit()
    {
        await using var server = await TestServer.StartAsync(OneAMinute, "--RateLimit:Burst=100");
        var left = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            using var response = await server.PostAsync(Body);
            left.Add(Remaining(response));
        }

        // Kept from the second time on.
        Assert.Equal([97, 94, 93, 92], left);
        Assert.Equal(2, server.Store.Reads);
    }

    [Fact]
    public async Task Get_AboutTheSchema_CostsAUnitForEachField()
    {
        await using var server = await TestServer.StartAsync(OneAMinute, "--RateLimit:Burst=100");
        using var first = await server.GetAsync(TestServer.PathOf("{ __type(name: \"Query\") { name kind } }"));
        using var second = await server.GetAsync(TestServer.PathOf("{ __schema { types { name fields { name } } } }"));
        using var third = await server.GetAsync(TestServer.PathOf("{ __typename }"));

        Assert.Equal(97, Remaining(first));
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(0, Remaining(second));
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
    }

    [Fact]
    public async Task Post_OperationCostsMoreThanABurst_IsRefusedForGood()
    {
        await using var server = await TestServer.StartAsync("--RateLimit:CostPerMinute=20");
        var fields = string.Concat(Enumerable.Range(0, 20).Select(i => $"a{i}: rootCauses {{ totalCount }} "));
        using var response = await server.PostAsync($$"""{"query":"{ {{fields}} }"}""", "application/graphql-response+json");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.RetryAfter);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Contains("COST_LIMIT_EXCEEDED", body, StringComparison.Ordinal);
        Assert.Contains("a client may ask for 20 at once (setting RateLimit:Burst)", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Batch_TakesTheCostOfEachOperation()
    {
        await using var server = await TestServer.StartAsync(OneAMinute, "--RateLimit:Burst=6");
        using var response = await server.PostAsync($"[{Body},{Body},{Body}]");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.True(json.RootElement[0].TryGetProperty("data", out _));
        Assert.True(json.RootElement[1].TryGetProperty("data", out _));
        Assert.Equal(
            "RATE_LIMITED", json.RootElement[2].GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(1, Remaining(response));
        Assert.Equal(2, server.Store.Reads);
    }

    [Fact]
    public async Task Post_ClientsBehindATrustedProxy_HaveEachTheirOwn()
    {
        await using var server = await TestServer.StartAsync(
            OneAMinute, "--RateLimit:TrustedProxies=127.0.0.1", "--RateLimit:KeyHeader=X-Api-Key");
        var path = TestServer.PathOf("{ __typename }");

        Assert.Equal(HttpStatusCode.OK, await SendAsync("X-Forwarded-For", "192.0.2.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await SendAsync("X-Forwarded-For", "192.0.2.1"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync("X-Forwarded-For", "192.0.2.2"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync("X-Api-Key", "one"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await SendAsync("X-Api-Key", "one"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync("X-Api-Key", "two"));

        async Task<HttpStatusCode> SendAsync(string name, string value)
        {
            using var response = await server.GetAsync(path, headers: (name, value));
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Pages_AndHealth_AreNotLimited()
    {
        await using var server = await TestServer.StartAsync(OneAMinute);
        for (var i = 0; i < 3; i++)
        {
            using var schema = await server.GetAsync("/schema.graphql");
            using var health = await server.GetAsync("/health/ready");

            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (schema.StatusCode, health.StatusCode));
        }
    }

    [Fact]
    public async Task Get_FromAnotherSite_MayReadTheHeaders()
    {
        await using var server = await TestServer.StartAsync(OneAMinute);
        using var response = await server.GetAsync(TestServer.PathOf("{ __typename }"), headers: ("Origin", "https://example.org"));

        Assert.Equal(
            "ETag,Retry-After,Content-Disposition,RateLimit,RateLimit-Policy",
            Assert.Single(response.Headers.GetValues("Access-Control-Expose-Headers")));
    }

    private static int Remaining(HttpResponseMessage response) =>
        int.Parse(response.Headers.GetValues("RateLimit").Single().Split(";r=")[1].Split(';')[0], System.Globalization.CultureInfo.InvariantCulture);
}
