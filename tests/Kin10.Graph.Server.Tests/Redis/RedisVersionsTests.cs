using System.Collections.Concurrent;
using Kin10.Graph.Neo4j;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Redis;
using Kin10.Graph.Server.Tests.Neo4j;
using Kin10.Graph.Server.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Kin10.Graph.Server.Tests.Redis;

/// <summary>Instances over one database and one Redis: one of them asks for the version.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class RedisVersionsTests(Neo4jFixture neo4j)
{
    private const string Id = "Investment:2011-fund";
    private static long _figure = Random.Shared.Next();
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    [Neo4jAndRedisFact]
    public async Task Waiters_OfTwoInstances_ShareTheQuestionsOfOne()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = new Instance(neo4j, redis, 1);
        await using var second = new Instance(neo4j, redis, 2);
        var versions = await WaitAsync(first, second);
        await UntilSilentAsync(second);
        var (before, others) = (first.Questions, second.Questions);
        await first.AskedAsync(before + 20);

        Assert.InRange(second.Questions, others, others + 10);
        await ChangeAsync();
        Assert.All(await Task.WhenAll(versions), version => Assert.NotEqual(first.Known, version));
    }

    [Neo4jAndRedisFact]
    public async Task Waiters_HaveAllLeft_NothingIsAsked()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = new Instance(neo4j, redis, 1);
        await using var second = new Instance(neo4j, redis, 2);
        var versions = await WaitAsync(first, second);
        await UntilSilentAsync(second);

        // The one that asks has nobody any more: the other one goes on.
        await first.LeaveAsync();
        var before = second.Questions;
        await second.AskedAsync(before + 3);
        await second.LeaveAsync();
        await Task.Delay(4 * Interval);
        (before, var others) = (first.Questions, second.Questions);
        await Task.Delay(10 * Interval);

        Assert.Equal((before, others), (first.Questions, second.Questions));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(versions));
    }

    [Neo4jAndRedisFact]
    public async Task Redis_IsWipedOrDiesAndComesBack_NobodyWaitsInVain()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = new Instance(neo4j, redis, 1);
        await using var second = new Instance(neo4j, redis, 2);
        await ChangeAsync(await WaitAsync(first, second));
        await using (var connection = await redis.ConnectAsync())
        {
            await connection.GetServers().Single().FlushAllDatabasesAsync();
        }

        await ChangeAsync(await WaitAsync(first, second));
        redis.Kill();
        await ChangeAsync(await WaitAsync(first, second));
        var versions = await WaitAsync(first, second);
        var (before, others) = (first.Questions, second.Questions);
        await Task.WhenAll(first.AskedAsync(before + 5), second.AskedAsync(others + 5));
        await redis.RestartAsync();
        await UntilSilentAsync(second);
        await ChangeAsync(versions);
    }

    [Neo4jAndRedisFact]
    public async Task Redis_IsMissingAtTheStart_EachAsksForItselfUntilItIsThere()
    {
        await using var redis = await RedisServer.StartAsync();
        redis.Kill();
        await using var first = new Instance(neo4j, redis, 1);
        await using var second = new Instance(neo4j, redis, 2);
        var versions = await WaitAsync(first, second);
        await Task.WhenAll(first.AskedAsync(5), second.AskedAsync(5));
        await redis.RestartAsync();
        await UntilSilentAsync(second);

        Assert.DoesNotContain(versions, version => version.IsCompleted);
    }

    [Neo4jAndRedisFact]
    public async Task Waiters_OthersWriteIntoTheChannel_AreToldTheTruthAlone()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var only = new Instance(neo4j, redis, 7);
        await using var connection = await redis.ConnectAsync();
        var channel = RedisChannel.Literal(RedisVersions.ChannelOf(new RedisOptions()));
        var waiting = only.Wait(await only.Store.ReadVersionAsync(CancellationToken.None));
        var before = only.Questions;
        for (var i = 0; i < 300; i++)
        {
            RedisValue message = (i % 4) switch
            {
                0 => "K10V 0000000000000001 made-up",
                1 => new byte[] { 0xff, 0, 0x80 },
                2 => new string('x', 100_000),
                _ => "K10V 0000000000000001 " + only.Known,
            };
            await connection.GetSubscriber().PublishAsync(channel, message);
            await Task.Delay(5);
        }

        Assert.False(waiting.IsCompleted);
        Assert.InRange(only.Questions, before, before + 100);
        await ChangeAsync();
        Assert.Equal(await only.Store.ReadVersionAsync(CancellationToken.None), await waiting);
    }

    [Neo4jAndRedisFact]
    public async Task Changes_OneThousand_AllFollowersReachTheLastVersion()
    {
        const int Changes = 1_000;
        await using var redis = await RedisServer.StartAsync();
        await using var first = new Instance(neo4j, redis, 1);
        await using var second = new Instance(neo4j, redis, 2);
        Task[] followers = [first.FollowAsync(), second.FollowAsync()];
        for (var i = 0; i < Changes; i++)
        {
            await ChangeAsync();
        }

        var last = await first.Store.ReadVersionAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => first.Known == last && second.Known == last);
        await Task.WhenAll(first.LeaveAsync(), second.LeaveAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(followers));
    }

    [Neo4jAndRedisFact]
    public async Task Server_TheOneThatAsksIsKilled_AnotherAsksAndTellsItsSubscribers()
    {
        await neo4j.FillAsync();
        await using var redis = await RedisServer.StartAsync();
        await using var connection = await redis.ConnectAsync();
        var heard = new ConcurrentQueue<ulong>();
        await connection.GetSubscriber().SubscribeAsync(
            RedisChannel.Literal(RedisVersions.ChannelOf(new RedisOptions())),
            (_, text) => heard.Enqueue(VersionMessage.Read(text)!.Value.Sender));
        await using var early = await ServeAsync();
        using var earlyClient = await SubscribeAsync(early);
        await Eventually.TrueAsync(() => !heard.IsEmpty);
        var number = heard.First();
        await using var late = await ServeAsync();
        using var lateClient = await SubscribeAsync(late);
        await Eventually.TrueAsync(() => heard.Any(sender => sender != number));
        var (dies, client) = heard.Min() == number ? (early, lateClient) : (late, earlyClient);
        dies.Kill();
        var figure = await ChangeAsync();

        Assert.Contains($":{figure}}}", await client.ReceiveAsync(), StringComparison.Ordinal);

        static async Task<SocketClient> SubscribeAsync(ServerProcess server)
        {
            var client = await SocketClient.BeginAsync(server.Client.BaseAddress!);
            await client.SubscribeAsync("a", $"subscription {{ investment(id: \"{Id}\") {{ figureUsd }} }}");
            Assert.Contains("figureUsd", await client.ReceiveAsync(), StringComparison.Ordinal);
            return client;
        }

        Task<ServerProcess> ServeAsync() => neo4j.ServeAsync(
            $"--Redis:Configuration={redis.Configuration}", "--Redis:Timeout=00:00:02", "--Neo4j:VersionProbeInterval=00:00:00.1000000");
    }

    private async Task<long> ChangeAsync(params Task<string>[] waiting)
    {
        var figure = Interlocked.Increment(ref _figure);
        await neo4j.RunAsync("MATCH (n:Investment {id: $id}) SET n.figureUsd = $figure", new() { ["id"] = Id, ["figure"] = figure });
        await Task.WhenAll(waiting);
        return figure;
    }

    private static async Task<Task<string>[]> WaitAsync(Instance first, Instance second)
    {
        var version = await first.Store.ReadVersionAsync(CancellationToken.None);
        return [first.Wait(version), second.Wait(version)];
    }

    // Until it has left some intervals to the other.
    private static async Task UntilSilentAsync(Instance instance)
    {
        int before;
        do
        {
            before = instance.Questions;
            await Task.Delay(10 * Interval);
        }
        while (instance.Questions > before + 3);
    }

    /// <summary>What a server has of it.</summary>
    private sealed class Instance : IAsyncDisposable
    {
        private readonly RedisConnection _connection;
        private readonly RedisVersions _versions;
        private readonly CancellationTokenSource _left = new();
        private int _questions;

        public Instance(Neo4jFixture neo4j, RedisServer redis, ulong number)
        {
            var options = new RedisOptions
            {
                Configuration = redis.Configuration + ",connectTimeout=500",
                Timeout = TimeSpan.FromSeconds(1),
                RetryInterval = TimeSpan.FromMilliseconds(100),
            };
            Store = neo4j.OpenStore(Interval);
            Store.VersionAsked += _ => Interlocked.Increment(ref _questions);
            _connection = new RedisConnection(options);
            var breaker = new RedisBreaker(options, TimeProvider.System, NullLogger<RedisBreaker>.Instance);
            _versions = new RedisVersions(_connection, options, breaker, number);
            _versions.Start(Store);
        }

        public Neo4jGraphStore Store { get; }

        public int Questions => Volatile.Read(ref _questions);

        public string Known { get; private set; } = "";

        public Task<string> Wait(string version) => Store.WaitForChangeAsync(Known = version, _left.Token);

        public async Task FollowAsync()
        {
            while (true)
            {
                Known = await Wait(Known);
            }
        }

        public Task LeaveAsync() => _left.CancelAsync();

        public async Task AskedAsync(int count)
        {
            while (Questions < count)
            {
                await Task.Delay(5);
            }
        }

        public async ValueTask DisposeAsync()
        {
            _versions.Dispose();
            await Store.DisposeAsync();
            _connection.Dispose();
            _left.Dispose();
        }
    }
}
