using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;

namespace Kin10.Graph.Server.Redis;

/// <summary>Redis as a cache.</summary>
internal static class RedisStore
{
    /// <summary>
    /// A cache that connects when it is first asked, by the connection of all others, so that it is there for all or for none. Redis need
    /// not be there, then or later: what is asked of it fails at once.
    /// </summary>
    public static IDistributedCache Open(RedisConnection connection) =>
        new RedisCache(new RedisCacheOptions { ConnectionMultiplexerFactory = async () => await connection.OpenAsync() });
}
