using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Answers;

/// <summary>Two servers that share their answers by a real Redis, and what befalls it.</summary>
public sealed class RedisTests
{
    private const string Body = """{"query":"{ rootCauses { totalCount } }"}""";

    [RequiresFact(RedisServer.Program)]
    public async Task Answer_OfOneInstance_IsSentByTheOther()
    {
        await using var redis = await RedisServer.StartAsync();
        var store = new FakeStore();
        await using var first = await StartAsync(store, redis);
        await using var second = await StartAsync(store, redis);
        await AskAsync(first);
        await AskAsync(first);
        await WaitForKeysAsync(redis, 1);

        // The first time it is not looked for there.
        await AskAsync(second);
        Assert.Equal(3, store.Reads);
        Assert.Equal("""{"data":{"rootCauses":{"totalCount":1}}}""", await AskAsync(second));
        Assert.Equal(3, store.Reads);
        store.Change("v2", """{"totalCount":2}""");
        Assert.Equal("""{"data":{"rootCauses":{"totalCount":2}}}""", await AskAsync(second));
    }

    [RequiresFact(RedisServer.Program)]
    public async Task Answer_AskedForOnce_IsNotWrittenThere()
    {
        await using var redis = await RedisServer.StartAsync();
        var store = new FakeStore();
        await using var server = await StartAsync(store, redis);
        await AskAsync(server, """{"query":"{ once: rootCauses { totalCount } }"}""");
        await AskAsync(server);
        await AskAsync(server);
        await WaitForKeysAsync(redis, 1);

        await using var connection = await redis.ConnectAsync();
        Assert.Single(connection.GetServers().Single().Keys());
    }

    [RequiresFact(RedisServer.Program)]
    public async Task Answer_RedisHoldsSomethingElse_IsRight()
    {
        await using var redis = await RedisServer.StartAsync();
        var store = new FakeStore();
        await using var first = await StartAsync(store, redis);
        await AskAsync(first);
        await AskAsync(first);
        await WaitForKeysAsync(redis, 1);
        await using (var connection = await redis.ConnectAsync())
        {
            var key = Assert.Single(connection.GetServers().Single().Keys());
            var database = connection.GetDatabase();
            await database.HashSetAsync(key, "data", """{"data":{"rootCauses":{"totalCount":666}}}""");
            await using (var second = await StartAsync(store, redis))
            {
                await AskAsync(second);
                Assert.Equal("""{"data":{"rootCauses":{"totalCount":1}}}""", await AskAsync(second));
            }

            // Another kind of value altogether.
            await database.KeyDeleteAsync(key);
            await database.ListLeftPushAsync(key, "x");
        }

        await using var third = await StartAsync(store, redis);
        await AskAsync(third);
        Assert.Equal("""{"data":{"rootCauses":{"totalCount":1}}}""", await AskAsync(third));
    }

    [RequiresFact(RedisServer.Program)]
    public async Task Requests_RedisIsKilledAndComesBack_GoOn()
    {
        await using var redis = await RedisServer.StartAsync();
        var store = new FakeStore();
        await using var server = await StartAsync(store, redis);
        var version = 0;
        await AskNextAsync();
        await AskNextAsync();
        await WaitForKeysAsync(redis, 1);
        Assert.Equal("ready", await StatusAsync(server));

        redis.Kill();
        for (var i = 0; i < 20; i++)
        {
            await AskNextAsync();
        }

        Assert.Equal("degraded", await StatusAsync(server));
        Assert.Single(server.Log.Entries, entry => entry.Id == 2008);
        await redis.RestartAsync();
        while (await StatusAsync(server) != "ready")
        {
            await AskNextAsync();
            await Task.Delay(20);
        }

        await AskNextAsync();
        await WaitForKeysAsync(redis, 1);
        Assert.Single(server.Log.Entries, entry => entry.Id == 2009);

        async Task AskNextAsync()
        {
            store.Change($"v{++version}", $$"""{"totalCount":{{version}}}""");
            Assert.Equal("{\"data\":{\"rootCauses\":{\"totalCount\":" + version + "}}}", await AskAsync(server));
        }
    }

    [RequiresFact(RedisServer.Program)]
    public async Task Requests_RedisIsFull_GoOn()
    {
        await using var redis = await RedisServer.StartAsync();
        await using (var connection = await redis.ConnectAsync())
        {
            await connection.GetServers().Single().ConfigSetAsync("maxmemory", "1");
        }

        var store = new FakeStore();
        await using var server = await StartAsync(store, redis);
        for (var version = 1; version < 30; version++)
        {
            store.Change($"v{version}", $$"""{"totalCount":{{version}}}""");
            Assert.Equal("{\"data\":{\"rootCauses\":{\"totalCount\":" + version + "}}}", await AskAsync(server));
        }

        // What is read from it works; what is written fails.
        for (var version = 30; await StatusAsync(server) != "degraded"; version++)
        {
            store.Change($"v{version}", """{"totalCount":30}""");
            await AskAsync(server);
        }
    }

    [RequiresFact(RedisServer.Program)]
    public async Task Requests_RedisIsMissingAtTheStart_GoOn()
    {
        await using var server = await TestServer.StartAsync($"--Redis:Configuration=127.0.0.1:{RedisServer.FreePort()}");
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("""{"data":{"rootCauses":{"totalCount":1}}}""", await AskAsync(server));
        }

        Assert.Equal("degraded", await StatusAsync(server));
        Assert.Single(server.Log.Entries, entry => entry.Id == 2008);
    }

    [RequiresFact(RedisServer.Program)]
    public async Task Ready_RedisDiesAndComesBackAndNobodyUsesIt_SaysSoInAFewWords()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var server = await StartAsync(new FakeStore(), redis);
        await UntilAsync("ready");
        redis.Kill();
        await UntilAsync("degraded");

        using (var json = JsonDocument.Parse(await (await server.GetAsync("/health/ready")).Content.ReadAsStringAsync()))
        {
            Assert.Contains(
                json.RootElement.GetProperty("redis").GetString(),
                (string[])["Redis does not work: there is no connection", "Redis does not work: it did not answer in time"]);
        }

        await redis.RestartAsync();
        await UntilAsync("ready");

        async Task UntilAsync(string status)
        {
            while (await StatusAsync(server) != status)
            {
                await Task.Delay(20);
            }
        }
    }

    [RequiresFact(RedisServer.Program)]
    public async Task Ready_RedisIsMissingAtTheStart_IsDegradedBeforeAnyRequest()
    {
        await using var server = await TestServer.StartAsync($"--Redis:Configuration=127.0.0.1:{RedisServer.FreePort()}");

        Assert.Equal("degraded", await StatusAsync(server));
    }

    [RequiresFact(RedisServer.Program)]
    public async Task Requests_OfTwoInstancesWhileTheGraphChanges_AreNeverOld()
    {
        const int Requests = 10_000;
        await using var redis = await RedisServer.StartAsync();
        var store = new FakeStore();
        await using var first = await StartAsync(store, redis);
        await using var second = await StartAsync(store, redis);
        var (random, version) = (new Random(4), 0);
        store.Change("v0", """{"totalCount":0}""");
        for (var i = 0; i < Requests; i++)
        {
            if (random.Next(20) == 0)
            {
                // Some versions come back, as they do where versions are of content.
                version = random.Next(version + 2);
                store.Change($"v{version}", $$"""{"totalCount":{{version}}}""");
            }

            var server = random.Next(2) == 0 ? first : second;
            var body = $$"""{"query":"{ a{{random.Next(5)}}: rootCauses { totalCount } }"}""";
            var answer = await (await server.PostAsync(body)).Content.ReadAsStringAsync();
            Assert.EndsWith(":{\"totalCount\":" + version + "}}}", answer, StringComparison.Ordinal);
        }

        Assert.InRange(store.Reads, 1, Requests / 2);
        Assert.DoesNotContain(first.Log.Entries.Concat(second.Log.Entries), entry => entry.Id == 2008);
    }

    [RequiresFact(RedisServer.Program)]
    public async Task PersistedQuery_RegisteredAtOneInstance_IsKnownToTheOther()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = await StartAsync(new FakeStore(), redis);
        await using var second = await StartAsync(new FakeStore(), redis);
        Assert.Contains("PersistedQueryNotFound", await AskAsync(second, PersistedBody(isSent: false)), StringComparison.Ordinal);
        await AskAsync(first, PersistedBody(isSent: true));
        await WaitForKeysAsync(redis, 1);

        Assert.Equal("{\"data\":{\"rootCauses\":{\"totalCount\":1}}}", await AskAsync(second, PersistedBody(isSent: false)));
        await using (var connection = await redis.ConnectAsync())
        {
            var key = $"kin10:document:{Hash}";
            var expiry = await connection.GetDatabase().KeyTimeToLiveAsync(key);
            Assert.InRange(expiry!.Value, TimeSpan.FromHours(23), TimeSpan.FromHours(24));

            // From its own memory by now.
            await connection.GetServers().Single().ExecuteAsync("FLUSHALL");
        }

        Assert.Contains("totalCount", await AskAsync(second, PersistedBody(isSent: false)), StringComparison.Ordinal);
    }

    [RequiresFact(RedisServer.Program)]
    public async Task PersistedQuery_RedisHoldsAnotherDocument_IsNotKnown()
    {
        await using var redis = await RedisServer.StartAsync();
        await using (var connection = await redis.ConnectAsync())
        {
            await connection.GetDatabase().HashSetAsync($"kin10:document:{Hash}", "data", "{ __typename }");
            await connection.GetDatabase().HashSetAsync($"kin10:document:{Hash}", "absexp", -1);
        }

        await using var server = await StartAsync(new FakeStore(), redis);
        Assert.Contains("PersistedQueryNotFound", await AskAsync(server, PersistedBody(isSent: false)), StringComparison.Ordinal);
        Assert.Contains("totalCount", await AskAsync(server, PersistedBody(isSent: true)), StringComparison.Ordinal);
        Assert.Contains("totalCount", await AskAsync(server, PersistedBody(isSent: false)), StringComparison.Ordinal);
    }

    [RequiresFact(RedisServer.Program)]
    public async Task PersistedQuery_RedisIsKilled_IsKeptInMemory()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var server = await StartAsync(new FakeStore(), redis);
        Assert.Contains("PersistedQueryNotFound", await AskAsync(server, PersistedBody(isSent: false)), StringComparison.Ordinal);
        redis.Kill();
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains("totalCount", await AskAsync(server, PersistedBody(isSent: true)), StringComparison.Ordinal);
            Assert.Contains("totalCount", await AskAsync(server, PersistedBody(isSent: false)), StringComparison.Ordinal);
        }

        var unknown = await AskAsync(server, PersistedBody(isSent: false, new string('0', 64)));
        Assert.Contains("PersistedQueryNotFound", unknown, StringComparison.Ordinal);
    }

    private static string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TestServer.Query)));

    private static string PersistedBody(bool isSent, string? hash = null) => JsonSerializer.Serialize(new
    {
        query = isSent ? TestServer.Query : null,
        extensions = new { persistedQuery = new { version = 1, sha256Hash = hash ?? Hash } },
    });

    private static Task<TestServer> StartAsync(FakeStore store, RedisServer redis) => TestServer.StartAsync(
        store, null, $"--Redis:Configuration={redis.Configuration}", "--Redis:RetryInterval=00:00:00.2", "--Redis:Timeout=00:00:02");

    private static async Task<string> AskAsync(TestServer server, string body = Body)
    {
        var response = await server.PostAsync(body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<string?> StatusAsync(TestServer server)
    {
        var response = await server.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("status").GetString();
    }

    private static async Task WaitForKeysAsync(RedisServer redis, int count)
    {
        await using var connection = await redis.ConnectAsync();
        while (connection.GetServers().Single().Keys().Count() < count)
        {
            await Task.Delay(5);
        }
    }
}
