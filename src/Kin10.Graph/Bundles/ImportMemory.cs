namespace Kin10.Graph.Bundles;

/// <summary>
/// Keeps what an import has done with from piling up beside what it still needs. The garbage collector of a server lets it stand until much
/// of the machine's memory is taken: it expects to live long, and to use that memory again.
/// </summary>
public sealed class ImportMemory : IDisposable
{
    // Below, a collection costs more than it gives back.
    private const long LargeCount = 20_000;

    // A collection of what is young gives nearly all of it back. So often, an import takes no longer for it.
    private const long MostYoung = 16 << 20;

    // What grows old and is done with then: at least this much, or a part of what is needed, before all is looked through.
    private const long LeastOld = 32 << 20;
    private const int PartOld = 4;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    private readonly Timer _timer;
    private long _allocated = GC.GetTotalAllocatedBytes();
    private long _needed = Held;

    private ImportMemory() => _timer = new(_ => Look(), null, Interval, Timeout.InfiniteTimeSpan);

    /// <summary>Gives back what nobody uses any more, all the time until it is disposed of.</summary>
    public static ImportMemory Watch() => new();

    /// <summary>Gives back what nobody uses any more, between two steps of an import.</summary>
    /// <param name="count">How many nodes or relationships the step was about.</param>
    public static void Return(long count)
    {
        if (count >= LargeCount)
        {
            Return();
        }
    }

    private static long Held => GC.GetTotalMemory(forceFullCollection: false);

    /// <summary>Ends the watch.</summary>
    public void Dispose() => _timer.Dispose();

    private static void Return() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private void Look()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        if (allocated - _allocated >= MostYoung)
        {
            _allocated = allocated;
            GC.Collect(1, GCCollectionMode.Forced, blocking: true);
            var held = Held;
            if (held - _needed >= Math.Max(LeastOld, _needed / PartOld))
            {
                Return();
                _needed = Held;
            }
            else
            {
                _needed = Math.Min(_needed, held);
            }
        }

        // Only now: a look never meets another.
        _timer.Change(Interval, Timeout.InfiniteTimeSpan);
    }
}
