using Kin10.Graph.Server.Options;
using StackExchange.Redis;

namespace Kin10.Graph.Server.Redis;

/// <summary>
/// The connection to Redis, which need not be there, then or later: what is asked of it fails at once, and the connection is made again.
/// </summary>
internal sealed class RedisConnection(RedisOptions options) : IDisposable
{
    private readonly Lazy<Task<ConnectionMultiplexer>> _opening = new(() => ConnectionMultiplexer.ConnectAsync(Configure(options)));

    /// <summary>The settings of every connection.</summary>
    public static ConfigurationOptions Configure(RedisOptions options)
    {
        var configuration = ConfigurationOptions.Parse(options.Configuration);
        configuration.AbortOnConnectFail = false;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.AsyncTimeout = (int)Math.Ceiling(options.Timeout.TotalMilliseconds);
        configuration.ClientName ??= "kin10-graph";
        return configuration;
    }

    /// <summary>The connection, which the first caller opens.</summary>
    public Task<ConnectionMultiplexer> OpenAsync() => _opening.Value;

    /// <inheritdoc/>
    /// <remarks>One that is still being opened, since Redis does not answer, is not waited for.</remarks>
    public void Dispose()
    {
        if (_opening.IsValueCreated)
        {
            _ = CloseAsync(_opening.Value);
        }
    }

    private static async Task CloseAsync(Task<ConnectionMultiplexer> opening) => await (await opening).DisposeAsync();
}
