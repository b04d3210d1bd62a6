namespace Kin10.Graph.Server.Answers;

/// <summary>A run that others wait for, too. It goes on while anybody does, whoever began it.</summary>
internal sealed class Flight : IDisposable
{
    private readonly TaskCompletionSource<KeptAnswer?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _left = new();
    private readonly Lock _lock = new();
    private int _waiting = 1;

    /// <summary>Cancelled when nobody waits any more.</summary>
    public CancellationToken Left => _left.Token;

    /// <summary>Whether somebody else waits than who began it.</summary>
    public bool IsShared { get; private set; }

    /// <summary>Waits for the answer of a run that somebody else began.</summary>
    /// <param name="cancellationToken">Ends this wait.</param>
    /// <returns>The answer; null where there is none that others may have.</returns>
    public async Task<KeptAnswer?> JoinAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_waiting == 0)
            {
                return null;
            }

            _waiting++;
            IsShared = true;
        }

        try
        {
            return await _answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Somebody does not wait any more.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (--_waiting > 0 || _answer.Task.IsCompleted)
            {
                return;
            }
        }

        _left.Cancel();
    }

    /// <summary>The run has ended.</summary>
    public void Complete(KeptAnswer? answer) => _answer.TrySetResult(answer);

    public void Dispose()
    {
        Complete(null);
        _left.Dispose();
    }
}
