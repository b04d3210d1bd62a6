using Kin10.Graph.Server.Options;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace Kin10.Graph.Server.Answers;

/// <summary>Redis as a cache.</summary>
internal static class RedisStore
{
    /// <summary>
    /// A cache that connects when it is first asked. Redis need not be there, then or later: what is asked of it fails at once.
    /// </summary>
    public static IDistributedCache Open(RedisOptions options)
    {
        var configuration = ConfigurationOptions.Parse(options.Configuration);
        configuration.AbortOnConnectFail = false;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.AsyncTimeout = (int)Math.Ceiling(options.Timeout.TotalMilliseconds);
        configuration.ClientName ??= "kin10-graph";
        return new RedisCache(new RedisCacheOptions { ConfigurationOptions = configuration });
    }
}
