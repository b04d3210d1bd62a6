namespace Kin10.GraphQL.Execution.Caching;

/// <summary>
/// Weighs what is made without interruption on one thread by what the thread allocates meanwhile, whatever it consists of. Part of that is
/// garbage at once; what a store makes of a plan later takes its place: together half to four fifths of what is counted stay.
/// </summary>
internal readonly struct AllocationMeter
{
    private readonly long _start;

    private AllocationMeter(long start) => _start = start;

    /// <summary>What was made since the start holds no more than so many bytes.</summary>
    public long Bytes => GC.GetAllocatedBytesForCurrentThread() - _start;

    /// <summary>Starts to weigh.</summary>
    public static AllocationMeter Start() => new(GC.GetAllocatedBytesForCurrentThread());
}
