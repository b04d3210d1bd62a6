using Kin10.Graph.Server.Answers;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Server.Live;

/// <summary>
/// One operation that is followed: executed once, and again after each change of the graph, for all its subscribers together. It ends
/// when the last of them has left.
/// </summary>
/// <param name="operation">What is executed.</param>
/// <param name="runner">Executes it.</param>
/// <param name="budget">What all answers may take together.</param>
/// <param name="interval">The least time between two executions.</param>
/// <param name="versions">Tells when the graph has changed.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class LiveQuery(
    LiveOperation operation, LiveRunner runner, AnswerBudget budget, TimeSpan interval, IVersionFeed versions, TimeProvider clock)
    : IDisposable
{
    private readonly HashSet<LiveSubscription> _subscriptions = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _joins = new(0);
    private volatile LiveAnswer? _latest;

    /// <summary>The name of the operation among all that are followed.</summary>
    public RequestKey Key => operation.Key;

    /// <summary>The latest answer; null before the first.</summary>
    public LiveAnswer? Latest => _latest;

    /// <summary>Adds a subscriber, and tells it at once if there is an answer already.</summary>
    public void Join(LiveSubscription subscription)
    {
        lock (_subscriptions)
        {
            _subscriptions.Add(subscription);
            if (_joins.CurrentCount == 0)
            {
                _joins.Release();
            }

            if (_latest is not null)
            {
                subscription.Subscriber.Notify();
            }
        }
    }

    /// <summary>Forgets a subscriber.</summary>
    /// <returns>Whether it was the last one.</returns>
    public bool Leave(LiveSubscription subscription)
    {
        lock (_subscriptions)
        {
            return _subscriptions.Remove(subscription) && _subscriptions.Count == 0;
        }
    }

    /// <summary>Ends it, even in the middle of an execution.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _joins.Dispose();
    }

    /// <summary>Begins to execute the operation, until it is disposed.</summary>
    public void Start()
    {
        var stop = _stop.Token;
        _ = Task.Run(() => FollowAsync(stop), CancellationToken.None);
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        try
        {
            // No version: whatever the graph has is another one, and is told as soon as the store answers.
            var seen = "";
            var allowance = new LiveAllowance(_subscriptions);
            for (var isFirst = true; ; isFirst = false)
            {
                var started = clock.GetTimestamp();
                _joins.Wait(0, CancellationToken.None);
                var answer = await runner.ExecuteAsync(operation.Request, allowance, isFirst, stop);
                if (answer.IsLimited)
                {
                    // What was told last stays until somebody has enough for another answer: with time, or because one more follows.
                    await _joins.WaitAsync(allowance.Wait > interval ? allowance.Wait : interval, stop);
                    continue;
                }

                Publish(answer);
                if (_latest?.Refusal is not null)
                {
                    return;
                }

                var rest = interval - clock.GetElapsedTime(started);
                if (rest > TimeSpan.Zero)
                {
                    await Task.Delay(rest, clock, stop);
                }

                seen = await versions.WaitForChangeAsync(answer.IsOutage ? "" : answer.Version ?? seen, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nobody is left.
        }
        catch (ObjectDisposedException)
        {
            // The store was closed: the server stops.
        }
        finally
        {
            budget.Release(_latest?.Body.Length ?? 0);
        }
    }

    private void Publish(LiveAnswer answer)
    {
        var before = _latest;
        if (before is not null && answer.IsOutage)
        {
            // What was told last may still be so.
            return;
        }

        if (before is { IsOutage: false })
        {
            // A request that was answered is right: what refuses it now is an answer, too, and may pass with another change of the graph.
            answer = answer with { Refusal = null };
        }

        if (before?.Hash == answer.Hash)
        {
            _latest = before with { Version = answer.Version };
            return;
        }

        answer = budget.Keep(answer, before?.Body.Length ?? 0);
        lock (_subscriptions)
        {
            _latest = answer;
            foreach (var subscription in _subscriptions)
            {
                subscription.Subscriber.Notify();
            }
        }
    }
}
