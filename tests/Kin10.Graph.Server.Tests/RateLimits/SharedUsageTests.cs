using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.RateLimits;

/// <summary>Instances that count by a real Redis what a client uses. A request of the tests costs 3 units.</summary>
public sealed class SharedUsageTests
{
    private const string Body = $$"""{"query":"{{TestServer.Query}}"}""";

    [RequiresFact(RedisServer.Program)]
    public async Task Requests_ToTwoInstances_AreCountedTogether()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = await StartAsync(redis.Configuration, 13);
        await using var second = await StartAsync(redis.Configuration, 13);
        await WaitForRedisAsync(first, second);
        var left = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            using var response = await (i % 2 == 0 ? first : second).PostAsync(Body);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            left.Add(response.Headers.GetValues("RateLimit").Single());
        }

        Assert.Equal(["\"cost\";r=10;t=180", "\"cost\";r=7;t=360", "\"cost\";r=4;t=540", "\"cost\";r=1;t=720"], left);
        foreach (var server in new[] { first, second })
        {
            using var refused = await server.PostAsync(Body);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        }

        // The first of the two took the last unit for the request; its operation needs two.
        using var last = await second.PostAsync(Body);
        Assert.Equal("\"cost\";r=0;t=780", last.Headers.GetValues("RateLimit").Single());
        Assert.Equal(TimeSpan.FromSeconds(60), last.Headers.RetryAfter!.Delta);
    }

    [RequiresFact(RedisServer.Program)]
    public async Task Requests_ManyAtOnceToTwoInstances_TakeWhatThereIs()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = await StartAsync(redis.Configuration, 1_000);
        await using var second = await StartAsync(redis.Configuration, 1_000);
        await WaitForRedisAsync(first, second);
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? first : second).PostAsync(Body)));
        using var response = await first.PostAsync(Body);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.StartsWith("\"cost\";r=697;", response.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
    }

    [RequiresFact(RedisServer.Program)]
    public async Task Requests_RedisIsWipedOrHoldsSomethingElse_FindAFullBucket()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = await StartAsync(redis.Configuration, 100);
        await WaitForRedisAsync(first);
        await using var connection = await redis.ConnectAsync();
        var database = connection.GetDatabase();
        using (var response = await first.PostAsync(Body))
        {
            var key = Assert.Single(connection.GetServers().Single().Keys());
            Assert.StartsWith("kin10:used:", key.ToString(), StringComparison.Ordinal);
            Assert.NotNull(await database.KeyTimeToLiveAsync(key));
            await database.StringSetAsync(key, "garbage");
            Assert.Equal(97, await RemainingAsync());
            await database.StringSetAsync(key, "99.0 9999999999999999");
            Assert.Equal(96, await RemainingAsync());
            await database.KeyDeleteAsync(key);
            await database.ListLeftPushAsync(key, "x");
            Assert.Equal(97, await RemainingAsync());
        }

        await connection.GetServers().Single().FlushAllDatabasesAsync();
        await connection.GetServers().Single().ScriptFlushAsync();
        Assert.Equal(97, await RemainingAsync());
        Assert.DoesNotContain(first.Log.Entries, entry => entry.Id == 2008);

        // Another instance, which knows the client from Redis alone.
        async Task<int> RemainingAsync()
        {
            await using var other = await StartAsync(redis.Configuration, 100);
            await WaitForRedisAsync(other);
            using var response = await other.PostAsync(Body);
            return Remaining(response);
        }
    }

    [RequiresFact(RedisServer.Program)]
    public async Task Requests_RedisIsKilledAndComesBack_AreCountedByEachMeanwhile()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = await StartAsync(redis.Configuration, 1_000);
        await using var second = await StartAsync(redis.Configuration, 1_000);
        await WaitForRedisAsync(first, second);
        Assert.Equal(997, await AskAsync(first));
        Assert.Equal(994, await AskAsync(second));
        redis.Kill();
        Assert.Equal(994, await AskAsync(first));
        Assert.Equal(991, await AskAsync(second));
        Assert.Equal(991, await AskAsync(first));
        Assert.Single(first.Log.Entries, entry => entry.Id == 2008);

        await redis.RestartAsync();
        await WaitForRedisAsync(first, second);
        int left, other;
        do
        {
            (left, other) = (await AskAsync(first), await AskAsync(second));
        }
        while (other != left - 3);

        Assert.Single(first.Log.Entries, entry => entry.Id == 2009);
    }

    [Fact]
    public async Task Requests_RedisIsMissingOrHangs_AreCountedByTheInstance()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        foreach (var port in new[] { RedisServer.FreePort(), ((IPEndPoint)silent.LocalEndpoint).Port })
        {
            await using var server = await StartAsync(
                $"127.0.0.1:{port}", 6, "--Redis:Timeout=00:00:00.05", "--Redis:RetryInterval=01:00:00");
            Assert.Equal(3, await AskAsync(server));
            Assert.Equal(0, await AskAsync(server));
            using var refused = await server.PostAsync(Body);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(60), refused.Headers.RetryAfter!.Delta);
            using var health = await server.GetAsync("/health/ready");
            Assert.Contains("degraded", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static Task<TestServer> StartAsync(string redis, int burst, params string[] more) => TestServer.StartAsync(
        [
            $"--Redis:Configuration={redis}", "--RateLimit:CostPerMinute=1", $"--RateLimit:Burst={burst}", "--Cache:MaxBytes=0",
            "--Redis:Timeout=00:00:02", "--Redis:RetryInterval=00:00:00.1", .. more,
        ]);

    // An instance that is not connected yet counts for itself.
    private static async Task WaitForRedisAsync(params TestServer[] servers)
    {
        foreach (var server in servers)
        {
            var connection = await ((Graph.Server.Redis.RedisConnection)server.App.Services.GetService(
                typeof(Graph.Server.Redis.RedisConnection))!).OpenAsync();
            await Eventually.TrueAsync(() => connection.IsConnected);
        }
    }

    private static async Task<int> AskAsync(TestServer server)
    {
        using var response = await server.PostAsync(Body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Remaining(response);
    }

    private static int Remaining(HttpResponseMessage response) =>
        int.Parse(response.Headers.GetValues("RateLimit").Single().Split(";r=")[1].Split(';')[0], CultureInfo.InvariantCulture);
}
