namespace Kin10.GraphQL.Execution.Caching;

/// <summary>
/// Weighs what is made without interruption on one thread by what the thread allocates meanwhile, whatever it consists of. Much of
/// that is garbage at once: of plans a third to a quarter stays, with what a store makes of them later, so half of it is counted.
/// </summary>
internal readonly struct AllocationMeter
{
    private readonly long _start;

    private AllocationMeter(long start) => _start = start;

    /// <summary>What was made since the start holds no more than so many bytes.</summary>
    public long Bytes => (GC.GetAllocatedBytesForCurrentThread() - _start) / 2;

    /// <summary>Starts to weigh.</summary>
    public static AllocationMeter Start() => new(GC.GetAllocatedBytesForCurrentThread());
}
