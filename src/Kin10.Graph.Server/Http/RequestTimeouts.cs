using Microsoft.Extensions.ObjectPool;

namespace Kin10.Graph.Server.Http;

/// <summary>Cancels a request when its client disconnects or when it takes too long. Sources are reused.</summary>
/// <param name="timeout">How long a request may take.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class RequestTimeouts(TimeSpan timeout, TimeProvider clock)
{
    private const int MaxRetained = 256;

    private readonly DefaultObjectPool<CancellationTokenSource> _sources = new(new Policy(), MaxRetained);

    /// <summary>Starts the clock of a request.</summary>
    /// <param name="aborted">Cancelled when the client disconnects.</param>
    public Timer Start(CancellationToken aborted)
    {
        var source = _sources.Get();
        var deadline = clock.GetUtcNow() + timeout;
        source.CancelAfter(timeout);
        return new Timer(
            this, source, deadline, aborted.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source));
    }

    /// <summary>The clock of one request; disposing it stops it.</summary>
    public readonly struct Timer(
        RequestTimeouts owner, CancellationTokenSource source, DateTimeOffset deadline, CancellationTokenRegistration registration)
        : IDisposable
    {
        /// <summary>When the time is over.</summary>
        public DateTimeOffset Deadline => deadline;

        /// <summary>Cancelled when the client has disconnected or the time is over.</summary>
        public CancellationToken Token => source.Token;

        /// <summary>From now on the request ends when another token is cancelled, and not when its client disconnects.</summary>
        /// <param name="end">The token.</param>
        /// <returns>Dispose of it before the clock.</returns>
        public CancellationTokenRegistration OutlastClient(CancellationToken end)
        {
            registration.Dispose();
            return end.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            registration.Dispose();
            owner._sources.Return(source);
        }
    }

    private sealed class Policy : PooledObjectPolicy<CancellationTokenSource>
    {
        public override CancellationTokenSource Create() => new();

        public override bool Return(CancellationTokenSource obj)
        {
            if (obj.TryReset())
            {
                return true;
            }

            obj.Dispose();
            return false;
        }
    }
}
