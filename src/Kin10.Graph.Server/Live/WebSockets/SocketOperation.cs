namespace Kin10.Graph.Server.Live.WebSockets;

/// <summary>An operation that is open on a WebSocket: answered once, or followed.</summary>
/// <param name="id">The client's name for it.</param>
internal sealed class SocketOperation(string id) : IDisposable
{
    private volatile bool _isOver;
    private CancellationTokenSource? _end = new();

    /// <summary>The client's name for it.</summary>
    public string Id => id;

    /// <summary>Finds out what it is, and answers it if it is no subscription; null from then on.</summary>
    public Task? Execution { get; private set; }

    /// <summary>What follows it; null for what is answered once.</summary>
    public LiveSubscription? Subscription { get; private set; }

    /// <summary>Whether nobody wants another answer.</summary>
    public bool IsOver => _isOver;

    /// <summary>Begins its execution, whose token is cancelled when nobody wants the answer.</summary>
    public void Execute(Func<CancellationToken, Task> execute)
    {
        var token = _end!.Token;
        Execution = Task.Run(() => execute(token), CancellationToken.None);
    }

    /// <summary>It is a subscription, and followed from now on: it holds no more than that.</summary>
    public void Follow(LiveSubscription subscription)
    {
        _end!.Dispose();
        (Subscription, Execution, _end) = (subscription, null, null);
    }

    /// <summary>Ends it, even in the middle of its execution.</summary>
    public void Dispose()
    {
        _isOver = true;
        _end?.Cancel();
        _end?.Dispose();
    }
}
