using System.Security.Cryptography;
using System.Text;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Redis;
using StackExchange.Redis;

namespace Kin10.Graph.Server.RateLimits;

/// <summary>
/// What clients have used at all instances together: for each a bucket in Redis, of which every instance takes what was used there. An
/// instance lowers its own bucket by what others have used; it counts alone where Redis does not answer.
/// </summary>
internal sealed class SharedUsage
{
    // By Redis's clock, which is one for all. What stands there and is no bucket is one that is full.
    private const string Script = """
        local burst, rate, units = tonumber(ARGV[1]), tonumber(ARGV[2]) / 60000, tonumber(ARGV[3])
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        local bucket = redis.pcall('GET', KEYS[1])
        local level, at = string.match(type(bucket) == 'string' and bucket or '', '^(%-?%d+%.%d+) (%d+)$')
        local since = math.max(0, now - (tonumber(at) or now))
        level = math.min(burst, (tonumber(level) or burst) + since * rate) - units
        if units > 0 then
            redis.call('SET', KEYS[1], string.format('%.6f %.0f', level, now), 'PX', math.ceil((burst - level) / rate))
        end
        return string.format('%.0f', math.floor(level))
        """;

    private const int NameBytes = 16;

    private readonly RedisConnection _redis;
    private readonly RedisOptions _options;
    private readonly RedisBreaker _breaker;
    private readonly RedisValue _burst;
    private readonly RedisValue _costPerMinute;

    /// <param name="redis">Where the buckets are; the connection is made now, so that no request waits for it.</param>
    /// <param name="options">How it is used.</param>
    /// <param name="breaker">Knows whether it works.</param>
    /// <param name="limits">The size of the buckets.</param>
    public SharedUsage(RedisConnection redis, RedisOptions options, RedisBreaker breaker, RateLimitOptions limits)
    {
        (_redis, _options, _breaker) = (redis, options, breaker);
        (_burst, _costPerMinute) = (limits.BurstUnits(), limits.CostPerMinute);
        _ = redis.OpenAsync();
    }

    /// <summary>Tells what a client has used here.</summary>
    /// <param name="client">The name of the client.</param>
    /// <param name="units">How many units; 0 to ask only.</param>
    /// <returns>How many are left, less than none where some are owed; null where Redis does not answer.</returns>
    public async ValueTask<long?> TellAsync(string client, long units)
    {
        if (!_breaker.IsClosed)
        {
            return null;
        }

        try
        {
            var connection = await _redis.OpenAsync().WaitAsync(_options.Timeout);

            // Not by the hash of the script, which Redis may have forgotten.
            var reply = await connection.GetDatabase()
                .ScriptEvaluateAsync(Script, [KeyOf(client)], [_burst, _costPerMinute, units], CommandFlags.NoScriptCache)
                .WaitAsync(_options.Timeout);
            _breaker.Worked();
            return (long)reply;
        }
        catch (Exception exception)
        {
            // Any exception: whatever ails Redis, requests go on.
            _breaker.Failed(exception);
            return null;
        }
    }

    // The name may be a secret key.
    private RedisKey KeyOf(string client)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(client));
        return $"{_options.KeyPrefix}used:{Convert.ToHexString(hash.AsSpan(0, NameBytes))}";
    }
}
