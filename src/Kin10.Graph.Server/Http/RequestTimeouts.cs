using Microsoft.Extensions.ObjectPool;

namespace Kin10.Graph.Server.Http;

/// <summary>Cancels a request when its client disconnects or when it takes too long. Sources are reused.</summary>
internal sealed class RequestTimeouts(TimeSpan timeout)
{
    private const int MaxRetained = 256;

    private readonly DefaultObjectPool<CancellationTokenSource> _sources = new(new Policy(), MaxRetained);

    /// <summary>Starts the clock of a request.</summary>
    /// <param name="aborted">Cancelled when the client disconnects.</param>
    public Timer Start(CancellationToken aborted)
    {
        var source = _sources.Get();
        source.CancelAfter(timeout);
        return new Timer(this, source, aborted.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source));
    }

    /// <summary>The clock of one request; disposing it stops it.</summary>
    public readonly struct Timer(RequestTimeouts owner, CancellationTokenSource source, CancellationTokenRegistration registration)
        : IDisposable
    {
        /// <summary>Cancelled when the client has disconnected or the time is over.</summary>
        public CancellationToken Token => source.Token;

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
