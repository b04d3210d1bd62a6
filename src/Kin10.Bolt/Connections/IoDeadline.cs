namespace Kin10.Bolt.Connections;

/// <summary>
/// Ends one input or output operation at a time when it takes too long or its caller gives up. Reused, so that an operation
/// allocates nothing.
/// </summary>
internal sealed class IoDeadline(TimeProvider clock)
{
    private CancellationTokenSource? _source;
    private CancellationTokenRegistration _registration;

    /// <summary>Starts; every start needs its <see cref="Stop"/>.</summary>
    public CancellationToken Start(TimeSpan timeout, CancellationToken caller)
    {
        if (timeout == Timeout.InfiniteTimeSpan && !caller.CanBeCanceled)
        {
            return CancellationToken.None;
        }

        _source ??= new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _source.CancelAfter(timeout);
        Follow(caller);
        return _source.Token;
    }

    /// <summary>Lets the caller give up from now on.</summary>
    public void Follow(CancellationToken caller)
    {
        if (caller.CanBeCanceled && _source is { } source)
        {
            _registration = caller.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
        }
    }

    public void Stop()
    {
        // Waits for a cancellation that runs right now, which must not hit the next operation.
        _registration.Dispose();
        _registration = default;
        if (_source is { } source && !source.TryReset())
        {
            source.Dispose();
            _source = null;
        }
    }
}
