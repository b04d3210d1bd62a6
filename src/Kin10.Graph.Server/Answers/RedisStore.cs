using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Redis;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;

namespace Kin10.Graph.Server.Answers;

/// <summary>Redis as a cache.</summary>
internal static class RedisStore
{
    /// <summary>
    /// A cache that connects when it is first asked. Redis need not be there, then or later: what is asked of it fails at once.
    /// </summary>
    public static IDistributedCache Open(RedisOptions options) =>
        new RedisCache(new RedisCacheOptions { ConfigurationOptions = RedisConnection.Configure(options) });
}
