using Kin10.Graph.Server.RateLimits;

namespace Kin10.Graph.Server.Live;

/// <summary>Where a subscriber is told that there may be something to take.</summary>
internal interface ILiveSubscriber
{
    /// <summary>
    /// There is another answer than before. Returns at once, and throws nothing: it is called for many, one after the other.
    /// </summary>
    void Notify();
}

/// <summary>
/// One subscriber of an operation. It holds no answer, only the hash of the one that was taken last: who is slow takes the latest answer
/// next, and what was between is gone.
/// </summary>
/// <param name="query">The operation that is followed.</param>
/// <param name="subscriber">Who is told.</param>
/// <param name="allowance">What the subscriber may ask for; null where there is no limit.</param>
/// <param name="knownVersion">The version of the graph whose answer the subscriber has already; null for none.</param>
internal sealed class LiveSubscription(LiveQuery query, ILiveSubscriber subscriber, ClientAllowance? allowance, string? knownVersion)
{
    private bool _hasTaken;
    private UInt128 _taken;

    /// <summary>The operation that is followed.</summary>
    public LiveQuery Query => query;

    /// <summary>Who is told.</summary>
    public ILiveSubscriber Subscriber => subscriber;

    /// <summary>What the subscriber may ask for; null where there is no limit.</summary>
    public ClientAllowance? Allowance => allowance;

    /// <summary>Takes the latest answer, if it is another than the one that was taken before. One caller at a time.</summary>
    public LiveAnswer? TryTake()
    {
        if (query.Latest is not { } latest || (_hasTaken && latest.Hash == _taken))
        {
            return null;
        }

        var isKnown = !_hasTaken && knownVersion is not null && (latest.Version == knownVersion || latest.Since == knownVersion);
        (_hasTaken, _taken) = (true, latest.Hash);
        return isKnown ? null : latest;
    }
}
