using Kin10.Graph.Server.Options;

namespace Kin10.Graph.Server.Redis;

/// <summary>
/// Asks Redis whether it is there, at the start and in each <see cref="RedisOptions.RetryInterval"/>, so that what is said of it is so also
/// while no request uses it.
/// </summary>
/// <param name="options">How often.</param>
/// <param name="breaker">Is told what came of it.</param>
/// <param name="cache">What is asked; null where there is no Redis.</param>
internal sealed class RedisWatch(RedisOptions options, RedisBreaker breaker, SharedCache? cache = null) : BackgroundService
{
    // The first question opens the connection, which no request waits for.
    private static readonly TimeSpan FirstTimeout = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource _hasLooked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Why Redis does not work; null where it does, or there is none. Soon after the start it waits until that is known.</summary>
    public async ValueTask<string?> ProblemAsync(CancellationToken cancellationToken)
    {
        if (cache is not null)
        {
            await _hasLooked.Task.WaitAsync(cancellationToken);
        }

        return breaker.Problem;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (cache is null)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.RetryInterval);
        var timeout = options.Timeout > FirstTimeout ? options.Timeout : FirstTimeout;
        try
        {
            do
            {
                await cache.PingAsync(timeout, stoppingToken);
                _hasLooked.TrySetResult();
                timeout = options.Timeout;
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
            _hasLooked.TrySetResult();
        }
    }
}
