using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>Batches between the thread that reads the file and the one that makes columns of them; only a few at a time.</summary>
internal sealed class RowBatches : IDisposable
{
    private const int MostWaiting = 4;
    private readonly BlockingCollection<RowBatch> _full = new(MostWaiting);
    private readonly ConcurrentQueue<RowBatch> _empty = new();
    private ExceptionDispatchInfo? _failure;

    /// <summary>A batch to fill.</summary>
    /// <param name="tableCount">How many rows its table has.</param>
    public RowBatch Begin(int tableCount)
    {
        var batch = _empty.TryDequeue(out var used) ? used : new RowBatch();
        batch.Clear(tableCount);
        return batch;
    }

    /// <summary>Hands a batch over; waits while too many wait already.</summary>
    public void Add(RowBatch batch, CancellationToken cancellationToken) => _full.Add(batch, cancellationToken);

    /// <summary>No batch follows.</summary>
    /// <param name="failure">Why; null where all were added.</param>
    public void Complete(Exception? failure)
    {
        _failure = failure is null ? null : ExceptionDispatchInfo.Capture(failure);
        _full.CompleteAdding();
    }

    /// <summary>Takes the next batch, which is the first of a table; throws what the other thread failed with.</summary>
    public RowBatch Take(CancellationToken cancellationToken)
    {
        if (_full.TryTake(out var batch, Timeout.Infinite, cancellationToken))
        {
            return batch;
        }

        _failure?.Throw();
        throw new InvalidOperationException("All batches were taken.");
    }

    /// <summary>All batches of a table; each is good until the next is asked for.</summary>
    /// <param name="first">The first one.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public IEnumerable<RowBatch> TakeTable(RowBatch first, CancellationToken cancellationToken)
    {
        for (var batch = first; ; batch = Take(cancellationToken))
        {
            yield return batch;
            var isLast = batch.IsLast;
            _empty.Enqueue(batch);
            if (isLast)
            {
                yield break;
            }
        }
    }

    public void Dispose() => _full.Dispose();
}
