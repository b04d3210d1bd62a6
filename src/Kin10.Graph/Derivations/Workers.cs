using System.Collections.Concurrent;

namespace Kin10.Graph.Derivations;

/// <summary>Uses all processors for work of many parts. Each has a result of its own, which is the same on any machine.</summary>
internal static class Workers
{
    private const int PartsAtOnce = 64;

    /// <summary>Makes a result of each part.</summary>
    /// <typeparam name="TWorker">What a thread needs for itself.</typeparam>
    /// <typeparam name="TResult">The result of a part.</typeparam>
    /// <param name="count">How many parts there are.</param>
    /// <param name="hire">Makes what a thread needs.</param>
    /// <param name="work">Does a part.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static TResult[] Do<TWorker, TResult>(
        int count, Func<TWorker> hire, Func<TWorker, int, TResult> work, CancellationToken cancellationToken)
    {
        var results = new TResult[count];
        if (count > 0)
        {
            Parallel.ForEach(
                Partitioner.Create(0, count, PartsAtOnce),
                new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
                hire,
                (range, _, worker) =>
                {
                    for (var part = range.Item1; part < range.Item2; part++)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        results[part] = work(worker, part);
                    }

                    return worker;
                },
                static _ => { });
        }

        return results;
    }
}
