using Kin10.Graph.Neo4j;
using Kin10.Graph.Server.Options;
using StackExchange.Redis;

namespace Kin10.Graph.Server.Redis;

/// <summary>
/// Lets one of the instances over a database ask it for its version, and tell the others. Each tells what it asked; who hears one with a
/// lower number leaves it to that one, as long as it is heard. So the lowest among those for whom somebody waits asks for all. Nothing is
/// kept in Redis: where it is away, or the one that asked has died or hangs, each hears nothing, and asks for itself again.
/// </summary>
internal sealed class RedisVersions : IDisposable
{
    private readonly RedisConnection _redis;
    private readonly RedisOptions _options;
    private readonly RedisBreaker _breaker;
    private readonly RedisChannel _channel;
    private Neo4jGraphStore? _store;

    /// <param name="redis">Where the instances meet.</param>
    /// <param name="options">How it is used.</param>
    /// <param name="breaker">Knows whether it works.</param>
    /// <param name="number">The number of this instance: another one for each.</param>
    public RedisVersions(RedisConnection redis, RedisOptions options, RedisBreaker breaker, ulong number)
    {
        (_redis, _options, _breaker, Number) = (redis, options, breaker, number);
        _channel = RedisChannel.Literal(ChannelOf(options));
    }

    /// <summary>The number of this instance.</summary>
    public ulong Number { get; }

    /// <summary>The name of the channel.</summary>
    public static string ChannelOf(RedisOptions options) => options.KeyPrefix + "versions";

    /// <summary>Begins to tell the others what a store asks for, and the store what the others tell. Waits for nothing.</summary>
    public void Start(Neo4jGraphStore store)
    {
        _store = store;
        _store.VersionAsked += Tell;
        _ = SubscribeAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_store is not null)
        {
            _store.VersionAsked -= Tell;
        }
    }

    private async Task SubscribeAsync()
    {
        try
        {
            // Also where Redis is not there yet: the subscription is made again with each connection.
            var connection = await _redis.OpenAsync();
            await connection.GetSubscriber().SubscribeAsync(_channel, (_, text) => Hear(text), CommandFlags.FireAndForget);
        }
        catch (Exception exception)
        {
            // Any exception: who hears nothing asks.
            _breaker.Failed(exception);
        }
    }

    private void Hear(string? text)
    {
        if (VersionMessage.Read(text) is { } message && message.Sender < Number)
        {
            _store!.HearVersion(message.Version);
        }
    }

    // A message that is lost is told again with the next question.
    private void Tell(string version) => _ = TellAsync(version);

    private async Task TellAsync(string version)
    {
        if (!_breaker.IsClosed)
        {
            return;
        }

        try
        {
            var connection = await _redis.OpenAsync().WaitAsync(_options.Timeout);
            var told = connection.GetSubscriber().PublishAsync(_channel, new VersionMessage(Number, version).ToString());
            await told.WaitAsync(_options.Timeout);
            _breaker.Worked();
        }
        catch (Exception exception)
        {
            // Any exception: whatever ails Redis, the others ask for themselves.
            _breaker.Failed(exception);
        }
    }
}
