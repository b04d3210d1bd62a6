namespace Kin10.Bolt.Sessions;

/// <summary>
/// Does work again while its errors say that this makes sense: exponential back-off with jitter, for a bounded time. Work that may
/// have changed something for good is never done again.
/// </summary>
internal sealed class RetryPolicy(BoltDriverOptions options)
{
    // The longest pause; doubling on and on would outlast the retry time in one step.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(1);

    /// <param name="work">The work.</param>
    /// <param name="mayRepeat">Asked after a failure.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<T> ExecuteAsync<T>(
        Func<CancellationToken, Task<T>> work, Func<bool> mayRepeat, CancellationToken cancellationToken)
    {
        var clock = options.TimeProvider;
        var start = clock.GetTimestamp();
        for (var delay = options.InitialRetryDelay; ; delay = Next(delay))
        {
            try
            {
                return await work(cancellationToken);
            }
            catch (BoltException error) when (
                error.IsRetryable && mayRepeat() && clock.GetElapsedTime(start) < options.MaxTransactionRetryTime)
            {
                // Tried again below.
            }

            await Task.Delay(Jittered(delay, Random.Shared.NextDouble()), clock, cancellationToken);
        }
    }

    /// <summary>The pause for a random number from 0 to 1.</summary>
    internal TimeSpan Jittered(TimeSpan delay, double random) => delay * (1 + (options.RetryDelayJitter * ((random * 2) - 1)));

    internal TimeSpan Next(TimeSpan delay)
    {
        var next = delay * options.RetryDelayMultiplier;
        return next < MaxDelay ? next : MaxDelay;
    }
}
