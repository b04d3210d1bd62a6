using Kin10.Bolt.Connections;
using Waiter = System.Threading.Tasks.TaskCompletionSource<Kin10.Bolt.Connections.BoltConnection?>;

namespace Kin10.Bolt.Pooling;

/// <summary>
/// Those who wait for a connection of a pool; who waits longest is served first. Guarded by the pool's lock, because whether
/// a caller has to wait depends on the rest of the pool.
/// </summary>
internal sealed class WaitingLine(Lock poolLock)
{
    private readonly LinkedList<Waiter> _waiters = new();

    public int Count => _waiters.Count;

    /// <summary>Steps in line, within the lock; <see cref="WaitAsync"/> must follow, outside of it.</summary>
    public LinkedListNode<Waiter> Join_NeedsLock() =>
        _waiters.AddLast(new Waiter(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>Waits for a connection, or for leave to open one (null).</summary>
    public async Task<BoltConnection?> WaitAsync(LinkedListNode<Waiter> place, CancellationToken cancellationToken)
    {
        try
        {
            await using var registration = cancellationToken.UnsafeRegister(
                static (state, token) => ((Waiter)state!).TrySetCanceled(token), place.Value);
            return await place.Value.Task;
        }
        finally
        {
            lock (poolLock)
            {
                // Still in line if it gave up.
                if (place.List is not null)
                {
                    _waiters.Remove(place);
                }
            }
        }
    }

    /// <summary>Gives the one that waits longest a connection, or leave to open one (null).</summary>
    /// <returns>Whether anybody waits.</returns>
    public bool TryServe_NeedsLock(BoltConnection? connection)
    {
        while (_waiters.First is { } first)
        {
            _waiters.RemoveFirst();
            if (first.Value.TrySetResult(connection))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Sends everybody away.</summary>
    public void Refuse_NeedsLock(Exception reason)
    {
        foreach (var waiter in _waiters)
        {
            waiter.TrySetException(reason);
        }

        _waiters.Clear();
    }
}
